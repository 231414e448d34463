"""How the files of a package were laid out last time.

Only digests are kept, in the user's cache. The text itself is that on disk: it counts
where it has the digest that layout gave to exactly what was printed now.
"""

from hashlib import sha256
from pathlib import Path

from specwright.document.source import recall, remember
from specwright.render import File, formatter_id

from .generator import generator_id
from .memory import cache_folder
from .target import Target


class RememberedLayouts:
    """The layouts of one target's files, by path."""

    def __init__(self, target: Target) -> None:
        self._output = target.output
        place = str(target.output.absolute())
        parts = (generator_id(), formatter_id(), place, target.name)
        digest = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        self._file = cache_folder() / f"layouts-{digest}.json"
        self._known = dict(_entries(self._file))
        self._learned: dict[str, tuple[str, str]] = {}

    def known(self, printed: File) -> File | None:
        """Return the file laid out, where what stands on disk is just that."""
        entry = self._known.get(printed.path)
        if entry is None or entry[0] != printed.digest:
            return None
        try:
            found = File(printed.path, (self._output / printed.path).read_bytes())
        except OSError:
            return None
        if found.digest != entry[1]:
            return None
        self._learned[printed.path] = entry
        return found

    def learn(self, printed: File, laid_out: File) -> None:
        """Take note of how a file is laid out."""
        self._learned[printed.path] = (printed.digest, laid_out.digest)

    def carry_over(self) -> None:
        """Take it that the files that nothing is learned of are laid out as before."""
        self._learned = {**self._known, **self._learned}

    def keep(self) -> None:
        """Remember for the next run, unless it would be told nothing new."""
        if self._learned != self._known:
            entries = sorted(self._learned.items())
            remember(self._file, [{"path": at, "of": [*of]} for at, of in entries])


def _entries(file: Path) -> list[tuple[str, tuple[str, str]]]:
    found: list[tuple[str, tuple[str, str]]] = []
    for entry in recall(file) or ():
        match entry:
            case {"path": str(path), "of": [str(printed), str(laid_out)]}:
                found.append((path, (printed, laid_out)))
            case _:
                return []
    return found
