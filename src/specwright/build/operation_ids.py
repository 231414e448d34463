"""Names of operations: as written where they can be, and different from each other."""

import re
from dataclasses import dataclass, field
from typing import Final

from .findings import Findings
from .node import Node

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_BRACED: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class OperationIds:
    """The ids of one document, by pointer of the operation and by name."""

    findings: Findings
    _written: dict[str, str] = field(default_factory=dict[str, str])
    _given: dict[str, str] = field(default_factory=dict[str, str])
    _taken: set[str] = field(default_factory=set[str])
    _called: dict[str, "Called"] = field(default_factory=dict[str, "Called"])

    def reserve(self, node: Node) -> None:
        """Let the first operation that writes an id have it."""
        written = node.value.get("operationId")
        if isinstance(written, str) and written:
            self._written.setdefault(written, node.pointer)

    def give(self, node: Node, wished: str) -> tuple[str, bool]:
        """Return the id of an operation, and whether its author gave it.

        Where the author gave none, it is the one that is `wished`, or one like it.
        """
        written = node.text("operationId")
        if written and self._first(written, node.pointer):
            self._taken.add(written)
            self._given[node.pointer] = written
            return written, True
        made = self._free(wished)
        self._taken.add(made)
        self._given[node.pointer] = made
        if written:
            self.findings.add(
                "duplicate-operation-id",
                node.at("operationId"),
                f"the operationId `{written}` is taken; this one is called `{made}`",
            )
        else:
            self.findings.add(
                "missing-operation-id",
                node.pointer,
                f"there is no operationId; the operation is called `{made}`",
                hint="add `operationId`",
            )
        return made, False

    def called(self, node: Node, wished: str) -> "Called":
        """Return what is known of an operation of a callback: the same each time.

        A callback of the components may be that of many operations.
        """
        if node.pointer not in self._called:
            apart = node.pointer in self._given
            self._called[node.pointer] = Called(*self.give(node, wished), apart)
        return self._called[node.pointer]

    def known(self, written: str) -> str | None:
        """Return an id if some operation has it."""
        return written if written in self._written else None

    def at(self, pointer: str) -> str | None:
        """Return the id of the operation at a pointer."""
        return self._given.get(pointer)

    def _first(self, written: str, pointer: str) -> bool:
        owner = self._written.setdefault(written, pointer)
        return owner == pointer and written not in self._taken

    def _free(self, wished: str) -> str:
        name, count = wished, 1
        while name in self._taken or name in self._written:
            count += 1
            name = f"{wished}_{count}"
        return name


@dataclass(frozen=True, slots=True)
class Called:
    """The id of an operation of a callback, whether its author gave it, and one more.

    `apart` says that the operation is written for something else as well.
    """

    id: str
    given: bool
    apart: bool


def made_id(method: str, path: str) -> str:
    """Return an id made of method and path: `getUsersByUserId`."""
    spelled = _BRACED.sub(r"/by/\1/", path)
    words = [word for word in _WORD.findall(spelled) if word]
    return method.lower() + "".join(word[0].upper() + word[1:] for word in words)


def received_id(method: str, name: str, *, alone: bool) -> str:
    """Return an id for what a webhook or a callback called `name` receives.

    The name says it where it has one method `alone`: `newPet`, else `postNewPet`.
    """
    words: list[str] = _WORD.findall(name)
    if not alone or not words:
        return made_id(method, name)
    return words[0] + "".join(word[0].upper() + word[1:] for word in words[1:])
