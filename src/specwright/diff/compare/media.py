"""Media types of two versions, paired as servers and clients understand them."""

from collections.abc import Iterable
from dataclasses import dataclass

from specwright.ir.operations import MediaType


@dataclass(frozen=True, slots=True)
class PairedMedia:
    """Media types by what became of them.

    `into` pairs one that is gone with a range of the new version that has it, `out_of`
    one that is new with a range of the old version that had it.
    """

    removed: tuple[MediaType, ...]
    kept: tuple[tuple[MediaType, MediaType], ...]
    added: tuple[MediaType, ...]
    into: tuple[tuple[MediaType, MediaType], ...]
    out_of: tuple[tuple[MediaType, MediaType], ...]

    @property
    def compared(self) -> tuple[tuple[MediaType, MediaType], ...]:
        """The pairs whose schemas are about the same values."""
        return (*self.kept, *self.into, *self.out_of)


def paired_media(
    before: Iterable[MediaType], after: Iterable[MediaType]
) -> PairedMedia:
    """Pair the media types of a body or an answer.

    Neither case nor a `charset` makes two of one.
    """
    old = {_named(media_type.name): media_type for media_type in before}
    new = {_named(media_type.name): media_type for media_type in after}
    gone = [name for name in old if name not in new]
    fresh = [name for name in new if name not in old]
    into = {name: _range_of(name, new) for name in gone}
    out_of = {name: _range_of(name, old) for name in fresh}
    return PairedMedia(
        removed=tuple(old[name] for name in gone if into[name] is None),
        kept=tuple((old[name], new[name]) for name in old if name in new),
        added=tuple(new[name] for name in fresh if out_of[name] is None),
        into=tuple((old[n], found) for n, found in into.items() if found is not None),
        out_of=tuple(
            (found, new[n]) for n, found in out_of.items() if found is not None
        ),
    )


def _named(name: str) -> str:
    essence, *parameters = (part.strip() for part in name.split(";"))
    kept = [one for one in parameters if not one.lower().startswith("charset=")]
    return ";".join((essence.lower(), *kept))


def _range_of(name: str, others: dict[str, MediaType]) -> MediaType | None:
    """Return the narrowest range among others that holds a media type."""
    kind, _, subtype = name.partition(";")[0].partition("/")
    wider = ("*/*",) if subtype == "*" else (f"{kind}/*", "*/*")
    return next((others[one] for one in wider if one in others and one != name), None)
