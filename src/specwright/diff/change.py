"""One change between two versions of an API."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .rule import Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A rule that applies, and where.

    `before` and `after` are pointers into the old and the new document; a thing that
    was added has no `before`, one that was removed no `after`. `operations` names the
    operations (`GET /pets`) whose users see the change.
    """

    rule: Rule
    before: str | None
    after: str | None
    words: Mapping[str, object] = field(default_factory=dict[str, object])
    operations: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What happened, in a sentence."""
        return self.rule.message.format_map(self.words)

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.rule.hint.format_map(self.words)
