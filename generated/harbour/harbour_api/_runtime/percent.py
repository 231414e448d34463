"""Percent-encoding (RFC 3986, sections 2.1 to 2.4)."""

import re
from typing import Final
from urllib.parse import quote, unquote_to_bytes

_RESERVED: Final = ":/?@!$'()*,;="
_MALFORMED: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_TRIPLE: Final = re.compile("(%[0-9A-Fa-f]{2})")


class WireError(ValueError):
    """A value that cannot be written as asked, or text that is no such value."""


def encode(text: str) -> str:
    """Return `text` with everything but unreserved characters encoded as UTF-8."""
    if text.isalnum() and text.isascii():
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise WireError("text with a lone surrogate cannot be sent") from None


def encode_reserved(text: str) -> str:
    """Encode for `allowReserved` (RFC 6570, section 3.2.3).

    Reserved characters and percent-encoded triples stay as they are, except for the
    few that would end the value or that a query may not hold: `#`, `&`, `+`, `[`, `]`.
    """
    pieces = _TRIPLE.split(text)
    try:
        pieces[::2] = [quote(piece, safe=_RESERVED) for piece in pieces[::2]]
    except UnicodeEncodeError:
        raise WireError("text with a lone surrogate cannot be sent") from None
    return "".join(pieces)


def decode(text: str) -> str:
    """Return what was encoded; malformed triples and bad UTF-8 are refused."""
    if "%" not in text:
        return text
    if _MALFORMED.search(text):
        raise WireError("malformed percent-encoding")
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        raise WireError("percent-encoded bytes are not UTF-8") from None


def decode_plus(text: str) -> str:
    """Decode text of a query or form, where a plus sign stands for a space."""
    return decode(text.replace("+", " ")) if "+" in text else decode(text)


def verbatim(text: str) -> str:
    """Return `text` as it is, for places that know no percent-encoding."""
    return text
