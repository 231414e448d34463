"""Keeps secrets in queries out of httpx2's own log.

httpx2 logs the address of each request. Keys in the query are part of it, so that the
values of a query are masked there; the names stay. What others send in the same
process is logged as ever.
"""

import logging
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import httpx2

from .exchange import MASK, without_user

_VALUE: Final = re.compile(r"=[^&]*")


class QueryMask(logging.Filter):
    """Masks the values in the query of each address while one of ours is asked."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's arguments; no record is dropped."""
        if _OURS.get() and isinstance(record.args, tuple):
            record.args = tuple(map(_masked, record.args))
        return True


def _masked(argument: object) -> object:
    if not isinstance(argument, httpx2.URL) or not (
        argument.query or argument.userinfo
    ):
        return argument
    address, mark, query = without_user(str(argument)).partition("?")
    return f"{address}{mark}{_VALUE.sub(f'={MASK}', query)}"


_MASK: Final = QueryMask()
_OURS: Final[ContextVar[bool]] = ContextVar("sends", default=False)


def mask_queries() -> None:
    """See to it that `masked_queries` has an effect; what is done already stays."""
    logging.getLogger("httpx2").addFilter(_MASK)


@contextmanager
def masked_queries() -> Generator[None]:
    """Let httpx2 log no secrets of what is sent in this context."""
    token = _OURS.set(True)
    try:
        yield
    finally:
        _OURS.reset(token)
