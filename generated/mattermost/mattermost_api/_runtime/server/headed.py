"""Results together with the headers that the specification documents for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

BodyT = TypeVar("BodyT")
HeadersT = TypeVar("HeadersT", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class Headed(Generic[BodyT, HeadersT]):
    """What a handler returns to send headers: a result, and the headers by their name.

    Values have the declared type, so that `5` is sent where an integer is declared. A
    text stands for itself.
    """

    result: BodyT
    headers: HeadersT
