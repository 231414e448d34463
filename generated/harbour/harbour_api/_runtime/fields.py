"""What a message carries by name, before types are looked at."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from .percent import decode_plus

Fields: TypeAlias = Mapping[str, Sequence[str]]
"""What a message carries: per name (in lower case for headers), raw values."""


class Nothing:
    """The type of `NOTHING`: no value came."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = Nothing()


def parse_query(raw: str) -> dict[str, list[str]]:
    """Split a query string: names decoded, values as they came."""
    fields: dict[str, list[str]] = {}
    for pair in raw.split("&"):
        if pair:
            name, _, value = pair.partition("=")
            fields.setdefault(decode_plus(name), []).append(value)
    return fields


def parse_cookies(raw: str) -> dict[str, list[str]]:
    """Split a `Cookie` header: values as they came, without their quotes."""
    fields: dict[str, list[str]] = {}
    for pair in raw.split(";"):
        name, equals, value = pair.strip(" \t").partition("=")
        if equals:
            if len(value) > 1 and value[0] == value[-1] == '"':
                value = value[1:-1]
            fields.setdefault(name, []).append(value)
    return fields
