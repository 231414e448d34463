"""Where the parts of a JSON text stand.

Asked about one place, it reads only the objects on the way there, and skips the others
with the standard library's decoder.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .pointer import escape, tokens

_BLANK = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Extent:
    """Offsets of a value, and of its key where it has one; ends are exclusive."""

    start: int
    end: int
    key: tuple[int, int] | None = None


class JsonPlaces:
    """The places of one JSON text that is known to be well formed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder(strict=True).raw_decode
        self._known: dict[int, dict[str, Extent]] = {}
        self._root = Extent(self._blank(0), len(text.rstrip(" \t\r\n")))

    def find(self, pointer: str) -> Extent:
        """Return where a pointer leads, or the last step of it that is there."""
        found = self._root
        for token in tokens(pointer):
            inner = self._members(found.start).get(token)
            if inner is None:
                return found
            found = inner
        return found

    def duplicates(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield each key that is there again: name, first and second offset, place."""
        waiting = [(self._blank(0), "")]
        while waiting:
            start, pointer = waiting.pop()
            first: dict[str, Extent] = {}
            for name, extent in self._entries(start):
                place = f"{pointer}/{escape(name)}"
                if name in first and extent.key is not None:
                    before = first[name].key
                    yield name, before[0] if before else start, extent.key[0], place
                first.setdefault(name, extent)
                if self._text[extent.start] in "{[":
                    waiting.append((extent.start, place))

    def _members(self, start: int) -> dict[str, Extent]:
        if start not in self._known:
            found: dict[str, Extent] = {}
            for name, extent in self._entries(start):
                found.setdefault(name, extent)
            self._known[start] = found
        return self._known[start]

    def _entries(self, start: int) -> Iterator[tuple[str, Extent]]:
        opening = self._text[start : start + 1]
        if opening not in {"{", "["}:
            return
        at = self._blank(start + 1)
        index = 0
        while at < len(self._text) and self._text[at] not in "}]":
            key = None
            name = str(index)
            if opening == "{":
                name, end = self._decode(self._text, at)
                key = (at, end)
                at = self._blank(self._blank(end) + 1)
            end = self._decode(self._text, at)[1]
            yield name, Extent(at, end, key)
            index += 1
            at = self._blank(end)
            if self._text[at : at + 1] == ",":
                at = self._blank(at + 1)

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return at if found is None else found.end()
