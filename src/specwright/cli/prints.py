"""What was printed last time, so that other words can be put into it.

It lies in the user's cache, in two files. One, which may be large, has the patterns of
all files, and is written when a package is printed as a whole. The other says which
package it is, by its manifest, and what there was to say of it beside what reading its
specification says.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from specwright.diagnostics import Diagnostic
from specwright.diagnostics.plain import from_plain, plain
from specwright.document.collector import collector_paused
from specwright.document.source import keep, recall, remember
from specwright.ir.json import Json
from specwright.python.told import places
from specwright.render import MANIFEST, formatter_id
from specwright.render.pattern import Pattern

from .generator import generator_id
from .memory import cache_folder
from .pipeline import Found, Made
from .target import Target, options_of


@dataclass(frozen=True, slots=True)
class Prints:
    """What is known of the package that stands there.

    `numbers` tells of each place with words which files they are printed in; `spans`
    tells of each file, by its path, where in `file` its pieces stand.
    """

    found: Found
    file: Path
    numbers: Mapping[str, Sequence[int]]
    spans: Mapping[str, tuple[int, int]]

    def printed(self, pointers: Iterable[str]) -> Mapping[str, list[Json]] | None:
        """Return the pieces of all files that these words are in, by path.

        None where it is not known what the words are for. Raises LookupError, OSError
        or ValueError where what was remembered is not whole.
        """
        paths = list(self.spans)
        wanted: dict[str, None] = {}
        for pointer in pointers:
            if pointer not in self.numbers:
                return None
            wanted |= dict.fromkeys(paths[each] for each in self.numbers[pointer])
        with self.file.open("rb") as stream:
            return {path: self._pieces(stream, path) for path in wanted}

    def _pieces(self, stream: BinaryIO, path: str) -> list[Json]:
        start, size = self.spans[path]
        stream.seek(start)
        return list(json.loads(stream.read(size)))


class RememberedPrints:
    """The prints of one target."""

    def __init__(self, target: Target) -> None:
        parts = (
            generator_id(),
            formatter_id(),
            str(target.output.absolute()),
            json.dumps(options_of(target), sort_keys=True),
        )
        digest = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        self._state = cache_folder() / f"prints-{digest}.json"
        self._patterns = cache_folder() / f"patterns-{digest}.json"
        self._manifest = target.output / MANIFEST

    def last(self) -> Prints | None:
        """Return what is known of the package, if it is still the one that was kept."""
        try:
            return self._last(_digest(self._manifest))
        except (LookupError, OSError, TypeError, ValueError):  # not as it was kept
            return None

    def _last(self, manifest: str) -> Prints | None:
        state = self._kept()
        if state["manifest"] != manifest:
            return None
        found = Found(_findings(state["building"]), _findings(state["planning"]))
        with self._patterns.open("rb") as stream:
            index: dict[str, Any] = json.loads(stream.readline())
            start = stream.tell()
        if index["learned"] != state["learned"]:
            return None
        spans: dict[str, tuple[int, int]] = {}
        for path, size in index["files"]:
            spans[path] = (start, size)
            start += size
        return Prints(found, self._patterns, index["numbers"], spans)

    def keep(self, made: Made) -> None:
        """Remember what was written.

        What was printed as a whole has patterns; where only words are others, those
        that are remembered still hold.
        """
        # Where that cannot be done, the next run makes everything anew.
        with suppress(LookupError, OSError, TypeError):
            manifest = learned = _digest(self._manifest)
            if made.patterns:
                self._learn(made.patterns, learned)
            else:
                learned = self._kept()["learned"]
            state: dict[str, object] = {
                "manifest": manifest,
                "learned": learned,
                "building": [plain(one) for one in made.found.building],
                "planning": [plain(one) for one in made.found.planning],
            }
            remember(self._state, [state])

    def _learn(self, patterns: Sequence[Pattern], learned: str) -> None:
        numbers: dict[str, dict[int, None]] = {}
        lines: list[bytes] = []
        with collector_paused():
            for number, pattern in enumerate(patterns):
                pieces = pattern.plain()
                for pointer in places(pieces):
                    numbers.setdefault(pointer, {})[number] = None
                lines.append(json.dumps(pieces).encode())
            index = {
                "learned": learned,
                "files": [
                    [pattern.path, len(line)]
                    for pattern, line in zip(patterns, lines, strict=True)
                ],
                "numbers": {pointer: list(of) for pointer, of in numbers.items()},
            }
            keep(self._patterns, (json.dumps(index).encode(), b"\n", *lines))

    def _kept(self) -> Mapping[str, Any]:
        state = recall(self._state) or [None]
        if not isinstance(state[0], dict):
            raise TypeError(self._state)
        return cast("dict[str, Any]", state[0])


def _findings(values: list[Any]) -> tuple[Diagnostic, ...]:
    return tuple(map(from_plain, values))


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
