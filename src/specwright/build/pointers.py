"""JSON pointers (RFC 6901) into the composed document."""

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from specwright.ir.json import Json, Value


def escape(token: str) -> str:
    """Return a member's name as a token of a pointer."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def child(pointer: str, token: object) -> str:
    """Return the pointer of a member or an element."""
    return f"{pointer}/{escape(str(token))}"


def tokens(pointer: str) -> list[str]:
    """Return the names and indices that a pointer consists of."""
    return [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]


def from_fragment(fragment: str) -> str:
    """Return the pointer in a URI fragment, percent-decoded, in canonical escapes."""
    decoded = unquote(fragment)
    if "~" not in decoded:
        return decoded
    return "".join(f"/{escape(token)}" for token in tokens(decoded))


def enclosing(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of everything around it, innermost first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


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
    found = Value(root)
    for token in tokens(pointer):
        next_value = step(found.json, token)
        if next_value is None:
            return None
        found = next_value
    return found


def nearest(root: Json, pointer: str) -> str | None:
    """Return the existing pointer that a dangling one was most likely meant to be."""
    parent, _, last = pointer.rpartition("/")
    found = lookup(root, parent) if parent else Value(root)
    if found is None or not isinstance(found.json, dict):
        return None
    names = [str(name) for name in found.json]
    close = get_close_matches(last, names, n=1)
    if not close:
        folded = {name.casefold(): name for name in names}
        close = [folded[last.casefold()]] if last.casefold() in folded else []
    return child(parent, close[0]) if close else None
