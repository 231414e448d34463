"""The files that references lead to, each of them read once."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urljoin

from specwright.diagnostics import Diagnostic
from specwright.ir.json import Json

from .file import File
from .pointer import escape, nearest
from .source import Refusal, Source, similar

_SUGGESTIONS: Final = 100
"""How often something like a missing thing is looked for: that takes a while."""


@dataclass(eq=False, slots=True)
class Unit:
    """A file, or the whole of the fragments, as the target of references.

    `anchors` maps a resource's pointer and an anchor in it to a pointer; `identifiers`
    the pointer of each resource of its own to its `$id`, made absolute.
    """

    name: str
    value: Json
    file: File
    anchors: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    identifiers: dict[str, str] = field(default_factory=dict[str, str])

    def resource(self, pointer: str) -> str:
        """Return the pointer of the resource that a place belongs to."""
        if not self.identifiers:
            return ""
        while pointer and pointer not in self.identifiers:
            pointer = pointer.rpartition("/")[0]
        return pointer


class Units:
    """All units of a read, by the name of their file."""

    __slots__ = ("_opened", "_source", "_suggested", "files", "findings", "identified")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._opened: dict[str, Unit | Refusal | None] = {}
        self._suggested = 0
        self.files: list[File] = []
        self.findings: list[Diagnostic] = []
        self.identified: dict[str, tuple[Unit, str]] = {}

    def add(self, file: File, value: Json, names: list[str]) -> Unit:
        """Take in what has been read already, under one or several names."""
        unit = Unit(file.name, value, file)
        for name in names:
            self._opened[name] = unit
        self._register(unit)
        return unit

    def open(self, reference: str, base: str) -> Unit | Refusal | None:
        """Return what an address from the file `base` names; None if unreadable.

        Why a file that exists is unreadable is among the findings.
        """
        name = self._source.named(reference, base)
        if isinstance(name, Refusal):
            return name
        if name not in self._opened:
            self._opened[name] = self._read(name)
        return self._opened[name]

    def similar(self, reference: str, base: str) -> str | None:
        """Return the name of a file that a missing one was most likely meant to be."""
        name = self._source.named(reference, base)
        if isinstance(name, Refusal) or not self._source.contained(name):
            return None
        return similar(name) if self._suggests() else None

    def nearest(self, unit: Unit, pointer: str) -> str | None:
        """Return the place that a missing one was most likely meant to be."""
        return nearest(unit.value, pointer) if self._suggests() else None

    def _suggests(self) -> bool:
        self._suggested += 1
        return self._suggested <= _SUGGESTIONS

    def _read(self, name: str) -> Unit | Refusal | None:
        file = self._source.opened(name)
        if isinstance(file, Refusal):
            return file
        self.files.append(file)
        self.findings.extend(file.findings)
        if file.value is None:
            return None
        unit = Unit(name, file.value, file)
        self._register(unit)
        return unit

    def _register(self, unit: Unit) -> None:
        """Find the schemas with an `$id` or an anchor."""
        text = unit.file.text
        if "$id" not in text and "nchor" not in text and "$self" not in text:
            return
        own = unit.value.get("$self") if isinstance(unit.value, dict) else None
        base = own if isinstance(own, str) else ""
        if base:
            self.identified.setdefault(_absolute(base, ""), (unit, ""))
        waiting: list[tuple[Json, str, str, str]] = [(unit.value, "", "", base)]
        while waiting:
            value, pointer, resource, base = waiting.pop()
            if isinstance(value, dict):
                resource, base = self._entered(unit, value, pointer, resource, base)
            members = (
                value.items()
                if isinstance(value, dict)
                else enumerate(value)
                if isinstance(value, list)
                else ()
            )
            for key, member in members:
                if isinstance(member, (dict, list)) and key not in _VALUES:
                    place = f"{pointer}/{escape(str(key))}"
                    waiting.append((member, place, resource, base))

    def _entered(
        self, unit: Unit, value: dict[str, Json], at: str, resource: str, base: str
    ) -> tuple[str, str]:
        identifier = value.get("$id")
        if isinstance(identifier, str) and not identifier.startswith("#"):
            base = _absolute(identifier, base)
            resource = at
            unit.identifiers[at] = base
            self.identified.setdefault(base, (unit, at))
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = value.get(keyword)
            if isinstance(anchor, str):
                unit.anchors.setdefault((resource, anchor), at)
        return resource, base


_VALUES = frozenset({"const", "default", "enum", "example", "examples"})


def _absolute(identifier: str, base: str) -> str:
    try:
        return urldefrag(urljoin(base, identifier))[0]
    except ValueError:  # an address that cannot be split names nothing
        return identifier
