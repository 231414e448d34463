"""The dereferenced view: every reference replaced by what it names, by prance.

prance is given the document in memory alone, and shielded from what it does wrong: it
takes data for references (examples, defaults, a property named `$ref`), drops what
stands beside a reference, does not decode `%20`, and fails where a target is missing.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.json import Json

from .collector import collector_paused
from .document import Document
from .grammar import Kind, Many, Shape, field
from .pointer import escape, from_fragment
from .validation.references import dangling

_REF = "$ref"
_MASKED = "\0ref"
_READABLE = re.compile(r"/[^/\0-\x1f][^\0-\x1f]*")
_MOST_NODES = 2_000_000


def dereferenced(document: Document) -> tuple[Json, tuple[Diagnostic, ...]]:
    """Return the value of a document without references, parts of it shared.

    A reference that leads to something around itself stays, and so does one that leads
    nowhere. Where the result, written out, would have millions of nodes, a finding says
    so: it can be looked at, but should not be printed.
    """
    prance: Any = import_module("prance.util.resolver")  # it brings no types
    lost = frozenset(each.pointer for each in dangling(document.value))
    shield = _Shield(document.version, lost)
    resolver = prance.RefResolver(
        shield.walk(document.value, (Many.ONE, Kind.DOCUMENT), ""),
        # prance compares addresses; this one is never opened.
        "file:///document",
        resolve_types=prance.RESOLVE_INTERNAL,
        recursion_limit_handler=prance.keep_ref_on_recursion,
        reference_cache={},
    )
    with collector_paused():
        resolver.resolve_references()
        value = _unmasked(resolver.specs)
        nodes = _size(value)
    if nodes <= _MOST_NODES:
        return value, ()
    return value, (_too_large(nodes),)


class _Shield:
    """Rewrites a document into one that prance reads as it is meant."""

    def __init__(self, version: str, lost: frozenset[str]) -> None:
        self._siblings_count = not version.startswith(("2", "3.0"))
        self._lost = lost

    def walk(self, value: Json, shape: Shape, at: str) -> Json:
        many, kind = shape
        if kind is Kind.DATA:
            return _masked(value)
        if isinstance(value, list):
            return [
                self.walk(element, (Many.ONE, kind), f"{at}/{index}")
                for index, element in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if many is Many.MAP:
            return {
                _MASKED if name == _REF else name: self.walk(
                    member, (Many.ONE, kind), f"{at}/{escape(name)}"
                )
                for name, member in value.items()
            }
        return self._object(value, kind, at)

    def _object(self, value: dict[str, Json], kind: Kind, at: str) -> Json:
        found = {
            name: self.walk(member, field(kind, name), f"{at}/{escape(name)}")
            for name, member in value.items()
        }
        if _REF not in found:
            return found
        reference = found.pop(_REF)
        pointer = _pointer(reference)
        if f"{at}/{_REF}" in self._lost or not _READABLE.fullmatch(pointer):
            return {_MASKED: reference, **found}
        pointing: dict[str, Json] = {_REF: f"#{pointer}"}
        if not found or not self._siblings_count:
            return pointing
        if kind is Kind.SCHEMA:
            before = found.get("allOf")
            parts = before if isinstance(before, list) else []
            return {**found, "allOf": [pointing, *parts]}
        return pointing


def _pointer(reference: Json) -> str:
    """Return the pointer of a reference into its own document; else nothing."""
    if not isinstance(reference, str) or not reference.startswith("#"):
        return ""
    return from_fragment(reference[1:])


def _masked(value: Json) -> Json:
    """Return data in which nothing is called `$ref`."""
    if isinstance(value, list):
        return [_masked(element) for element in value]
    if isinstance(value, dict):
        return {
            _MASKED if name == _REF else name: _masked(member)
            for name, member in value.items()
        }
    return value


def _unmasked(value: Json) -> Json:
    """Return a value with its own names again; what was shared stays shared."""

    def build(value: Json, done: Callable[[Json], Json]) -> Json:
        if isinstance(value, list):
            return [done(element) for element in value]
        if isinstance(value, dict):
            return {
                _REF if name == _MASKED else name: done(member)
                for name, member in value.items()
            }
        return value

    known: dict[int, Json] = {}

    def once(value: Json) -> Json:
        if not isinstance(value, (dict, list)):
            return value
        if id(value) not in known:
            known[id(value)] = build(value, once)
        return known[id(value)]

    return once(value)


def _size(value: Json) -> int:
    """Return how many nodes a value has, written out."""
    known: dict[int, int] = {}

    def size(value: Json) -> int:
        if not isinstance(value, (dict, list)):
            return 1
        if id(value) not in known:
            members = value.values() if isinstance(value, dict) else value
            known[id(value)] = 1 + sum(size(member) for member in members)
        return known[id(value)]

    return size(value)


def _too_large(nodes: int) -> Diagnostic:
    return Diagnostic(
        code="dereferenced-too-large",
        severity=Severity.ERROR,
        location=Location(""),
        message=f"without references the document has {nodes} nodes",
        hint="leave the references in",
    )
