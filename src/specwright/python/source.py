"""Small pieces of Python source."""

import ast
from collections.abc import Iterable

from .annotation import Annotation
from .imports import WIDTH, Import
from .literals import literal


def constructed(callee: str, /, **arguments: str | None) -> str:
    """Return a call with keyword arguments, without those that are None."""
    given = (f"{key}={value}" for key, value in arguments.items() if value is not None)
    return f"{callee}({', '.join(given)})"


def union(members: Iterable[Annotation]) -> Annotation:
    """Return a union without repetitions; None comes last."""
    texts: dict[str, None] = {}
    imports: frozenset[Import] = frozenset()
    for member in members:
        texts[member.text] = None
        imports |= member.imports
    ordered = sorted(texts, key=lambda text: text == "None")
    return Annotation(" | ".join(ordered), imports)


def optional(of: Annotation) -> Annotation:
    """Return the type or None, None added once."""
    if of.text == "None" or of.text.endswith("| None"):
        return of
    return Annotation(f"{of.text} | None", of.imports)


def declared(name: str, of: str, tail: str = "", *, indent: int = 8) -> str:
    """Return `name: type = default` as black wants it on a line of its own.

    A union that is too long for the line goes in parentheses.
    """
    plain = f"{name}: {of}{tail}"
    if indent + len(plain) + len(",") <= WIDTH:
        return plain
    if not isinstance(ast.parse(of, mode="eval").body, ast.BinOp):
        return plain
    return f"{name}: ({of}){tail}"


def exported(names: Iterable[str]) -> str:
    """Return the list for `__all__`: constants, then classes, then the rest."""
    ordered = sorted(set(names), key=_export_order)
    return f"[{', '.join(map(literal, ordered))}]"


def _export_order(name: str) -> tuple[int, str]:
    if name.isupper() and len(name) > 1:
        return 0, name
    return 1 if name[:1].isupper() else 2, name
