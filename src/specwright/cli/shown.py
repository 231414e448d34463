"""How a specification that a package shows differs from the one that it showed."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specwright.document.pointer import escape

_STRING: Final = rb'"(?:[^"\\]|\\.)*"'
_TEXT: Final = re.compile(rb" *%s: %s" % (_STRING, _STRING))
_OPENED: Final = re.compile(rb" *(%s): [\[{]" % _STRING)
_STEP: Final = 2
_MOST: Final = 200
"""Who changes more texts than this has done more than to correct some."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text that is another one now."""

    before: str
    after: str


def changed_texts(before: bytes, after: bytes) -> Mapping[str, Change] | None:
    """Return the members that hold another string now, by pointer.

    Takes two files as `specification_file` writes them. None where anything else
    differs: every scalar has a line of its own, so that lines tell, down to the order
    of members and the types of numbers.
    """
    old, new = before.split(b"\n"), after.split(b"\n")
    if len(old) != len(new):
        return None
    pairs = enumerate(zip(old, new, strict=True))
    differing = [number for number, (was, becomes) in pairs if was != becomes]
    if len(differing) > _MOST:
        return None
    found: dict[str, Change] = {}
    for number in differing:
        was, becomes = _member(old[number]), _member(new[number])
        if was is None or becomes is None or was[::2] != becomes[::2]:
            return None
        found[f"{_holder(new, number)}/{escape(was[0])}"] = Change(was[1], becomes[1])
    return found


def _member(line: bytes) -> tuple[str, str, bool] | None:
    """Return name, value and whether more follows, of a member that is a string."""
    bare = line.removesuffix(b",")
    if not _TEXT.fullmatch(bare):
        return None
    members: dict[str, str] = json.loads(b"{%s}" % bare)
    ((name, value),) = members.items()
    return name, value, bare != line


def _holder(lines: Sequence[bytes], number: int) -> str:
    """Return the pointer of the object or array that a line stands in."""
    steps: list[str] = []
    while (indent := _indent(lines[number])) > _STEP:
        number = _above(lines, number, indent)
        steps.append(f"/{_step(lines, number)}")
    return "".join(reversed(steps))


def _above(lines: Sequence[bytes], number: int, indent: int) -> int:
    """Return the number of the line above that opens what a line stands in."""
    inside = b" " * indent
    number -= 1
    while lines[number].startswith(inside):
        number -= 1
    return number


def _step(lines: Sequence[bytes], number: int) -> str:
    """Return the token of the object or array that a line opens."""
    named = _OPENED.match(lines[number])
    if named:
        return escape(json.loads(named[1]))
    indent = _indent(lines[number])
    start = _above(lines, number, indent) + 1
    # Of each element before this one, the line that begins it.
    return str(sum(line[indent] not in b" ]}" for line in lines[start:number]))


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))
