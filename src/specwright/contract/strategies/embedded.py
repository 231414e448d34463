"""Strings that hold JSON, and strings that do so badly."""

from typing import Final

from pydantic_core import to_json

from specwright.ir.json import Json

from .nasty import VALUES

_MALFORMED: Final = ("", "{", "nul", "NaN", "{'a': 1}", "[1,]", "1 2")


def json_text(value: Json, *, lines: bool = False) -> str:
    """Return a value as a text of JSON, of one line or several."""
    return to_json(value, indent=2 if lines else None).decode()


def other_contents() -> list[Json]:
    """Return texts that are no JSON, and those of values of each type."""
    return [*_MALFORMED, *map(json_text, VALUES)]
