"""Prose that is told of an author's words, and how it was made of them.

A plan holds such prose ready to be printed, and so does not care. But it can be told
again of other words: what it was made of are the places of the words and plain data.
"""

from collections.abc import Callable, Iterator, Mapping
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
    if isinstance(argument, Words):
        return {_WORDS: argument.pointer}
    if isinstance(argument, Told):
        arguments = [plain(each) for each in argument.arguments]
        return {_MAKER: argument.maker, _ARGUMENTS: arguments}
    if isinstance(argument, tuple):
        return [plain(each) for each in argument]
    return argument


def places(value: Json) -> Iterator[str]:
    """Yield the places of all the words that plain data speaks of."""
    if isinstance(value, list):
        for each in value:
            yield from places(each)
    elif isinstance(value, dict):
        match value:
            case {"words": str(pointer)}:
                yield pointer
            case _:
                yield from places(value[_ARGUMENTS])


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
