"""A success, with everything around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .exchange import RequestInfo, ResponseInfo

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What a call returned, and what was exchanged for it."""

    result: Result
    request: RequestInfo
    response: ResponseInfo

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, names in lower case."""
        return self.response.headers

    @property
    def elapsed(self) -> float:
        """The seconds from the first attempt to the headers of the answer."""
        return self.response.elapsed
