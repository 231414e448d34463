"""Where the parts of a YAML text stand: a second pass, for the sake of a finding."""

from dataclasses import dataclass, field

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

_Extent = tuple[int, int, int, int]


@dataclass(slots=True)
class Place:
    """A node: its stretch, its members by name or index, its anchor's other name.

    A stretch is line, column, end line and end column, from 1.
    """

    extent: _Extent
    members: dict[str, "Place"] = field(default_factory=dict[str, "Place"])
    key: _Extent | None = None
    sequence: bool = False
    pending: tuple[str, _Extent] | None = None
    merged: list["Place"] = field(default_factory=list["Place"])

    def member(self, name: str) -> "Place | None":
        """Return a member, its own or one that `<<` brings."""
        found = self.members.get(name)
        if found is not None:
            return found
        for source in self.merged:
            for each in source.members.values() if source.sequence else (source,):
                found = each.member(name)
                if found is not None:
                    return found
        return None


def yaml_places(text: str) -> Place:
    """Return the root of a text's nodes, as far as the text can be read."""
    reader = _Reader()
    try:
        for event in events(text):
            reader.take(event)
    except YAMLError:
        return reader.root
    return reader.root


def find(root: Place, pointer: str) -> Place:
    """Return where a pointer leads, or the last step of it that is there."""
    found = root
    for token in tokens(pointer):
        inner = found.member(token)
        if inner is None:
            return found
        found = inner
    return found


class _Reader:
    def __init__(self) -> None:
        self.root = Place((1, 1, 1, 1))
        self._frames: list[Place] = []
        self._anchors: dict[str, Place] = {}
        self._started = False

    def take(self, event: Event) -> None:
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            place = self._frames.pop()
            place.extent = (*place.extent[:2], *_extent(event)[2:])
        elif isinstance(event, AliasEvent):
            self._add(self._anchors.get(event.anchor or ""), _extent(event), None)
        elif isinstance(event, NodeEvent):
            self._node(event)

    def _node(self, event: NodeEvent) -> None:
        place = Place(_extent(event), sequence=isinstance(event, SequenceStartEvent))
        if event.anchor is not None:
            self._anchors[event.anchor] = place
        name = event.value if isinstance(event, ScalarEvent) else None
        self._add(place, place.extent, name)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._frames.append(place)

    def _add(self, place: Place | None, extent: _Extent, name: str | None) -> None:
        if not self._frames:
            if not self._started and place is not None:
                self.root = place
                self._started = True
            return
        above = self._frames[-1]
        if above.sequence:
            above.members[str(len(above.members))] = _seen(place, extent, None)
        elif above.pending is None:
            above.pending = ("" if name is None else name, extent)
        else:
            key, at = above.pending
            above.pending = None
            if key == MERGE and place is not None:
                above.merged.append(place)
            above.members.setdefault(key, _seen(place, extent, at))


def _seen(place: Place | None, extent: _Extent, key: _Extent | None) -> Place:
    """Return a place as seen from where it stands; an alias has a key of its own."""
    if place is None:
        return Place(extent, key=key)
    if place.key is None and place.extent == extent:
        place.key = key
        return place
    return Place(extent, place.members, key, place.sequence, None, place.merged)


def _extent(event: Event) -> _Extent:
    start, end = event.start_mark, event.end_mark
    return (
        (start.line if start else 0) + 1,
        (start.column if start else 0) + 1,
        (end.line if end else 0) + 1,
        (end.column if end else 0) + 1,
    )
