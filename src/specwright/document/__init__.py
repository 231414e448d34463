"""From bytes to one composed document that knows where everything stands."""

from .dereference import dereferenced
from .document import Document
from .policy import ReadPolicy
from .reading import read_document
from .validation import validated
from .words import differ_in_words
from .writing import bundled, written

__all__ = [
    "Document",
    "ReadPolicy",
    "bundled",
    "dereferenced",
    "differ_in_words",
    "read_document",
    "validated",
    "written",
]
