"""Assignments that fit on no line, which black breaks and ruff's formatter leaves."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from .style import WIDTH, by_black

_ASSIGNMENT = re.compile(r"( *)[^\W\d]\w*: .+ = .+(?<!,)")

_SUSPECT = re.compile(
    rf"^(?=.{{{WIDTH + 1}}}) *[^\W\d]\w*: .+ = .+(?<!,)$", re.MULTILINE
)


def settled(text: str) -> str:
    """Return what ruff's formatter gave with such assignments as black has them."""
    if not _SUSPECT.search(text):
        return text
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    quoted = False
    for line in text.split("\n"):
        found = _ASSIGNMENT.fullmatch(line) if len(line) > WIDTH else None
        if found and not quoted and _is_assignment(line):
            yield from _broken(line.strip(), len(found[1]))
        else:
            yield line
        if line.count('"""') % 2:
            quoted = not quoted


def _is_assignment(line: str) -> bool:
    try:
        tree = ast.parse(line.strip())
    except SyntaxError:
        return False
    return len(tree.body) == 1 and isinstance(tree.body[0], ast.AnnAssign)


@cache
def _broken(statement: str, indent: int) -> tuple[str, ...]:
    outer = "".join(f"{' ' * depth}class _:\n" for depth in range(0, indent, 4))
    done = by_black(f"{outer}{' ' * indent}{statement}\n")
    return tuple(done.rstrip("\n").split("\n")[indent // 4 :])
