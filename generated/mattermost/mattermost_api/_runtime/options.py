"""What a caller may choose, for a client or for a single call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .retries import Retries


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What one call does differently from its client.

    `timeout` is in seconds, infinity for none; `retries` how often to try again;
    `headers` and `query` are added to what the operation sends; with an
    `idempotency_key`, a call may be repeated whatever its method. What may hold secrets
    does not show.
    """

    timeout: float | None = None
    retries: int | Retries | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    query: Mapping[str, str | Sequence[str]] = field(
        default_factory=dict[str, "str | Sequence[str]"], repr=False
    )
    idempotency_key: str | None = None


NO_OPTIONS = Options()
