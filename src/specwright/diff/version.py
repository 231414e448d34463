"""Which version should announce the changes (Semantic Versioning 2.0.0)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .change import Change
from .rule import Area, Level
from .rules import RULES

_SEMVER = re.compile(r"(v?)(\d+)\.(\d+)(?:\.(\d+))?(.*)")


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """A semantic version, without what follows its three numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def parsed(text: str) -> Version | None:
    """Return the version that a text spells, or None where it is none."""
    match = _SEMVER.fullmatch(text.strip())
    if match is None:
        return None
    _, major, minor, patch, _ = match.groups()
    return Version(int(major), int(minor), int(patch or 0))


def proposed(version: Version, changes: Iterable[Change]) -> Version:
    """Return the least version that may follow: major, minor or patch.

    What is only about the document, such as its title, is a patch.
    """
    changes = tuple(changes)
    levels = {change.rule.level for change in changes if _is_contract(change)}
    if Level.BREAKING in levels:
        # Before 1.0.0 anything may change with a minor version (section 4).
        if version.major == 0:
            return Version(0, version.minor + 1, 0)
        return Version(version.major + 1, 0, 0)
    if levels:
        return Version(version.major, version.minor + 1, 0)
    if changes:
        return Version(version.major, version.minor, version.patch + 1)
    return version


def _is_contract(change: Change) -> bool:
    return change.rule.area is not Area.DOCUMENT


def version_changes(before: str, after: str, changes: Iterable[Change]) -> list[Change]:
    """Return what there is to say about `info.version`, given the other changes."""
    old, new = parsed(before), parsed(after)
    changes = tuple(filter(_is_contract, changes))
    if old is None or new is None or not changes:
        return []
    least = proposed(old, changes)
    if new >= least:
        return []
    rule = "api-version-unchanged" if new == old else "api-version-too-small"
    words = {"before": before, "value": after, "after": str(least)}
    pointer = "/info/version"
    return [Change(rule=RULES[rule], before=pointer, after=pointer, words=words)]
