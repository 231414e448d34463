"""From events of YAML to values."""

from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from specwright.ir.json import Json

from .depth import deeper_than
from .fault import MOST_FAULTS, Fault, too_deep, too_many_faults, too_many_nodes
from .pointer import joined
from .policy import ReadPolicy
from .scalars import plain_scalar
from .yaml_faults import (
    alias_fault,
    complex_key,
    duplicate_key,
    several_documents,
    start,
    unmergeable,
)

MERGE = "<<"
_DROPPED = "\0dropped"
_MERGING = "\0merging"
_COMPLEX = "\0complex"
_SPECIAL = frozenset({_DROPPED, _MERGING, _COMPLEX})
_TEXTUAL = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:binary"})
_CORE = "tag:yaml.org,2002:"


class UnreadableError(Exception):
    """The rest of a text cannot be read, or must not be."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class _Mapping:
    """A mapping that is being read; `key` waits for its value."""

    value: dict[str, Json]
    anchor: str | None
    start: int
    place: tuple[int, int]
    key: str | None = None
    merged: list[Json] = field(default_factory=list["Json"])


@dataclass(slots=True)
class _Sequence:
    """A sequence that is being read."""

    value: list[Json]
    anchor: str | None
    start: int


_Frame: TypeAlias = _Mapping | _Sequence


class Composer:
    """Take the events of one text, one after the other."""

    __slots__ = (
        "_aliased",
        "_anchors",
        "_deepest",
        "_documents",
        "_frames",
        "_limit",
        "_longest",
        "_open",
        "_policy",
        "count",
        "done",
        "faults",
    )

    def __init__(self, policy: ReadPolicy, spent: int = 0) -> None:
        self.faults: list[Fault] = []
        self.done = False
        self._policy = policy
        self._documents: list[Json] = []
        self._frames: list[_Frame] = []
        self._anchors: dict[str, tuple[Json, int]] = {}
        self._open: set[str] = set()
        self._limit = policy.nodes
        self.count = spent
        self._aliased = 0
        self._longest = self._deepest = 0

    @property
    def value(self) -> Json:
        """The value of the first document; None where there is none."""
        return self._documents[0] if self._documents else None

    @property
    def longest_pointer(self) -> int:
        """At most how long the pointer of anything in the value is."""
        levels = self._policy.depth if self._aliased else self._deepest
        return levels * (self._longest + 1)

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, ScalarEvent):  # nearly all of them are
            frame = self._frames[-1] if self._frames else None
            if isinstance(frame, _Mapping) and frame.key is None:
                self._key(frame, event)
                if len(self.faults) > MOST_FAULTS:
                    self._give_up(event)
            else:
                self._scalar(event, frame)
            return
        match event:
            case MappingStartEvent():
                self._push(_Mapping({}, event.anchor, self.count, (1, 1)), event)
            case MappingEndEvent() | SequenceEndEvent():
                self._pop()
            case SequenceStartEvent():
                self._push(_Sequence([], event.anchor, self.count), event)
            case AliasEvent():
                self._alias(event)
            case DocumentStartEvent():
                self._document_start(event)
            case _:
                return
        if len(self.faults) > MOST_FAULTS:
            self._give_up(event)

    def _give_up(self, event: Event) -> NoReturn:
        del self.faults[MOST_FAULTS:]
        raise UnreadableError(too_many_faults(*start(event)))

    def _document_start(self, event: Event) -> None:
        if self._documents:
            self.faults.append(several_documents(event))
            self.done = True

    def _scalar(self, event: ScalarEvent, frame: _Frame | None) -> None:
        value: Json = event.value
        if event.tag is None:
            if event.implicit[0]:
                value = plain_scalar(event.value)
        elif event.tag not in _TEXTUAL and event.tag.startswith(_CORE):
            value = plain_scalar(event.value)
        self.count += 1
        if self.count > self._limit:
            self._refuse(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)
        self._add(value, frame)

    def _refuse(self, event: NodeEvent) -> NoReturn:
        raise UnreadableError(too_many_nodes(self._limit, *start(event)))

    def _key(self, frame: _Mapping, event: ScalarEvent) -> None:
        key = event.value
        if event.anchor is not None:
            self._anchors[event.anchor] = (key, 1)
        if key == MERGE and event.implicit[0]:
            frame.place = start(event)
            frame.key = _MERGING
        elif key in frame.value:
            self.faults.append(duplicate_key(event, key, self._pointer(key)))
            frame.key = _DROPPED
        else:
            frame.key = key
            self._longest = max(self._longest, len(key))

    def _pointer(self, key: str) -> str:
        """Return the place of a key of the mapping that is being read."""
        names = [
            str(len(frame.value)) if isinstance(frame, _Sequence) else frame.key or ""
            for frame in self._frames[:-1]
        ]
        return joined([*names, key])

    def _push(self, frame: _Frame, event: NodeEvent) -> None:
        above = self._frames[-1] if self._frames else None
        if isinstance(above, _Mapping) and above.key is None:
            self.faults.append(complex_key(event))
            above.key = _COMPLEX
        if len(self._frames) >= self._policy.depth:
            raise UnreadableError(too_deep(self._policy.depth, *start(event)))
        if frame.anchor is not None:
            self._open.add(frame.anchor)
        self.count += 1
        if self.count > self._limit:
            self._refuse(event)
        self._frames.append(frame)
        self._deepest = max(self._deepest, len(self._frames))

    def _pop(self) -> None:
        frame = self._frames.pop()
        if isinstance(frame, _Mapping):
            for source in frame.merged:
                self._merge(frame, source)
        self._close(frame)

    def _close(self, frame: _Frame) -> None:
        if frame.anchor is not None:
            self._open.discard(frame.anchor)
            self._anchors[frame.anchor] = (frame.value, self.count - frame.start)
        self._add(frame.value, self._frames[-1] if self._frames else None)

    def _add(self, value: Json, frame: _Frame | None) -> None:
        """Put a value where it belongs."""
        if frame is None:
            self._documents.append(value)
        elif isinstance(frame, _Sequence):
            frame.value.append(value)
        elif frame.key in _SPECIAL:
            self._add_specially(value, frame)
        elif frame.key is not None:
            frame.value[frame.key] = value
            frame.key = None

    def _add_specially(self, value: Json, frame: _Mapping) -> None:
        if frame.key == _MERGING:
            frame.merged.append(value)
        frame.key = _DROPPED if frame.key == _COMPLEX else None

    def _merge(self, frame: _Mapping, source: Json) -> None:
        """Add the members of `<<` that a mapping does not have itself."""
        for each in source if isinstance(source, list) else [source]:
            if not isinstance(each, dict):
                self.faults.append(unmergeable(*frame.place))
                continue
            for key, value in each.items():
                frame.value.setdefault(key, value)

    def _alias(self, event: AliasEvent) -> None:
        value, size = self._aliased_value(event)
        frame = self._frames[-1] if self._frames else None
        if isinstance(frame, _Mapping) and frame.key is None:
            self._aliased_key(frame, event, value)
            return
        self._aliased += size
        if self._aliased > self._policy.aliased:
            raise UnreadableError(
                alias_fault(
                    event,
                    "alias-bomb",
                    f"takes what aliases stand for beyond {self._policy.aliased} nodes",
                    "write the parts once, as components, and refer to them",
                )
            )
        self.count += size
        if self.count > self._limit:
            self._refuse(event)
        if size > 1 and deeper_than(value, self._policy.depth - len(self._frames)):
            raise UnreadableError(too_deep(self._policy.depth, *start(event)))
        self._add(value, frame)

    def _aliased_key(self, frame: _Mapping, event: AliasEvent, value: Json) -> None:
        if not isinstance(value, str):
            self.faults.append(complex_key(event))
            frame.key = _DROPPED
        elif value in frame.value:
            self.faults.append(duplicate_key(event, value, self._pointer(value)))
            frame.key = _DROPPED
        else:
            frame.key = value
            self._longest = max(self._longest, len(value))

    def _aliased_value(self, event: AliasEvent) -> tuple[Json, int]:
        name = event.anchor or ""
        if name in self._open:
            raise UnreadableError(
                alias_fault(
                    event,
                    "cyclic-alias",
                    "stands inside of what it stands for",
                    "use a `$ref` for what refers to itself",
                )
            )
        if name not in self._anchors:
            raise UnreadableError(
                alias_fault(
                    event, "malformed-yaml", "names no anchor", "define it before"
                )
            )
        return self._anchors[name]
