"""The workplace of a social-accompaniment service for families with children."""

__version__ = "0.1.0"
