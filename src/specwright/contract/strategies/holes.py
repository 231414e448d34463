"""A value with a hole in it, to be filled in several ways."""

from typing import Final

from specwright.ir.json import Json

HOLE: Final[dict[str, Json]] = {"hole": None}
"""Stands for the value to come; told from others by identity."""


def filled(value: Json, filling: Json) -> Json:
    """Return a value with the hole filled."""
    if value is HOLE:
        return filling
    if isinstance(value, list):
        return [filled(each, filling) for each in value]
    if isinstance(value, dict):
        return {name: filled(each, filling) for name, each in value.items()}
    return value
