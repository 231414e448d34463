"""Scopes: places in which no two things may have one name."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from specwright.diagnostics import Diagnostic, Location, Note, Severity

_NOTED = 5
"""So many of the other things that want a name are told."""


class Candidate(NamedTuple):
    """A thing that needs a name.

    `spellings` are tried in turn, each saying more than the one before, and then those
    that `more` makes, if it comes to that. Among things that want one name the lowest
    `rank` has it, if there is only one of that rank.
    """

    key: str
    text: str
    spellings: tuple[str, ...]
    rank: int = 0
    more: Callable[[], tuple[str, ...]] = tuple


def settle(
    candidates: Iterable[Candidate], *, taken: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Give each candidate a name of its own, whatever their order: key -> name."""
    everyone = {candidate.key: candidate for candidate in candidates}
    first = {key: candidate.spellings[0] for key, candidate in everyone.items()}
    distinct = set(first.values())
    if len(distinct) == len(first) and distinct.isdisjoint(taken):
        return first
    level = dict.fromkeys(everyone, 0)
    while True:
        wanted: dict[str, list[Candidate]] = {}
        for key, candidate in everyone.items():
            wanted.setdefault(_spelling(candidate, level[key]), []).append(candidate)
        losers = [
            loser
            for name, group in wanted.items()
            if len(group) > 1 or name in taken
            for loser in _losers(name, group, level, taken)
        ]
        if not losers:
            return {key: _spelling(of, level[key]) for key, of in everyone.items()}
        for loser in losers:
            level[loser.key] += 1


def clashes(
    candidates: Iterable[Candidate], names: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """Report each thing that could not have the name it asked for first."""
    asked = {candidate.key: candidate for candidate in candidates}
    owners: dict[str, list[str]] = {}
    for key in sorted(asked):
        owners.setdefault(asked[key].spellings[0], []).append(key)
    return tuple(
        _clash(asked[key], names[key], _others(group, key))
        for wanted, group in sorted(owners.items())
        if len(group) > 1
        for key in group
        if names[key] != wanted
    )


def _others(group: list[str], key: str) -> list[str]:
    return list(islice((other for other in group if other != key), _NOTED))


def _clash(candidate: Candidate, name: str, others: list[str]) -> Diagnostic:
    return Diagnostic(
        code="name-clash",
        severity=Severity.NOTE,
        location=Location(candidate.key),
        message=(
            f'{_quoted(candidate.text)} becomes "{name}", since '
            f'"{candidate.spellings[0]}" is the name of something else too'
        ),
        hint="give one of them another name, or pin one with x-python-name",
        notes=tuple(Note(Location(other), "wants the same name") for other in others),
    )


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "an inline schema"


def _spelling(candidate: Candidate, level: int) -> str:
    if level < len(candidate.spellings):
        return candidate.spellings[level]
    spellings = (*candidate.spellings, *candidate.more())
    if level < len(spellings):
        return spellings[level]
    digest = hashlib.sha256(f"{candidate.key}\0{level}".encode("utf-8", "replace"))
    letters = "".join(chr(ord("a") + byte % 26) for byte in digest.digest()[:8])
    last = spellings[-1]
    return (
        f"{last}_{letters}" if "_" in last or last.islower() else last + letters.title()
    )


def _losers(
    name: str,
    group: list[Candidate],
    level: dict[str, int],
    taken: frozenset[str],
) -> list[Candidate]:
    if name in taken:
        return group

    def claim(candidate: Candidate) -> tuple[int, bool, bool, int]:
        text = candidate.text
        same = text.lower() == name.lower()
        return (candidate.rank, text != name, not same, level[candidate.key])

    best = min(map(claim, group))
    winners = [candidate for candidate in group if claim(candidate) == best]
    if len(winners) > 1:
        return group
    return [candidate for candidate in group if candidate is not winners[0]]
