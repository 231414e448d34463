"""Which operations to check."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from specwright.ir.operations import Operation

from .intricacy import most_intricate
from .received import received
from .subject import Subject

_READING: Final = frozenset({"get", "head", "options", "query"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Operations by id: only those named, less those excluded.

    `read_only` leaves out every method that may change something. Of what is left, the
    `intricate` most intricate ones are taken, where that is a number.
    """

    operations: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    read_only: bool = False
    intricate: int | None = None

    def of(self, subject: Subject, *, live: bool = False) -> tuple[Operation, ...]:
        """Return the operations of an API that are meant.

        Webhooks and callbacks are, unless a `live` server is asked, which sends them,
        or only the most intricate operations are meant.
        """
        operations = subject.api.operations
        if self.intricate is not None:
            taken = tuple(each for each in operations if self._takes(each))
            return most_intricate(subject.api, taken, self.intricate)
        every = operations if live else (*operations, *received(subject))
        return tuple(each for each in every if self._takes(each))

    def unknown(self, subject: Subject) -> tuple[str, str | None] | None:
        """Return a name that is no operation's, if there is one, and the nearest."""
        known = [each.id for each in (*subject.api.operations, *received(subject))]
        for name in (*self.operations, *self.excluded):
            if name not in known:
                folded = {each.casefold(): each for each in known}
                near = get_close_matches(name.casefold(), folded, n=1)
                return name, folded[near[0]] if near else None
        return None

    def _takes(self, operation: Operation) -> bool:
        return (
            (not self.operations or operation.id in self.operations)
            and operation.id not in self.excluded
            and (not self.read_only or operation.method.lower() in _READING)
        )
