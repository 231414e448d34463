"""Walks two versions of an API in step, each pair of schemas once in each direction."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from specwright.ir.api import Api
from specwright.ir.schemas import Schema

from .change import Change
from .rule import Direction
from .rules import RULES
from .side import Side, side_of
from .subject import subject_of
from .unchanged import Unchanged

Key: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], Direction]


@dataclass(frozen=True, slots=True)
class Child:
    """A pair of schemas to compare next."""

    before: tuple[Schema, ...]
    after: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A schema before and after, in one direction."""

    old: Api
    new: Api
    before: Side
    after: Side
    direction: Direction
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    def subject(self, side: Side) -> str:
        """Return how a report calls the schema of a side."""
        return subject_of(side.pointer, self.names)

    def change(self, slug: str, **words: object) -> Change:
        """Return the change that the rule `<direction>-<slug>` names."""
        return Change(
            rule=RULES[f"{self.direction}-{slug}"],
            before=self.before.pointer,
            after=self.after.pointer,
            words={"subject": self.subject(self.after), **words},
        )


class Walk:
    """Collects the changes of schemas, and which operations reach them.

    Operations name the pairs of schemas they use with `reach`; `changes` then compares
    every pair once and tells each change the operations that see it.
    """

    def __init__(self, old: Api, new: Api) -> None:
        self.old = old
        self.new = new
        self._unchanged = Unchanged(old, new)
        self._names = {**_named_parameters(old), **_named_parameters(new)}
        self._queue: deque[tuple[Key, Pair]] = deque()
        self._seen: set[Key] = set()
        self._users: defaultdict[Key, set[str]] = defaultdict(set)
        self._parents: defaultdict[Key, set[Key]] = defaultdict(set)

    def reach(
        self, operation: str, before: Schema, after: Schema, direction: Direction
    ) -> None:
        """Say that an operation uses a pair of schemas."""
        key = self._enqueue(Child((before,), (after,)), direction)
        if key is not None:
            self._users[key].add(operation)

    def changes(self) -> Iterator[Change]:
        """Yield every change of every pair that was reached, and of what they hold."""
        from .compare.schemas import schema_changes

        found: list[tuple[Key, Change]] = []
        while self._queue:
            key, pair = self._queue.popleft()
            for outcome in schema_changes(pair):
                if not isinstance(outcome, Child):
                    found.append((key, outcome))
                elif (inner := self._enqueue(outcome, pair.direction)) is not None:
                    self._parents[inner].add(key)
        for key, change in found:
            yield replace(change, operations=tuple(sorted(self._operations(key))))

    def _enqueue(self, child: Child, direction: Direction) -> Key | None:
        """Have a pair compared, once, unless there is nothing to find."""
        if self._unchanged.covers(child.before, child.after):
            return None
        before = side_of(self.old, *child.before)
        after = side_of(self.new, *child.after)
        key = (before.identity, after.identity, direction)
        if key not in self._seen:
            self._seen.add(key)
            pair = Pair(self.old, self.new, before, after, direction, self._names)
            self._queue.append((key, pair))
        return key

    def _operations(self, key: Key) -> set[str]:
        users: set[str] = set()
        seen: set[Key] = {key}
        waiting = [key]
        while waiting:
            current = waiting.pop()
            users |= self._users[current]
            new = self._parents[current] - seen
            seen |= new
            waiting.extend(new)
        return users


def _named_parameters(api: Api) -> dict[str, str]:
    return {
        parameter.pointer: f"{parameter.place} parameter {parameter.name}"
        for operation in (*api.operations, *api.webhooks)
        for parameter in operation.parameters
    }


def paired(
    before: Iterable[str], after: Iterable[str]
) -> tuple[list[str], list[str], list[str]]:
    """Return what was removed, what stayed and what was added, each in order."""
    old, new = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    return (
        [name for name in old if name not in set(new)],
        [name for name in old if name in set(new)],
        [name for name in new if name not in set(old)],
    )
