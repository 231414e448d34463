"""Changes of `multipleOf`, `pattern`, `format` and the encoding of content."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.schemas import Format, MultipleOf, Pattern

# Every value of the first format is one of the second.
_WIDER = frozenset({("int32", "int64"), ("float", "double")})


def string_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed about keywords that are there or not."""
    yield from _asserted(pair, "multiple-of", *_words(pair, MultipleOf, "value"))
    yield from _asserted(pair, "pattern", *_words(pair, Pattern, "regex"))
    yield from _format_changes(pair)
    before, after = _encoding(pair.before), _encoding(pair.after)
    yield from _asserted(pair, "content-encoding", before, after)


def _words(
    pair: Pair, kind: type[MultipleOf | Pattern | Format], field: str
) -> tuple[str, str]:
    def word(side: Side) -> str:
        return " and ".join(sorted({str(getattr(a, field)) for a in side.every(kind)}))

    return word(pair.before), word(pair.after)


def _encoding(side: Side) -> str:
    return next(
        (a.content_encoding for a in side.annotations() if a.content_encoding), ""
    )


def _format_changes(pair: Pair) -> Iterator[Change]:
    before, after = _words(pair, Format, "name")
    if (before, after) in _WIDER:
        yield pair.change("format-widened", before=before, after=after)
    elif (after, before) in _WIDER:
        yield pair.change("format-narrowed", before=before, after=after)
    else:
        yield from _asserted(pair, "format", before, after)


def _asserted(pair: Pair, slug: str, before: str, after: str) -> Iterator[Change]:
    if before == after:
        return
    verb = "added" if not before else "changed" if after else "removed"
    yield pair.change(f"{slug}-{verb}", before=before, after=after)
