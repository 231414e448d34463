"""Schema identifiers: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema Core, section 8).

A schema with `$id` starts a resource of its own; a fragment in it counts from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from specwright.ir.json import Json

from .findings import Findings
from .pointers import child, from_fragment, lookup

_NAMED_SCHEMAS = frozenset(
    {
        "$defs",
        "definitions",
        "dependentSchemas",
        "patternProperties",
        "properties",
        "responses",
        "schemas",
    }
)
_VALUES = frozenset({"const", "default", "enum", "example", "examples"})


@dataclass(frozen=True, slots=True)
class Resources:
    """The resources of a document, by pointer of their root; the document is one."""

    root: Json
    uris: dict[str, str]
    pointers: dict[str, str]
    anchors: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    dynamic: dict[str, dict[str, str]] = field(
        default_factory=dict[str, dict[str, str]]
    )

    def enclosing(self, pointer: str) -> str:
        """Return the root of the resource that a place belongs to."""
        while pointer and pointer not in self.uris:
            pointer = pointer.rpartition("/")[0]
        return pointer

    def resolve(self, reference: str, pointer: str) -> str | None:
        """Return the pointer that a reference written at `pointer` names.

        A fragment that its resource lacks is looked up in the whole document, which is
        what authors of OpenAPI mean by it.
        """
        resource = self.enclosing(pointer)
        address, fragment = urldefrag(reference)
        if address:
            target = self.pointers.get(urljoin(self.uris[resource], address))
            if target is None:
                return None
            resource = target
        if fragment and not fragment.startswith("/"):
            return self.anchors.get((resource, fragment))
        path = from_fragment(fragment)
        if resource and lookup(self.root, resource + path) is None:
            return path if lookup(self.root, path) is not None else None
        return resource + path


def resources_of(root: Json, base: str, findings: Findings) -> Resources:
    """Return the resources of a document whose own address is `base`."""
    found = Resources(root, {"": base}, {base: ""})
    waiting: list[tuple[Json, str, str, bool]] = [(root, "", "", False)]
    while waiting:
        value, pointer, resource, names = waiting.pop()
        if isinstance(value, list):
            waiting.extend(
                (element, f"{pointer}/{index}", resource, False)
                for index, element in enumerate(value)
            )
        if not isinstance(value, dict):
            continue
        inner = (
            resource if names else _entered(found, value, pointer, resource, findings)
        )
        waiting.extend(
            (member, child(pointer, key), inner, not names and key in _NAMED_SCHEMAS)
            for key, member in value.items()
            if names or (key not in _VALUES and not str(key).startswith("x-"))
        )
    return found


def _entered(
    found: Resources,
    schema: Mapping[str, Json],
    pointer: str,
    resource: str,
    findings: Findings,
) -> str:
    identifier = schema.get("$id")
    if isinstance(identifier, str) and pointer:
        uri, _ = urldefrag(urljoin(found.uris[resource], identifier))
        if uri in found.pointers:
            findings.add(
                "duplicate-schema-id",
                f"{pointer}/$id",
                f"`$id` `{identifier}` is taken; the second one is ignored",
            )
        else:
            found.uris[pointer] = uri
            found.pointers[uri] = pointer
            resource = pointer
    for keyword in ("$anchor", "$dynamicAnchor"):
        anchor = schema.get(keyword)
        if isinstance(anchor, str):
            found.anchors.setdefault((resource, anchor), pointer)
            if keyword == "$dynamicAnchor":
                found.dynamic.setdefault(resource, {}).setdefault(anchor, pointer)
    return resource
