"""Reading the members of one object of the document, each of the type it should be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from specwright.ir.json import Json, Value
from specwright.ir.operations import NO_DOC, Doc
from specwright.ir.words import Words

from .findings import Findings
from .pointers import child

Identity: TypeAlias = tuple[str, tuple[str, ...]]
"""What tells one object from another that may be the same with other words."""


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON object and where it stands.

    A member of the wrong type is reported and reads as if it were absent.
    """

    value: Mapping[str, Json]
    pointer: str
    findings: Findings

    def at(self, key: object) -> str:
        """Return the pointer of a member."""
        return child(self.pointer, key)

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def text(self, key: str) -> str | None:
        """Return a string; None where there is none."""
        if key not in self.value:
            return None
        return self.findings.text(self.at(key), f"`{key}`", self.value[key])

    def words(self, key: str) -> str:
        """Return what an author wrote, with its place; empty where nothing is.

        What replaces words from elsewhere knows its place already.
        """
        text = self.text(key)
        if not text or isinstance(text, Words):
            return text or ""
        # A number that stands in the place of a string is not what is written there.
        return Words(text, self.at(key)) if text is self.value[key] else text

    @property
    def identity(self) -> Identity:
        """Return where this stands, and where the words do that replace its own."""
        found = (self.value.get(key) for key in ("summary", "description"))
        replaced = tuple(one.pointer for one in found if isinstance(one, Words))
        return self.pointer, replaced

    def flag(self, key: str) -> bool | None:
        """Return a boolean; None where there is none."""
        if key not in self.value:
            return None
        value = self.value[key]
        if isinstance(value, bool):
            return value
        self.findings.wrong_type(self.at(key), f"`{key}`", value, "a boolean")
        return None

    def object(self, key: str) -> "Node | None":
        """Return an object; None where there is none."""
        if key not in self.value:
            return None
        value = self.value[key]
        if isinstance(value, dict):
            return Node(value, self.at(key), self.findings)
        self.findings.wrong_type(self.at(key), f"`{key}`", value, "an object")
        return None

    def members(self, key: str) -> Iterator[tuple[str, Json, str]]:
        """Yield name, value and pointer for each member of the map at `key`.

        In a map of names, `x-rate-limit` is a name as good as any.
        """
        node = self.object(key)
        if node is not None:
            for name, value in node.value.items():
                yield str(name), value, node.at(name)

    def fields(self) -> Iterator[tuple[str, Json, str]]:
        """Yield name, value and pointer of each member of this, extensions apart."""
        for name, value in self.value.items():
            if not str(name).startswith("x-"):
                yield str(name), value, self.at(name)

    def elements(self, key: str) -> Iterator[tuple[Json, str]]:
        """Yield value and pointer for each element of an array."""
        if key not in self.value:
            return
        value = self.value[key]
        if not isinstance(value, list):
            self.findings.wrong_type(self.at(key), f"`{key}`", value, "an array")
            return
        pointer = self.at(key)
        for index, element in enumerate(value):
            yield element, f"{pointer}/{index}"

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an array of strings, without the elements that are none."""
        found: list[str] = []
        for element, pointer in self.elements(key):
            text = self.findings.text(pointer, f"an element of `{key}`", element)
            if text is not None:
                found.append(text)
        return tuple(found)

    def given(self, key: str) -> Value | None:
        """Return a value of any type; None where there is none."""
        return Value(self.value[key]) if key in self.value else None

    def extensions(self) -> dict[str, Json]:
        """Return the members whose names start with `x-`."""
        return {
            str(key): value
            for key, value in self.value.items()
            if str(key).startswith("x-")
        }

    def doc(self) -> Doc:
        """Return what the author wrote about this."""
        if not self.value.keys() & _DOC_KEYS:
            return NO_DOC
        external = self.object("externalDocs")
        return Doc(
            summary=self.words("summary"),
            description=self.words("description"),
            deprecated=self.flag("deprecated") or False,
            external=None if external is None else external.text("url"),
        )


_DOC_KEYS = {"summary", "description", "deprecated", "externalDocs"}
