"""What a template printed, cut where prose stands in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from specwright.ir.json import Json
from specwright.python.prose import MAKERS
from specwright.python.told import Reader, Told, plain, retold

from .file import File


@dataclass(frozen=True, slots=True)
class Pattern:
    """A file before it is laid out, in pieces: prose, and all between."""

    path: str
    pieces: tuple[str, ...]

    def file(self) -> File:
        """Return the file."""
        return printed_file(self.path, self.pieces)

    def plain(self) -> list[Json]:
        """Return the pieces as plain data, with the places of words for the words."""
        return [plain(piece) for piece in self.pieces]


def pattern(path: str, printed: Iterable[str]) -> Pattern:
    """Return the pattern of a file from what a template printed, bit by bit."""
    return Pattern(path, tuple(_pieces(printed)))


def _pieces(printed: Iterable[str]) -> Iterator[str]:
    for is_prose, bits in groupby(printed, lambda bit: type(bit) is Told):
        if is_prose:
            yield from bits
        else:
            yield "".join(bits)


def printed_file(path: str, pieces: Iterable[str]) -> File:
    """Return the file that consists of these pieces."""
    return File(path, "".join(pieces).encode("utf-8", "replace"))


def reprinted(
    path: str, pieces: Iterable[Json], before: Reader, after: Reader
) -> tuple[File, File] | None:
    """Return a file as it was printed with some words, and as it is with others.

    None where that takes more than other words: a template may print something else
    where there is no prose. Raises KeyError for pieces that are none, and for words
    that are not there.
    """
    old: list[str] = []
    new: list[str] = []
    for piece in pieces:
        was, becomes = _told(piece, before), _told(piece, after)
        if bool(was) != bool(becomes):
            return None
        old.append(was)
        new.append(becomes)
    return printed_file(path, old), printed_file(path, new)


def _told(piece: Json, words: Reader) -> str:
    if isinstance(piece, str):
        return piece
    if not isinstance(piece, dict) or "maker" not in piece:
        raise KeyError(piece)
    text = retold(piece, words, MAKERS)
    if not isinstance(text, str):
        raise KeyError(piece)
    return text
