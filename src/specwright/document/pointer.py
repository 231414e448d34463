"""JSON pointers (RFC 6901)."""

from difflib import get_close_matches
from urllib.parse import quote, unquote

from specwright.ir.json import Json, Value


def escape(token: str) -> str:
    """Return a member's name as a token of a pointer."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def unescape(token: str) -> str:
    """Return the name that a token of a pointer spells."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def tokens(pointer: str) -> list[str]:
    """Return the names and indices that a pointer consists of."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def joined(names: list[str]) -> str:
    """Return the pointer that consists of names and indices."""
    return "".join(f"/{escape(name)}" for name in names)


def from_fragment(fragment: str) -> str:
    """Return the pointer in a URI fragment, percent-decoded, in canonical escapes."""
    decoded = unquote(fragment)
    return joined(tokens(decoded)) if "~" in decoded else decoded


def to_fragment(pointer: str) -> str:
    """Return a reference to a place of the document that it stands in."""
    return "#" + quote(pointer, safe="/~!$&'()*+,;=:@?{}|^[]<>`\\\"")


def step(value: Json, token: str) -> Value | None:
    """Return the member or element that a token names, if it is there."""
    if isinstance(value, dict):
        return Value(value[token]) if token in value else None
    if isinstance(value, list) and token.isdecimal() and token.isascii():
        index = int(token[:9])
        return Value(value[index]) if index < len(value) else None
    return None


def lookup(root: Json, pointer: str) -> Value | None:
    """Return the value at a pointer, if it is there."""
    found: Value | None = Value(root)
    for token in tokens(pointer):
        if found is None:
            return None
        found = step(found.json, token)
    return found


def nearest(root: Json, pointer: str) -> str | None:
    """Return the existing pointer that a dangling one was most likely meant to be."""
    parent, _, last = pointer.rpartition("/")
    found = lookup(root, parent)
    if found is None or not isinstance(found.json, dict):
        return None
    close = closest(unescape(last), list(found.json))
    return None if close is None else f"{parent}/{escape(close)}"


def closest(name: str, names: list[str]) -> str | None:
    """Return the name that is most like another one, if any is like it."""
    folded = {each.casefold(): each for each in names}
    if name.casefold() in folded:
        return folded[name.casefold()]
    close = get_close_matches(name[:200], names, n=1)
    return close[0] if close else None
