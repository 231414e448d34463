"""Schemas with names of their own: `$id`, `$anchor` and `$dynamicAnchor`.

They are looked for where JSON Schema has schemas, and `components` is no such place. So
the schemas of a document that has such names stand in the `$defs` of its root, each by
its pointer.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urldefrag

from specwright.ir.json import Json

from .pointers import joined, tokens

BASE: Final = "https://document.invalid/"
"""The address of the document; nothing is ever asked for there."""

DEFINITIONS: Final = "$defs"
OPAQUE: Final = frozenset({"default", "enum", "example", "examples", "value"})
_NAMES: Final = ("$id", "$anchor", "$dynamicAnchor")


def defined(value: Json) -> bool:
    """Return whether something in a document has a name of its own."""
    if isinstance(value, list):
        return any(map(defined, value))
    if not isinstance(value, dict):
        return False
    if any(isinstance(value.get(name), str) for name in _NAMES):
        return True
    return any(defined(each) for key, each in value.items() if key not in OPAQUE)


def is_schema(name: str, parent: str) -> bool:
    """Return whether a member of what is no schema itself is one."""
    return name in {"schema", "itemSchema"} or parent == "/components/schemas"


def top_schema(pointer: str) -> str | None:
    """Return the pointer of the outermost schema on the way, if there is one."""
    at = ""
    for name in tokens(pointer):
        inner = joined(at, name)
        if is_schema(name, at):
            return inner
        if name in OPAQUE or name.startswith("x-"):
            return None
        at = inner
    return None


def original_steps(location: str, resources: Mapping[str, str]) -> tuple[str, ...]:
    """Return where in the document a keyword is that stands at an absolute address.

    `resources` are the pointers of the schemas with an `$id`, by what it is.
    """
    address, _ = urldefrag(location)
    steps = tokens(unquote(location.partition("#")[2]))
    if address in resources:
        return (*tokens(resources[address]), *steps)
    match steps:
        case ("$defs", top, *rest) if top.startswith("/"):
            return (*tokens(top), *rest)
        case _:
            return steps
