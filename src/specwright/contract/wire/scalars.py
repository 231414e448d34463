"""Scalars as text, and whether a text says what a scalar is."""

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from fractions import Fraction
from urllib.parse import quote
from uuid import UUID

from specwright.ir.json import Json


def spelled(value: Json) -> str:
    """Return a scalar as a parameter carries it."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case int() | float():
            return repr(value)
        case _:
            raise ValueError(f"{value!r} has no spelling in a parameter")


def is_scalar(value: Json) -> bool:
    """Return whether a value has a spelling in a parameter."""
    return isinstance(value, str | bool | int | float)


def says(text: str, value: Json) -> bool:
    """Return whether a text spells a scalar, in one of the ways there are."""
    if isinstance(value, str):
        return same_text(text, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return Fraction(text) == Fraction(str(value))
        except ValueError:
            return False
    return is_scalar(value) and text == spelled(value)


def escaped(text: str) -> str:
    """Percent-encode everything but unreserved characters, steps included."""
    return (
        quote(text, safe="").replace(".", "%2E")
        if text in {".", ".."}
        else quote(text, safe="")
    )


def same_text(left: str, right: str) -> bool:
    """Return whether two strings are equal, or the same moment, identifier or bytes.

    Texts of arrays and objects in JSON may differ in their layout and order.
    """
    if left == right:
        return True
    if left[:1] == right[:1] and left[:1] in {"[", "{"}:
        with suppress(ValueError):
            return same_json(json.loads(left), json.loads(right))
    if len(left) < 4 or len(right) < 4:
        return False
    for read in (_moment, _time, date.fromisoformat, UUID, _bytes):
        with suppress(ValueError):
            return read(left) == read(right)
    return False


def _moment(text: str) -> datetime:
    if len(text) < 19:
        raise ValueError(text)
    return datetime.fromisoformat(text.upper())


def _time(text: str) -> time:
    if text.count(":") < 2:
        raise ValueError(text)
    return time.fromisoformat(text.upper())


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def same_json(left: Json, right: Json) -> bool:
    """Return whether two values are equal as JSON, strings as `same_text` has it."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(
            same_json(left[name], right[name]) for name in left
        )
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_json, left, right))
    if isinstance(left, str) and isinstance(right, str):
        return same_text(left, right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left == right


def same_parameter(sent: Json, got: Json) -> bool:
    """Compare values whose type was lost in the spelling.

    In brackets an array is spelled like an object whose members are called `0`, `1`...
    and nothing but a schema tells them apart.
    """
    return _same_texts(sent, got, same_parameter)


def spelled_alike(sent: Json, got: Json) -> bool:
    """Return whether values are spelled alike, which a schema may tell apart or not.

    So are a text and a list that has nothing else in it, and null and its name.
    """
    match sent, got:
        case [only], _ if is_scalar(got) or got is None:
            return spelled_alike(only, got)
        case _, [only] if is_scalar(sent) or sent is None:
            return spelled_alike(sent, only)
        case "null", None:
            return True
        case _:
            return _same_texts(sent, got, spelled_alike)


def _same_texts(sent: Json, got: Json, same: Callable[[Json, Json], bool]) -> bool:
    match sent, got:
        case list(), dict():
            numbered: Json = {str(index): each for index, each in enumerate(sent)}
            return same(numbered, got)
        case list(), list():
            return len(sent) == len(got) and all(map(same, sent, got))
        case dict(), dict():
            return sent.keys() == got.keys() and all(
                same(sent[name], got[name]) for name in sent
            )
        case _ if is_scalar(sent) and isinstance(got, str):
            return says(got, sent)
        case str(), _ if is_scalar(got):
            return sent == spelled(got)
        case _:
            return same_json(sent, got)
