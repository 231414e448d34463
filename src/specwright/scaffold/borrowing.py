"""Source that was written for one file, brought to another: its names, its margin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst

from specwright.python.imports import Import, import_lines

from .holding import Holding, Origin, lines_of

_MARGIN = "    "
_Borrowed: TypeAlias = cst.ClassDef | cst.FunctionDef | cst.SimpleStatementLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Borrowing:
    """Takes nodes from a fresh file into one of the user's, which has its own names.

    `needed` are the imports that the nodes taken so far want besides.
    """

    fresh: Holding
    into: Holding
    needed: dict[Origin, str] = field(default_factory=dict[Origin, str])

    def source(self, node: _Borrowed, others: Mapping[str, str] | None = None) -> str:
        """Return the lines of a node with the names that the file has for it.

        `others` are names that have become others besides.
        """
        mentions = _Mentions()
        node.visit(mentions)
        known = others or {}
        place = self.fresh.positions[node]
        lines = [*lines_of(self.fresh.text)]
        for name in sorted(mentions.names, key=self._place, reverse=True):
            old = name.value
            origin = self.fresh.names.get(old)
            new = known.get(old, old) if origin is None else self._local(old, origin)
            at = self.fresh.positions[name].start
            line = lines[at.line - 1]
            start, end = line[: at.column], line[at.column + len(old) :]
            lines[at.line - 1] = f"{start}{new}{end}"
        return "".join(lines[place.start.line - 1 : place.end.line])

    def _place(self, name: cst.Name) -> tuple[int, int]:
        start = self.fresh.positions[name].start
        return start.line, start.column

    def free(self, name: str) -> str:
        """Return a name that the file does not have yet."""
        while name in self.into.names or name in self.needed.values():
            name = f"{name}_"
        return name

    def imports(self) -> str:
        """Return the statements that import what is needed."""
        wanted = frozenset(
            Import(module, name if name in {"", local} else f"{name} as {local}")
            for (module, name), local in self.needed.items()
        )
        lines = import_lines(wanted, package_path="handlers")
        return "".join(f"{line}\n" for line in lines if line)

    def _local(self, name: str, origin: Origin) -> str:
        found = self.into.local(origin) or self.needed.get(origin)
        if found is None:
            found = self.needed[origin] = self.free(name)
        return found


def indented(text: str, margin: str, step: str) -> str:
    """Return a method with another margin, its own levels of four columns as `step`."""
    return "".join(
        _moved(line, margin, step) for line in text.splitlines(keepends=True)
    )


def _moved(line: str, margin: str, step: str) -> str:
    body = line.lstrip(" ")
    if not body.strip():
        return body
    levels, rest = divmod(len(line) - len(body), len(_MARGIN))
    return f"{margin}{step * (levels - 1)}{' ' * rest}{body}"


class _Mentions(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[cst.Name] = []

    def visit_Name(self, node: cst.Name) -> None:
        self.names.append(node)
