"""Where things stand in a TOML file: tomllib tells values, not lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from specwright.diagnostics import Span

Keys: TypeAlias = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<path>[^\[\]]+?)\s*\]")
_MEMBER = re.compile(r"(?P<space>\s*)(?P<key>[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a TOML file: its path from the root, and where it stands."""

    path: Keys
    line: int
    column: int
    width: int

    def span(self, file: str) -> Span:
        """Return the place of the key in a file of this name."""
        return Span(file, self.line, self.column, self.line, self.column + self.width)


def find_members(text: str) -> Iterator[Member]:
    """Yield every key and every table header of a TOML text, in order.

    Tables of an array have their index in the path: `("package", 0, "spec")`. Keys
    inside of inline tables are not found; what holds them is.
    """
    counts: dict[Keys, int] = {}
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _table_path(header, counts)
            start = header.start("path")
            yield Member(table, number, start + 1, len(header["path"]))
        elif member := _MEMBER.match(line):
            key = member["key"]
            path = (*table, key.strip("\"'"))
            yield Member(path, number, len(member["space"]) + 1, len(key))


def _table_path(header: re.Match[str], counts: dict[Keys, int]) -> Keys:
    parts = _PART.findall(header["path"])
    path: Keys = tuple(part.strip("\"'") for part in parts)
    if header["open"] == "[":
        return path
    index = counts.get(path, 0)
    counts[path] = index + 1
    return (*path, index)
