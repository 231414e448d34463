"""HTTP messages written and read by the specification alone.

Independent of the runtime that generated packages carry: what that code writes is read
here, and what is written here it has to read.
"""

from .declared import Declared, declared_parameters
from .message import Answer, Request

__all__ = ["Answer", "Declared", "Request", "declared_parameters"]
