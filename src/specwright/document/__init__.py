"""From bytes to one composed document that knows where everything stands."""

from .document import Document
from .policy import ReadPolicy
from .reading import read_document
from .validation import validated

__all__ = ["Document", "ReadPolicy", "read_document", "validated"]
