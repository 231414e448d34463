"""Walks two versions of an API in step, each pair of schemas once in each direction."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.schemas import Schema
from specwright.schema.json_types import ANY_TYPE, json_types

from .change import Change
from .rule import Direction
from .rules import RULES
from .side import Side, side_of
from .subject import subject_of
from .unchanged import Unchanged

KeyT = TypeVar("KeyT", bound=Hashable)
Key: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], Direction, bool]


@dataclass(frozen=True, slots=True)
class Child:
    """A pair of schemas to compare next; `null` as in `Pair`."""

    before: tuple[Schema, ...]
    after: tuple[Schema, ...]
    null: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A schema before and after, in one direction.

    `types_before` and `types_after` are the types that a valid value can have. `null`
    tells whether it is here that null counts, and not where a union offers it.
    """

    old: Api
    new: Api
    before: Side
    after: Side
    types_before: frozenset[JsonType]
    types_after: frozenset[JsonType]
    direction: Direction
    null: bool = True
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, the old one first."""
        return self.before, self.after

    @property
    def common(self) -> frozenset[JsonType]:
        """The types that a value can have before and after."""
        return self.types_before & self.types_after

    def inner(self, child: Child) -> "Pair":
        """Return another pair of the same two versions and direction."""
        return pair_of(
            self.old, self.new, child, direction=self.direction, names=self.names
        )

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


def pair_of(
    old: Api,
    new: Api,
    child: Child,
    *,
    direction: Direction,
    names: Mapping[str, str],
) -> Pair:
    """Return what two versions say at a place."""
    return Pair(
        old=old,
        new=new,
        before=side_of(old, *child.before),
        after=side_of(new, *child.after),
        types_before=_types(old, child.before),
        types_after=_types(new, child.after),
        direction=direction,
        null=child.null,
        names=names,
    )


def _types(api: Api, schemas: Iterable[Schema]) -> frozenset[JsonType]:
    return ANY_TYPE.intersection(*(json_types(api, schema) for schema in schemas))


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
        users: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        first: dict[tuple[object, ...], Change] = {}
        for key, change in found:
            same: tuple[object, ...] = (
                change.rule.id,
                change.before,
                change.after,
                change.message,
            )
            first.setdefault(same, change)
            users[same] |= self._operations(key)
        for same, change in first.items():
            yield replace(change, operations=tuple(sorted(users[same])))

    def _enqueue(self, child: Child, direction: Direction) -> Key | None:
        """Have a pair compared, once, unless there is nothing to find."""
        if self._unchanged.covers(child.before, child.after):
            return None
        pair = pair_of(
            self.old, self.new, child, direction=direction, names=self._names
        )
        key = (pair.before.identity, pair.after.identity, direction, child.null)
        if key not in self._seen:
            self._seen.add(key)
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
    before: Iterable[KeyT], after: Iterable[KeyT]
) -> tuple[list[KeyT], list[KeyT], list[KeyT]]:
    """Return what was removed, what stayed and what was added, each in order."""
    old, new = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    return (
        [name for name in old if name not in set(new)],
        [name for name in old if name in set(new)],
        [name for name in new if name not in set(old)],
    )
