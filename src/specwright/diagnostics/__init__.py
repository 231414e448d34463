"""Findings: what is wrong, where it stands, and what to do about it."""

from .diagnostic import Diagnostic, Location, Note, Severity, Span

__all__ = ["Diagnostic", "Location", "Note", "Severity", "Span"]
