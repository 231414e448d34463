"""What a property finds: the code and the specification say different things."""

from .wire import Request


class DisagreementError(AssertionError):
    """The code does not do what the specification says.

    `pointer` is where the specification says it, `request` what shows the difference.
    """

    def __init__(
        self, message: str, *, pointer: str, request: Request | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.pointer = pointer
        self.request = request

    def said_of(self, who: str) -> "DisagreementError":
        """Return the same, with who disagrees in front."""
        message = who + self.message
        return DisagreementError(message, pointer=self.pointer, request=self.request)


def expect(
    difference: str | None, *, pointer: str, request: Request | None = None
) -> None:
    """Raise `DisagreementError` if there is a difference."""
    if difference is not None:
        raise DisagreementError(difference, pointer=pointer, request=request)
