"""Watching calls: one interface for metrics, traces and tests."""

from collections.abc import Mapping
from typing import Protocol

from .exchange import RequestInfo, ResponseInfo


class Hook(Protocol):
    """Is told of each attempt; the request is the same object from start to end.

    An exception in a hook is the caller's: it ends the call.
    """

    def started(self, request: RequestInfo) -> Mapping[str, str] | None:
        """Before sending; returned headers are added to the request."""
        ...

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        """After the headers of an answer, whatever its status."""
        ...

    def failed(self, request: RequestInfo, error: BaseException) -> None:
        """Where no answer came: it broke off, or the caller did."""
        ...
