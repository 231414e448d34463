"""How text is escaped, by the place it travels in."""

import re
from typing import Final

from .operation import Parameter
from .percent import WireError, encode, encode_reserved
from .styles import Escape, Spelling

_FORBIDDEN_IN_HEADER: Final = re.compile(r"[^\t\x20-\x7e]|^[ \t]|[ \t]$")
_FORBIDDEN_IN_COOKIE: Final = re.compile(r"[^\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]")


def escape_header(text: str) -> str:
    """Return `text` as it is; refuse what a header cannot hold."""
    if _FORBIDDEN_IN_HEADER.search(text):
        raise WireError(f"{text!r} cannot be written in a header")
    return text


def escape_cookie(text: str) -> str:
    """Return `text` as it is; refuse what a cookie cannot hold (RFC 6265, 4.1.1)."""
    if _FORBIDDEN_IN_COOKIE.search(text):
        raise WireError(f"{text!r} cannot be written in a cookie")
    return text


def escape_reserved_element(escape: Escape, text: str) -> str:
    """Escape an element, where delimiters are not allowed to pass."""
    return escape(text).replace(",", "%2C").replace("=", "%3D")


def escape_of(parameter: Parameter, spelling: Spelling) -> Escape:
    """Return how the values of a parameter are escaped."""
    match parameter.place:
        case "header":
            return escape_header
        case "cookie" if parameter.style == "cookie":
            return escape_cookie
        case _ if parameter.allow_reserved:
            return encode_reserved
        case _ if spelling.prefix == ".":
            return _encode_dots
        case _:
            return encode


def _encode_dots(text: str) -> str:
    return encode(text).replace(".", "%2E")
