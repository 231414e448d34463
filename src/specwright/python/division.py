"""Modules that are too large, divided into one for each schema of the specification.

A schema with all that is written inside of it is a unit; an operation's own schemas are
one too. Units that refer to each other in a circle share a module, so that no modules
do. Who imports one of them then loads what it refers to, and not everything.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from .declaring import Declared
from .graph import components
from .identifiers import module
from .placement import ONLY
from .scopes import Candidate, settle
from .shapes import AliasDeclaration, EnumDeclaration, RecordDeclaration

LARGE: Final = 6000
"""So many classes and members fill a module. Pyright stops at about four times that."""


def divide(
    declared: Declared, modules: Mapping[str, str], classes: Mapping[str, str]
) -> dict[str, str]:
    """Return the module of each declaration, by key, none of them too large.

    `modules` says which one it would be; the parts of `models.pets` are called
    `models.pets.cat`, after the class that their unit is about.
    """
    inside: dict[str, list[str]] = {}
    for key, path in modules.items():
        inside.setdefault(path, []).append(key)
    found = dict(modules)
    for path, keys in inside.items():
        weight = sum(_weight(declared.declarations[key]) for key in keys)
        if path != ONLY and weight > LARGE:
            found.update(_divided(path, keys, declared, classes))
    return found


def _weight(declaration: RecordDeclaration | EnumDeclaration | AliasDeclaration) -> int:
    match declaration:
        case RecordDeclaration(members=members):
            return 1 + len(members)
        case EnumDeclaration(values=values):
            return 1 + len(values)
        case AliasDeclaration():
            return 1


def _divided(
    path: str, keys: list[str], declared: Declared, classes: Mapping[str, str]
) -> dict[str, str]:
    groups = list(_groups(keys, declared))
    names = settle(
        Candidate(group[0], classes[group[0]], (module(classes[group[0]]),))
        for group in groups
    )
    return {key: f"{path}.{names[group[0]]}" for group in groups for key in group}


def _groups(keys: list[str], declared: Declared) -> Iterator[list[str]]:
    """Yield the keys that share a module, what a module is named after first."""
    units: dict[str, list[str]] = {}
    for key in sorted(keys):  # what holds others comes before them
        units.setdefault(_unit(key), []).append(key)
    edges = {
        unit: {_unit(used) for key in members for used in declared.used[key]}
        for unit, members in units.items()
    }
    for circle in components(
        sorted(units), lambda unit: sorted(edges[unit] & units.keys())
    ):
        yield [key for unit in sorted(circle) for key in units[unit]]


def _unit(key: str) -> str:
    """Return the component, or the operation, that a declaration is written in."""
    return "/".join(key.split("/")[:4])
