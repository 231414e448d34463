"""Import statements, computed from what a module names."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

WIDTH = 88


class Import(NamedTuple):
    """One name that a module needs.

    A tuple, because a large API puts a million of them into sets.
    `module` is absolute (`datetime`), or the dotted path inside the generated package
    where `local` (`models.shared`, `_runtime`; empty for the package itself).
    """

    module: str
    name: str
    local: bool = False


def import_lines(imports: Iterable[Import], *, package_path: str) -> tuple[str, ...]:
    """Return import statements, sorted and wrapped as isort and black do.

    `package_path` is the dotted path of the importing module inside the package, such
    as `client.pets`; that of a package's own module ends in `__init__`. Sections are
    separated by an empty string.
    """
    package = tuple(package_path.split(".")[:-1])
    names: dict[tuple[int, tuple[object, ...], str], set[str]] = {}
    for item in imports:
        module = _relative(item.module, package) if item.local else item.module
        names.setdefault((_section(item), _module_key(module), module), set()).add(
            item.name
        )
    lines: list[str] = []
    for _, group in groupby(sorted(names), key=lambda key: key[0]):
        if lines:
            lines.append("")
        for key in group:
            lines.extend(_statement(key[2], names[key]))
    return tuple(lines)


def _section(item: Import) -> int:
    if item.local:
        return 3
    top = item.module.partition(".")[0]
    if top == "__future__":
        return 0
    return 1 if top in sys.stdlib_module_names else 2


def _relative(module: str, package: tuple[str, ...]) -> str:
    target = tuple(module.split(".")) if module else ()
    shared = 0
    for ours, theirs in zip(package, target, strict=False):
        if ours != theirs:
            break
        shared += 1
    return "." * (len(package) - shared + 1) + ".".join(target[shared:])


def _module_key(module: str) -> tuple[object, ...]:
    # The furthest relative import comes first.
    rest = module.lstrip(".")
    return (-(len(module) - len(rest)), rest.lower(), rest)


def _name_key(name: str) -> tuple[int, str, str]:
    if name.isupper() and len(name) > 1:
        return (0, name, name)
    return (1 if name[:1].isupper() else 2, name.lower(), name)


def _statement(module: str, names: set[str]) -> Iterator[str]:
    named = sorted(names - {""}, key=_name_key)
    if "" in names:
        yield f"import {module}"
    if not named:
        return
    line = f"from {module} import {', '.join(named)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"from {module} import ("
    yield from (f"    {name}," for name in named)
    yield ")"
