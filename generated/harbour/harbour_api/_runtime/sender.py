"""What clients are made of that send webhooks and callbacks."""

from typing import ClassVar, Self, TypeVar

from .client import BaseAsyncClient, BaseClient
from .credentials import Credentials

AuthT = TypeVar("AuthT", bound=Credentials)


class Sender(BaseClient[AuthT]):
    """Sends to addresses that others gave; made as a `BaseClient` is.

    The whole address is theirs: no path is added to it, and no environment is asked.
    """

    whole: ClassVar[bool] = True

    def to(self, url: str) -> Self:
        """Return a client that sends to one address and shares the connections."""
        return self.with_options(base_url=url)


class AsyncSender(BaseAsyncClient[AuthT]):
    """Sends to addresses that others gave; its calls are awaited. See `Sender`."""

    whole: ClassVar[bool] = True

    def to(self, url: str) -> Self:
        """Return a client that sends to one address and shares the connections."""
        return self.with_options(base_url=url)
