"""Which way a message goes: it decides which members count."""

from enum import StrEnum


class Direction(StrEnum):
    """A request may lack what is read only, a response what is write only."""

    REQUEST = "request"
    RESPONSE = "response"

    @property
    def hiding(self) -> str:
        """The keyword of the members that do not travel this way."""
        return "readOnly" if self is Direction.REQUEST else "writeOnly"
