"""What is timed, and how to repeat it: ``make benchmark``."""
