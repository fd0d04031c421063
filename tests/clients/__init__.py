"""Files of every form, opened by programs that are not ours: ``make clients``."""
