"""Which part of the converted document came from which part of the original."""

from specwright.document.pointer import escape


def _longest(table: dict[str, str], pointer: str) -> str:
    above = pointer
    while above not in table:
        above = above.rpartition("/")[0]
    return table[above] + pointer[len(above) :]


class Moves:
    """From places in OpenAPI 3.0 to places in Swagger 2.0, and back.

    Only what moved is recorded; everything inside of it moved along.
    """

    __slots__ = ("_new", "_old")

    def __init__(self) -> None:
        self._old = {"": ""}
        self._new = {"": ""}

    def record(self, new: str, old: str) -> None:
        """Say that what stands at `new` was written at `old`."""
        self._old[new] = old
        self._new.setdefault(old, new)

    def old(self, new: str) -> str:
        """Return where something was written."""
        return _longest(self._old, new)

    def new(self, old: str) -> str:
        """Return where something has gone; the first place where there are several."""
        return _longest(self._new, old)


def inside(pointer: str, *names: str | int) -> str:
    """Return the pointer of a member of a member of what a pointer leads to."""
    return pointer + "".join(f"/{escape(str(name))}" for name in names)
