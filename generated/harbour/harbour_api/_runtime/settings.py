"""What a client was told when it was made."""

from collections.abc import Mapping
from dataclasses import dataclass

from .hooks import Hook
from .retries import Retries
from .schemes import Scheme


@dataclass(frozen=True, kw_only=True)
class ClientSettings:
    """The choices behind a client; `headers` have lower-case names.

    A `timeout` of None leaves the matter to the HTTP client.
    """

    base_url: str
    auth: object
    schemes: Mapping[str, Scheme]
    timeout: float | None
    retries: Retries
    headers: Mapping[str, str]
    strict: bool
    hooks: tuple[Hook, ...]
