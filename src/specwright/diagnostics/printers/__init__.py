"""Findings in print: one table of formats."""

from collections.abc import Iterable, Mapping
from typing import Final

from specwright.diagnostics.diagnostic import Diagnostic
from specwright.diagnostics.order import in_order

from .json import print_json
from .printer import Printer, Style
from .text import print_text

__all__ = ["PRINTERS", "Printer", "Style", "printed"]

PRINTERS: Final[Mapping[str, Printer]] = {
    "json": print_json,
    "text": print_text,
}
"""Format -> printer."""


def printed(
    findings: Iterable[Diagnostic],
    format_name: str = "text",
    style: Style | None = None,
) -> str:
    """Return findings in a format of `PRINTERS`, sorted, each of them once."""
    return PRINTERS[format_name](in_order(findings), style or Style())
