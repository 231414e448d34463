"""Where the parts of a YAML text stand: a second pass, for the sake of a finding."""

from array import array
from dataclasses import dataclass

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .pointer import tokens
from .yaml_composer import MERGE
from .yaml_events import events
from .yaml_faults import start

_Extent = tuple[int, int, int, int]
_Members = dict[str, int] | list[int]


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of a node, and of its key if a mapping holds it.

    A stretch is line, column, end line and end column, from 1.
    """

    extent: _Extent
    key: _Extent | None = None


class YamlPlaces:
    """The places of all nodes of a text, as far as the text can be read.

    Nodes are numbered in the order of the text, keys and aliases among them. A mapping
    remembers the number of each key, the value's being the next one; a sequence those
    of its elements. Numbers in an array, because there may be half a million.
    """

    __slots__ = ("_extents", "_members", "_merged", "_targets")

    def __init__(self, text: str) -> None:
        reader = _Reader()
        try:
            for event in events(text):
                reader.take(event)
        except YAMLError:
            reader.frames.clear()
        self._extents = reader.extents
        self._members = reader.members
        self._merged = reader.merged
        self._targets = reader.targets

    def find(self, pointer: str) -> Place:
        """Return where a pointer leads, or the last step of it that is there."""
        if not self._extents:
            return Place((1, 1, 1, 1))
        key, found = None, 0
        for token in tokens(pointer):
            step = self._step(found, token)
            if step is None:
                break
            key, found = step
        return Place(self._extent(found), None if key is None else self._extent(key))

    def _extent(self, number: int) -> _Extent:
        line, column, end_line, end_column = self._extents[4 * number : 4 * number + 4]
        return line, column, end_line, end_column

    def _step(self, number: int, token: str) -> tuple[int | None, int] | None:
        """Return the numbers of a member's key and value, `<<` being followed."""
        holder = self._targets.get(number, number)
        members = self._members.get(holder)
        if isinstance(members, list):
            index = int(token) if token.isascii() and token.isdigit() else -1
            return (None, members[index]) if 0 <= index < len(members) else None
        return self._own_or_merged(holder, token)

    def _own_or_merged(self, holder: int, token: str) -> tuple[int, int] | None:
        waiting, seen = [holder], set[int]()
        while waiting:
            number = waiting.pop()
            source = self._targets.get(number, number)
            if source in seen:
                continue
            seen.add(source)
            members = self._members.get(source, {})
            if isinstance(members, list):
                waiting.extend(reversed(members))
                continue
            if token in members:
                return members[token], members[token] + 1
            waiting.extend(reversed(self._merged.get(source, ())))
        return None


@dataclass(slots=True)
class _Frame:
    """A collection that is being read; `key` is the number of the key that waits."""

    number: int
    members: _Members
    key: int | None = None
    name: str = ""


class _Reader:
    def __init__(self) -> None:
        self.extents = array("i")
        self.members: dict[int, _Members] = {}
        self.merged: dict[int, list[int]] = {}
        self.targets: dict[int, int] = {}
        self.frames: list[_Frame] = []
        self._anchors: dict[str, int] = {}

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._add(event, event.value)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            number = self.frames.pop().number
            self.extents[4 * number + 2 : 4 * number + 4] = array("i", _end(event))
        elif isinstance(event, NodeEvent):
            number = self._add(event, "")
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                members: _Members = {}
                if isinstance(event, SequenceStartEvent):
                    members = []
                self.members[number] = members
                self.frames.append(_Frame(number, members))

    def _add(self, event: NodeEvent, text: str) -> int:
        number = len(self.extents) // 4
        self.extents.extend((*start(event), *_end(event)))
        if event.anchor is not None:
            if isinstance(event, AliasEvent):
                self.targets[number] = self._anchors.get(event.anchor, number)
            else:
                self._anchors[event.anchor] = number
        if self.frames:
            self._join(self.frames[-1], number, text)
        return number

    def _join(self, frame: _Frame, number: int, text: str) -> None:
        members = frame.members
        if isinstance(members, list):
            members.append(number)
        elif frame.key is None:
            frame.key, frame.name = number, text
        else:
            if frame.name == MERGE:
                self.merged.setdefault(frame.number, []).append(number)
            if frame.key + 1 == number:  # else the key is a collection
                members.setdefault(frame.name, frame.key)
            frame.key = None


def _end(event: Event) -> tuple[int, int]:
    mark = event.end_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
