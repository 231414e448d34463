"""Prose that is told of an author's words, and how it was made of them.

A plan holds such prose ready to be printed, and so does not care. But it can be told
again of other words: what it was made of are the places of the words and plain data.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from specwright.ir.json import Json
from specwright.ir.words import Words

Argument: TypeAlias = "str | int | tuple[Argument, ...] | None"
"""What prose is made of; the strings among it may be words, or prose themselves."""

Reader: TypeAlias = Callable[[str], str]
"""Returns the words that stand at a place; raises KeyError where there are none."""

_WORDS: Final = "words"
_MAKER: Final = "maker"
_ARGUMENTS: Final = "arguments"


class Told(str):
    """Prose: equal to any other string with the same characters."""

    __slots__ = ("arguments", "maker")

    maker: str
    arguments: tuple[Argument, ...]

    def __str__(self) -> "Told":
        """Return itself: whoever prints it can still tell what it is."""
        return self


def told(maker: Callable[..., str], *arguments: Argument) -> str:
    """Return what a function makes of its arguments, so that it can be told again.

    `maker` is one of `MAKERS`, and depends on nothing else. Without words among the
    arguments the result is an ordinary string.
    """
    text = maker(*arguments)
    if not any(map(_has_words, arguments)):
        return text
    prose = Told(text)
    prose.maker, prose.arguments = maker.__name__, arguments
    return prose


def _has_words(argument: Argument) -> bool:
    if isinstance(argument, tuple):
        return any(map(_has_words, argument))
    return isinstance(argument, Words | Told)


def plain(argument: Argument) -> Json:
    """Return an argument as plain data: the words by their places."""
    match argument:
        case Words():
            return {_WORDS: argument.pointer}
        case Told():
            arguments = [plain(each) for each in argument.arguments]
            return {_MAKER: argument.maker, _ARGUMENTS: arguments}
        case tuple():
            return [plain(each) for each in argument]
        case _:
            return argument


def places(value: Json) -> frozenset[str]:
    """Return the places of all the words that plain data speaks of."""
    match value:
        case {"words": str(pointer)}:
            return frozenset({pointer})
        case dict():
            return places(value[_ARGUMENTS])
        case list():
            return frozenset[str]().union(*map(places, value))
        case _:
            return frozenset()


def retold(
    value: Json, words: Reader, makers: Mapping[str, Callable[..., str]]
) -> Argument:
    """Return what plain data stands for, with the words that are read now.

    Raises KeyError for data that is not as `plain` makes it.
    """
    match value:
        case {"words": str(pointer)}:
            return words(pointer)
        case {"maker": str(name), "arguments": list(arguments)}:
            given = (retold(each, words, makers) for each in arguments)
            return makers[name](*given)
        case list():
            return tuple(retold(each, words, makers) for each in value)
        case str() | int() | None:
            return value
        case _:
            raise KeyError(value)
