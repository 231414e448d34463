"""Findings: what is wrong, where it stands, and what to do about it."""

from .catalogue import Entry, catalogue, explained, page
from .diagnostic import Diagnostic, Location, Note, Severity, Span
from .order import fingerprint, in_order
from .printers import PRINTERS, Printer, Style, printed, shown

__all__ = [
    "PRINTERS",
    "Diagnostic",
    "Entry",
    "Location",
    "Note",
    "Printer",
    "Severity",
    "Span",
    "Style",
    "catalogue",
    "explained",
    "fingerprint",
    "in_order",
    "page",
    "printed",
    "shown",
]
