"""Whether a document keeps to its specification."""

from .validated import validated

__all__ = ["validated"]
