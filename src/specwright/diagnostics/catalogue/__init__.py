"""Every code that a finding can carry, explained.

A part of specwright registers its codes in a module of its own here, which defines
`ENTRIES`, a tuple of `Entry`. Modules are found by being in this folder.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .entry import Entry

__all__ = ["Entry", "catalogue", "explained", "page"]


@cache
def catalogue() -> dict[str, Entry]:
    """Return every entry by its code, sorted by code."""
    entries: dict[str, Entry] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        for entry in _registered(module):
            if entry.code in entries:
                raise ValueError(f"`{entry.code}` is in the catalogue twice")
            entries[entry.code] = entry
    return dict(sorted(entries.items()))


def explained(code: str) -> str | None:
    """Return the page about a code as text, or None where nobody knows it."""
    entry = catalogue().get(code)
    return None if entry is None else page(entry)


def page(entry: Entry) -> str:
    """Return everything about a code as text."""
    return "\n".join(
        (
            f"{entry.code}: {entry.title} ({entry.severity.name.lower()})",
            "",
            entry.what,
            "",
            f"Why: {entry.why}",
            "",
            "Instead of",
            "",
            _indented(entry.bad),
            "",
            "write",
            "",
            _indented(entry.good),
            "",
        )
    )


def _registered(module: str) -> tuple[Entry, ...]:
    return getattr(import_module(f"{__name__}.{module}"), "ENTRIES", ())


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))
