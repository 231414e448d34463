"""JSON pointers (RFC 6901), read and followed without help from other stages."""

from urllib.parse import quote, unquote

from specwright.ir.json import Json, Value


def tokens(pointer: str) -> tuple[str, ...]:
    """Return the unescaped tokens of a pointer."""
    return tuple(
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    )


def joined(pointer: str, *names: str | int) -> str:
    """Return the pointer of a member of a member."""
    return "".join(
        [pointer, *(f"/{str(n).replace('~', '~0').replace('/', '~1')}" for n in names)]
    )


def fragment(pointer: str) -> str:
    """Return a pointer as the fragment of a URI, with its `#`."""
    return "#" + quote(pointer, safe="/~!$&'()*+,;=:@?")


def target(reference: str) -> str:
    """Return the pointer that a local reference spells."""
    return unquote(reference.partition("#")[2])


def found(root: Json, pointer: str) -> Value | None:
    """Return what stands at a pointer, or None where nothing does."""
    at = root
    for token in tokens(pointer):
        if isinstance(at, dict) and token in at:
            at = at[token]
        elif isinstance(at, list) and token.isdecimal() and int(token) < len(at):
            at = at[int(token)]
        else:
            return None
    return Value(at)


def schema_at(root: Json, pointer: str) -> dict[str, Json] | None:
    """Return the schema object that a pointer leads to, through its references."""
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        value = found(root, pointer)
        if value is None or not isinstance(value.json, dict):
            return None
        reference = value.json.get("$ref")
        if not isinstance(reference, str):
            return value.json
        pointer = target(reference)
    return None
