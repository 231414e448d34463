"""What black breaks in one place and ruff's formatter in another.

Both leave a line alone that cannot be made to fit; they differ in where they look for a
way. Such a declaration, found by its length, is given to black by itself; and so is the
head of a function that ruff has broken between its parentheses and in its result.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

from .style import WIDTH, by_black

_SUSPECT = re.compile(rf"^(?=.{{{WIDTH + 1}}})(    )?[^\W\d]\w*: ", re.MULTILINE)
"""At the margin or in a class: what is generated declares nothing further in."""

_HEAD = re.compile(
    r"^(?P<margin> *)(?:async )?def \w+\(\n"
    r"(?P=margin)    [^\n]*[^,\n]\n"
    r"(?P=margin)\) -> [^\n]*\[\n"
    r"(?:(?P=margin) +[^\n]*\n)+?"
    r"(?P=margin)\]:$",
    re.MULTILINE,
)
"""Black would rather break the result alone, where that keeps a trailing comma."""

_BROKEN_RESULT = re.compile(r"\) -> [^\n]*\[\n")
_KEPT_COMMA = re.compile(r",\n *\]")

_APART = "\n\n\n"
"""Two empty lines: they stand around classes, and nowhere inside of one."""


def settled(text: str) -> str:
    """Return what ruff's formatter gave with such statements as black has them."""
    if _BROKEN_RESULT.search(text):
        text = _HEAD.sub(lambda found: _head(found[0], len(found["margin"])), text)
    if not _SUSPECT.search(text):
        return text
    stretches = text.split(_APART)
    try:
        return _APART.join(_settled(stretch) for stretch in stretches)
    except SyntaxError:  # the empty lines stood in a string
        return _settled(text)


def _settled(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    lines = text.split("\n")
    for node in reversed(list(_declarations(ast.parse(text).body))):
        start, end = node.lineno - 1, node.end_lineno
        if len(lines[start]) > WIDTH:
            statement = "\n".join(lines[start:end])
            lines[start:end] = _broken(statement, node.col_offset)
    return "\n".join(lines)


def _declarations(statements: list[ast.stmt]) -> Iterator[ast.AnnAssign]:
    for statement in statements:
        if isinstance(statement, ast.AnnAssign):
            if statement.value or not isinstance(statement.annotation, ast.Name):
                yield statement  # a name alone can be broken nowhere
        elif isinstance(statement, ast.ClassDef):
            yield from _declarations(statement.body)


def _head(text: str, indent: int) -> str:
    if not _KEPT_COMMA.search(text):
        return text
    *lines, _ = _broken(f"{text}\n{' ' * indent}    pass", indent)
    return "\n".join(lines)


@cache
def _broken(statement: str, indent: int) -> tuple[str, ...]:
    outer = "".join(f"{' ' * depth}class _:\n" for depth in range(0, indent, 4))
    done = by_black(f"{outer}{statement}\n")
    return tuple(done.rstrip("\n").split("\n")[indent // 4 :])
