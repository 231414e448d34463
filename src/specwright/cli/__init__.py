"""The command line: one verb, one module."""

from .program import main
from .status import Status

__all__ = ["Status", "main"]
