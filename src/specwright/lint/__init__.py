"""Rules that a specification should keep, one a file."""
