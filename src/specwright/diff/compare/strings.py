"""Changes of `multipleOf`, `pattern`, `format` and the content of strings."""

from collections.abc import Iterator
from fractions import Fraction
from math import isfinite
from typing import Final

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Child, Pair
from specwright.ir.json import JsonType
from specwright.ir.schemas import ContentSchema, Format, MultipleOf, Pattern

# Every value of the first format is one of the second.
_WIDER: Final = frozenset({("int32", "int64"), ("float", "double")})
# What the specifications of formats hold values to; others are hints to people.
_CHECKED: Final = frozenset(
    (
        *("date", "date-time", "time", "duration", "date-time-local", "time-local"),
        *("email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6"),
        *("uri", "uri-reference", "iri", "iri-reference", "uri-template", "uuid"),
        *("json-pointer", "relative-json-pointer", "regex", "http-date", "char"),
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("byte", "base64url", "media-range", "double-int"),
        *("sf-binary", "sf-boolean", "sf-decimal", "sf-integer", "sf-string"),
    )
)
# Every text has a match of these.
_IDLE_PATTERNS: Final = frozenset({"", "^", "$", ".*", "^.*", ".*$"})
_NUMBERS: Final = frozenset({JsonType.INTEGER, JsonType.NUMBER})


def string_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed about keywords that are there or not."""
    if pair.common & _NUMBERS:
        yield from _factor_changes(pair)
    if JsonType.STRING in pair.common:
        yield from _asserted(pair, "pattern", *map(_patterns, pair.sides))
        yield from _asserted(pair, "content-encoding", *map(_encoding, pair.sides))
        yield from _content_changes(pair)
    yield from _format_changes(pair)


def _joined(words: set[str]) -> str:
    return " and ".join(sorted(words))


def _patterns(side: Side) -> str:
    return _joined({one.regex for one in side.every(Pattern)} - _IDLE_PATTERNS)


def _encoding(side: Side) -> str:
    return next(
        (a.content_encoding for a in side.annotations() if a.content_encoding), ""
    )


def _content_changes(pair: Pair) -> Iterator[Change | Child]:
    before, after = (
        tuple(found.schema for found in side.every(ContentSchema))
        for side in pair.sides
    )
    if before and after:
        yield Child(before, after)
    elif before or after:
        yield pair.change(f"content-schema-{'added' if after else 'removed'}")


def _factor_changes(pair: Pair) -> Iterator[Change]:
    idle = JsonType.NUMBER not in pair.common
    before, after = (_factors(side, idle=idle) for side in pair.sides)
    words = [
        _joined({str(each) for each in found.values()}) for found in (before, after)
    ]
    if len(before) == len(after) == 1 and before.keys() != after.keys():
        (old,), (new,) = before, after
        if (new / old).denominator == 1:
            yield pair.change("multiple-of-narrowed", before=words[0], after=words[1])
            return
        if (old / new).denominator == 1:
            yield pair.change("multiple-of-widened", before=words[0], after=words[1])
            return
    yield from _asserted(pair, "multiple-of", *words)


def _factors(side: Side, *, idle: bool) -> dict[Fraction, int | float]:
    """Return the factors, without those that every integer has where `idle` says so."""
    found = {
        Fraction(str(one.value)): one.value
        for one in side.every(MultipleOf)
        if isfinite(one.value) and one.value > 0
    }
    return {
        factor: value
        for factor, value in found.items()
        if not (idle and (1 / factor).denominator == 1)
    }


def _format_changes(pair: Pair) -> Iterator[Change]:
    old, new = ({one.name for one in side.every(Format)} for side in pair.sides)
    before, after = _joined(old), _joined(new)
    if (before, after) in _WIDER:
        yield pair.change("format-widened", before=before, after=after)
    elif (after, before) in _WIDER:
        yield pair.change("format-narrowed", before=before, after=after)
    else:
        checked = _joined(old & _CHECKED), _joined(new & _CHECKED)
        hints = _joined(old - _CHECKED), _joined(new - _CHECKED)
        yield from _asserted(pair, "format", *checked)
        yield from _asserted(pair, "format-hint", *hints)


def _asserted(pair: Pair, slug: str, before: str, after: str) -> Iterator[Change]:
    if before == after:
        return
    verb = "added" if not before else "changed" if after else "removed"
    yield pair.change(f"{slug}-{verb}", before=before, after=after)
