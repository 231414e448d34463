"""Where text goes into a file: between its lines, so that all of them stay."""

from collections.abc import Iterable
from dataclasses import dataclass

import libcst as cst

from .holding import Held, Holding, dotted, lines_of


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text that goes after so many lines."""

    line: int
    text: str


def inserted(holding: Holding, insertions: Iterable[Insertion]) -> str:
    """Return a file with text inserted, its line breaks those of the file."""
    lines = lines_of(holding.text)
    newline = holding.module.default_newline
    pieces: list[str] = []
    done = 0
    for one in sorted(insertions, key=lambda one: one.line):
        pieces += lines[done : one.line]
        done = max(done, one.line)
        if pieces and not pieces[-1].endswith(("\n", "\r")):
            pieces.append(newline)
        pieces.append(one.text.replace("\n", newline))
    return "".join([*pieces, *lines[done:]])


def margins(holding: Holding, found: Held) -> tuple[str, str]:
    """Return the margin of a class's body, and what that adds to the class's own."""
    lines = lines_of(holding.text)
    first = found.node.body.body[0]
    margin = _margin(lines[_start(holding, first) - 1])
    own = _margin(lines[_start(holding, found.node) - 1])
    return margin, margin.removeprefix(own)


def end_of_class(holding: Holding, found: Held) -> int:
    """Return the line after which a method of a class can be added."""
    return _after(holding, found.node.body.body[-1])


def end_of_imports(holding: Holding) -> int:
    """Return the line after which imports can be added: others, or the docstring."""
    body = holding.module.body
    last: cst.CSTNode | None = None
    for number, node in enumerate(body):
        if isinstance(node, cst.ClassDef | cst.FunctionDef):
            break
        if isinstance(node, cst.SimpleStatementLine) and (
            _imports(node) or (number == 0 and holding.module.get_docstring(False))
        ):
            last = node
    if last is not None:
        return _end(holding, last)
    return _start(holding, body[0]) - 1 if body else len(lines_of(holding.text))


def end_of_classes(holding: Holding, create: str) -> int:
    """Return the line after which a class can be added: before the application."""
    body = holding.module.body
    last: cst.CSTNode | None = None
    for node in body:
        if _finishes(node, create):
            return end_of_imports(holding) if last is None else _after(holding, last)
        last = node
    return len(lines_of(holding.text))


def _finishes(node: cst.CSTNode, create: str) -> bool:
    if isinstance(node, cst.ClassDef | cst.FunctionDef):
        return False
    test = node.test if isinstance(node, cst.If) else None
    if isinstance(test, cst.Comparison) and dotted(test.left) == "__name__":
        return True
    calls = _Calls(create)
    node.visit(calls)
    return calls.found


class _Calls(cst.CSTVisitor):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.found = False

    def visit_Call(self, node: cst.Call) -> None:
        self.found |= dotted(node.func).rpartition(".")[2] == self._name


def _imports(node: cst.SimpleStatementLine) -> bool:
    return any(isinstance(one, cst.Import | cst.ImportFrom) for one in node.body)


def _start(holding: Holding, node: cst.CSTNode) -> int:
    nodes = [node]
    if isinstance(node, cst.ClassDef | cst.FunctionDef):
        nodes += node.decorators
    return min(holding.positions[one].start.line for one in nodes)


def _end(holding: Holding, node: cst.CSTNode) -> int:
    end = holding.positions[node].end
    return end.line if end.column else max(end.line - 1, _start(holding, node))


def _after(holding: Holding, node: cst.CSTNode) -> int:
    """Return the last line of a node, with the indented comments that follow."""
    lines = lines_of(holding.text)
    end = line = _end(holding, node)
    while line < len(lines) and _may_belong(lines[line]):
        line += 1
        if lines[line - 1].strip():
            end = line
    return end


def _may_belong(line: str) -> bool:
    return not line.strip() or (bool(_margin(line)) and line.lstrip().startswith("#"))


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t\f"))]
