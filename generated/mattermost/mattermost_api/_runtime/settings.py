"""What a client was told when it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .hooks import Hook
from .operation import Operation
from .retries import Retries
from .schemes import Scheme


@dataclass(frozen=True, kw_only=True)
class ClientSettings:
    """The choices behind a client; `headers` have lower-case names.

    `chosen` says that somebody chose the `base_url`, so that operations with a server
    of their own go there too. With `whole`, it is all there is to the address of an
    operation. A `timeout` of None leaves the matter to the HTTP client.
    """

    base_url: str = field(repr=False)
    chosen: bool
    whole: bool
    auth: object
    schemes: Mapping[str, Scheme]
    timeout: float | None
    retries: Retries
    headers: Mapping[str, str] = field(repr=False)
    strict: bool
    hooks: tuple[Hook, ...]

    def url(self, operation: Operation[Any], path: str, pairs: Sequence[str]) -> str:
        """Return the whole address of a request; `pairs` are those of its query."""
        query = "&".join(pairs)
        address = self.address(operation)
        if not self.whole:
            address += path
        elif not address:
            raise ValueError(f"nothing says where to send {operation.id}: use `to`")
        if not query:
            return address
        return f"{address}{'&' if '?' in address else '?'}{query}"

    def address(self, operation: Operation[Any]) -> str:
        """Return where an operation answers, without a slash at the end."""
        if self.chosen or operation.server is None:
            return self.base_url
        return operation.server.rstrip("/")
