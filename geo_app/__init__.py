"""See a territorial dispute: who held what and when, and what each proposal would mean."""

__version__ = "0.1.0"
