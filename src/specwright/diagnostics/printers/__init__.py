"""Findings in print: one table of formats."""

from collections.abc import Iterable, Mapping
from typing import Final

from specwright.diagnostics.diagnostic import Diagnostic
from specwright.diagnostics.order import in_order

from .characters import shown
from .github import print_github
from .gitlab import print_gitlab
from .json import print_json
from .junit import print_junit
from .markdown import print_markdown
from .printer import Printer, Style
from .sarif import print_sarif
from .text import print_text

__all__ = ["PRINTERS", "Printer", "Style", "printed", "shown"]

PRINTERS: Final[Mapping[str, Printer]] = {
    "text": print_text,
    "json": print_json,
    "sarif": print_sarif,
    "github": print_github,
    "gitlab": print_gitlab,
    "junit": print_junit,
    "markdown": print_markdown,
}
"""Format -> printer."""


def printed(
    findings: Iterable[Diagnostic],
    format_name: str = "text",
    style: Style | None = None,
) -> str:
    """Return findings in a format of `PRINTERS`, sorted, each of them once."""
    return PRINTERS[format_name](in_order(findings), style or Style())
