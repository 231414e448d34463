"""What a change of a specification means for those who use the package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .target import Target
from .verdict import Verdict, verdict

if TYPE_CHECKING:
    from specwright.diff import Change
    from specwright.document import Document
    from specwright.ir.api import Api

_NAMED: Final = 5
"""How many changes that may break somebody, and how many names, are told."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """The changes since a package was last generated, and what they amount to.

    Without a verdict, nothing but words changed, or what nobody can notice.
    """

    changes: "tuple[Change, ...]" = ()
    verdict: Verdict | None = None

    def json(self) -> dict[str, Any]:
        """Return what they amount to as plain data."""
        return {} if self.verdict is None else self.verdict.json()

    def lines(self) -> Iterator[str]:
        """Yield what a person wants to know first, the worst before all else."""
        from specwright.diff import Level

        if self.verdict is None:
            yield "only words changed"
            return
        yield self.verdict.line
        felt = [one for one in self.changes if one.rule.level is not Level.COMPATIBLE]
        yield from _first(
            [f"{one.rule.level.name.lower()}: {one.message}" for one in felt]
        )
        yield from _first([f"Python: {name}" for name in self.verdict.names])


def consequences(
    target: Target, document: "Document", api: "Api"
) -> Consequences | None:
    """Compare a specification with the one that its package was last made from.

    None where there is none yet, or the same, or one that cannot be read any more. Has
    to be asked before the package is written.
    """
    from specwright.build import build_api
    from specwright.diff import differences
    from specwright.document import differ_in_words, read_document

    last = target.output / target.name / "openapi.json"
    if not last.is_file():
        return None
    document_before, _ = read_document(last, policy=target.bounds.policy())
    if document_before is None or document_before.value == document.value:
        return None
    if differ_in_words(document_before.value, document.value):
        return Consequences()
    before, _ = build_api(document_before)
    changes = differences(before, api)
    amount = verdict(changes, before, api)
    if not changes and not amount.names:
        return Consequences()
    return Consequences(changes, amount)


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_NAMED]
    if len(lines) > _NAMED:
        yield f"and {len(lines) - _NAMED} more"
