"""What a change of a specification means for those who use the package."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from .target import Target

if TYPE_CHECKING:
    from specwright.diff import Change
    from specwright.document import Document
    from specwright.ir.api import Api
    from specwright.python.renames import Rename

_NAMED: Final = 5
"""How many changes that may break somebody, and how many renames, are named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequences:
    """What changed between two versions of an API, and whom it breaks.

    `next_version` is the least that may follow by Semantic Versioning, None where the
    old version is none of those.
    """

    changes: "tuple[Change, ...]" = ()
    renames: "tuple[Rename, ...]" = ()
    next_version: str | None = None

    @classmethod
    def between(cls, old: "Api", new: "Api") -> "Consequences":
        """Compare two versions of an API."""
        from specwright.diff import differences
        from specwright.diff.version import parsed, proposed

        changes = differences(old, new)
        version = parsed(old.version)
        return cls(
            changes=changes,
            renames=_renames(old, new),
            next_version=None if version is None else str(proposed(version, changes)),
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many changes there are of each level, the worst first."""
        from specwright.diff import Level

        return {
            level.name.lower(): sum(one.rule.level is level for one in self.changes)
            for level in reversed(Level)
        }

    @property
    def said(self) -> str:
        """Return the counts and the next version as people read them."""
        said = ", ".join(f"{count} {level}" for level, count in self.counts.items())
        return f"{said}; next version {self.next_version or 'unknown'}"

    def json(self) -> dict[str, Any]:
        """Return the counts, the next version and the renames for programs."""
        return {
            "changes": dict(self.counts),
            "next_version": self.next_version,
            "renames": [asdict(rename) for rename in self.renames],
        }

    def lines(self) -> Iterator[str]:
        """Yield what a person wants to know first, the worst before all else."""
        from specwright.diff import Level

        if not self.changes and not self.renames:
            yield "only words changed"
            return
        yield self.said
        felt = [one for one in self.changes if one.rule.level is not Level.COMPATIBLE]
        named = [f"{one.rule.level.name.lower()}: {one.message}" for one in felt]
        yield from _first(named)
        yield from _first([rename_line(rename) for rename in self.renames])


def consequences(
    target: Target, document: "Document", api: "Api"
) -> Consequences | None:
    """Compare a specification with the one that its package was last made from.

    None where there is none yet, or the same, or one that cannot be read any more. Has
    to be asked before the package is written.
    """
    from specwright.build import build_api
    from specwright.document import differ_in_words, read_document

    last = target.output / target.name / "openapi.json"
    if not last.is_file():
        return None
    old, _ = read_document(last, policy=target.bounds.policy())
    if old is None or old.value == document.value:
        return None
    if differ_in_words(old.value, document.value):
        return Consequences()
    return Consequences.between(build_api(old)[0], api)


def rename_line(rename: "Rename") -> str:
    """Return a rename as people read it."""
    return f"Python: {rename.before} -> {rename.after or 'gone'}"


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_NAMED]
    if len(lines) > _NAMED:
        yield f"and {len(lines) - _NAMED} more"


def _renames(old: "Api", new: "Api") -> "tuple[Rename, ...]":
    from specwright.python import Options
    from specwright.python.lowering import allocate_names
    from specwright.python.renames import renames

    options = Options(package="package")
    before, after = (allocate_names(api, options)[0] for api in (old, new))
    return renames(old, before, new, after)
