"""An operation before and after, and the changes that its parts make."""

import re
from dataclasses import dataclass
from typing import Final

from specwright.ir.api import Api
from specwright.ir.operations import Operation

from .change import Change
from .rules import RULES
from .walk import Walk

_EXPRESSION: Final = re.compile(r"\$|://")
"""What the addresses that callbacks go to have, and names of webhooks have not."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One operation in both versions."""

    old: Api
    new: Api
    before: Operation
    after: Operation
    walk: Walk

    @property
    def label(self) -> str:
        """How reports call the operation."""
        return label_of(self.after)

    def change(
        self, rule: str, before: str | None, after: str | None, /, **words: object
    ) -> Change:
        """Return a change that this operation's users see."""
        return Change(
            rule=RULES[rule],
            before=before,
            after=after,
            words={"operation": self.label, **words},
            operations=(self.label,),
        )


def label_of(operation: Operation) -> str:
    """Return `GET /pets/{id}`, or `webhook made`."""
    if not (operation.path.startswith("/") or _EXPRESSION.search(operation.path)):
        return f"webhook {operation.path}"
    return f"{operation.method.upper()} {operation.path}"
