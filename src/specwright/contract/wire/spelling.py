"""Parameters written in their style (RFC 6570 and OpenAPI 3.1, section 4.8.12)."""

import json
import re
from collections.abc import Callable
from typing import Final

from specwright.ir.json import Json

from .bodies import is_json
from .declared import Declared
from .manner import PLAIN, Manner
from .querystring import is_query
from .scalars import escaped, is_scalar, spelled

_HEADER: Final = re.compile(r"[!-~]([ -~]*[!-~])?")
_COOKIE: Final = re.compile(r"[!#-+\--:<-\[\]-~]+")


def travels(declared: Declared, value: Json) -> bool:
    """Return whether a value has one clear spelling as this parameter."""
    if declared.place == "querystring":
        return is_query(declared, value)
    if declared.media_type is not None:
        clear = is_json(declared.media_type) or value != ""
        return clear and declared.place in {"query", "path"}
    match value:
        case list():
            return bool(value) and all(_element(declared, each) for each in value)
        case dict():
            return (
                bool(value)
                and all(_element(declared, each) for each in value.values())
                and all(map(re.compile(r"[A-Za-z0-9_-]+").fullmatch, value))
            )
        case _:
            return is_scalar(value) and _fits(declared, spelled(value))


def _element(declared: Declared, value: Json) -> bool:
    if not is_scalar(value):
        return False
    text = spelled(value)
    if declared.place in {"header", "cookie"} and ("," in text or "=" in text):
        return False
    return bool(text) and _fits(declared, text)


def _fits(declared: Declared, text: str) -> bool:
    match declared.place:
        case "path":
            return text != ""
        case "header":
            return _HEADER.fullmatch(text) is not None
        case "cookie" if declared.style == "cookie" and "%" in text:
            return False
        case "cookie":
            return _COOKIE.fullmatch(text) is not None
        case _:
            return True


def _content(media_type: str, value: Json) -> str:
    """Return what is described by `content`: JSON, or text in some other format."""
    return json.dumps(value) if is_json(media_type) else str(value)


def segment(declared: Declared, value: Json) -> str:
    """Return what stands in the path for a parameter."""
    if declared.media_type is not None:
        return escaped(_content(declared.media_type, value))
    name = escaped(declared.name)
    match declared.style:
        case "label":
            return "." + ("." if declared.explode else ",").join(
                _items(declared, value)
            )
        case "matrix" if declared.explode and isinstance(value, list):
            return "".join(f";{name}={escaped(spelled(each))}" for each in value)
        case "matrix" if declared.explode and isinstance(value, dict):
            return "".join(f";{item}" for item in _items(declared, value))
        case "matrix":
            return f";{name}=" + ",".join(_items(declared, value))
        case _:
            return ",".join(_items(declared, value))


def _items(declared: Declared, value: Json) -> list[str]:
    escape = _escape(declared)
    match value:
        case list():
            return [escape(spelled(each)) for each in value]
        case dict() if declared.explode:
            return [f"{escape(key)}={escape(spelled(v))}" for key, v in value.items()]
        case dict():
            return [
                escape(text) for key, v in value.items() for text in (key, spelled(v))
            ]
        case _:
            return [escape(spelled(value))]


def _escape(declared: Declared) -> Callable[[str], str]:
    """Return how text is escaped: what is spelled as cookies are is left alone."""
    return str if declared.style == "cookie" else escaped


def query_pairs(declared: Declared, value: Json, manner: Manner = PLAIN) -> list[str]:
    """Return the `name=value` pairs of a query."""
    found = pairs(declared, value)
    if declared.style == "spaceDelimited":
        return found  # where a blank is more than a blank
    return [manner.query(pair) for pair in found]


def pairs(declared: Declared, value: Json) -> list[str]:
    """Return the `name=value` pairs of a query or a cookie."""
    escape = _escape(declared)
    name = escape(declared.name)
    if declared.media_type is not None:
        return [f"{name}={escaped(_content(declared.media_type, value))}"]
    if isinstance(value, dict) and declared.style == "deepObject":
        return [
            f"{name}%5B{escaped(key)}%5D={escaped(spelled(v))}"
            for key, v in value.items()
        ]
    if declared.style == "deepObject" and isinstance(value, list):
        return [
            f"{name}%5B{index}%5D={escaped(spelled(each))}"
            for index, each in enumerate(value)
        ]
    if declared.explode and isinstance(value, list):
        return [f"{name}={escape(spelled(each))}" for each in value]
    if declared.explode and isinstance(value, dict):
        return _items(declared, value)
    delimiter = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(
        declared.style, ","
    )
    return [f"{name}={delimiter.join(_items(declared, value))}"]


def field(declared: Declared, value: Json) -> str:
    """Return the value of a header, which knows no percent-encoding."""
    if declared.media_type is not None:
        return _content(declared.media_type, value)
    match value:
        case list():
            return ",".join(map(spelled, value))
        case dict() if declared.explode:
            return ",".join(f"{key}={spelled(v)}" for key, v in value.items())
        case dict():
            return ",".join(f"{key},{spelled(v)}" for key, v in value.items())
        case _:
            return spelled(value)
