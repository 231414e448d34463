"""From bytes to one composed document that knows where everything stands."""

from .document import Document

__all__ = ["Document"]
