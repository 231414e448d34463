"""When to try again, and how long to wait before (RFC 9110, sections 9.2.2, 10.2.3)."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

IDEMPOTENT: Final = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
STATUSES: Final = frozenset({408, 429, 502, 503, 504})


def _random() -> float:
    # Imported when it is needed: this and email.utils bring much along.
    from secrets import SystemRandom

    return SystemRandom().random()


async def _sleep(seconds: float) -> None:
    from anyio import sleep

    await sleep(seconds)


@dataclass(frozen=True, kw_only=True, slots=True)
class Retries:
    """How often to try again, `limit`, and how patiently.

    The wait grows from `initial` seconds, doubling up to `maximum`; a random part of it
    is waited, so that clients do not come back in step. What `Retry-After` asks for is
    waited instead, unless it is more than `patience`: then the answer stands. The
    functions are there to be replaced in tests; `clock` returns seconds since 1970.
    """

    limit: int = 2
    initial: float = 0.5
    maximum: float = 8.0
    patience: float = 60.0
    statuses: frozenset[int] = STATUSES
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    sleep_async: Callable[[float], Awaitable[None]] = field(default=_sleep, repr=False)
    random: Callable[[], float] = field(default=_random, repr=False)
    clock: Callable[[], float] = field(default=time.time, repr=False)

    def wait(self, attempt: int, headers: Mapping[str, str] | None) -> float | None:
        """Return the seconds to wait after an attempt (the first is 1).

        None says that there is no point in trying again. `headers` are those of the
        answer, if one came.
        """
        if attempt > self.limit:
            return None
        asked = self._asked(headers.get("retry-after")) if headers else None
        if asked is not None:
            return asked if asked <= self.patience else None
        doubled = self.initial * 2.0 ** min(attempt - 1, 64)
        return self.random() * min(self.maximum, doubled)

    def _asked(self, text: str | None) -> float | None:
        if text is None:
            return None
        if text.isascii() and text.isdigit():
            return float(text)
        from datetime import UTC
        from email.utils import parsedate_to_datetime

        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
        if moment.tzinfo is None:
            # One of the older forms of a date, which are in GMT too.
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, moment.timestamp() - self.clock())


def retries_of(choice: "int | Retries | None", otherwise: Retries) -> Retries:
    """Return the policy that a choice stands for."""
    match choice:
        case None:
            return otherwise
        case Retries():
            return choice
        case int():
            return replace(otherwise, limit=choice)
