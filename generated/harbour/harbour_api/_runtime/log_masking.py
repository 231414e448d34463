"""Keeps secrets in queries out of httpx2's own log.

httpx2 logs the address of each request. Keys in the query are part of it, so that the
values of a query are masked there; the names stay.
"""

import logging
import re
from typing import Final

import httpx2

from .exchange import MASK

_VALUE: Final = re.compile(r"=[^&]*")


class QueryMask(logging.Filter):
    """Masks the values in the query of each address that a record shows."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's arguments; no record is dropped."""
        if isinstance(record.args, tuple):
            record.args = tuple(map(_masked, record.args))
        return True


def _masked(argument: object) -> object:
    if not isinstance(argument, httpx2.URL) or not argument.query:
        return argument
    address, _, query = str(argument).partition("?")
    return f"{address}?{_VALUE.sub(f'={MASK}', query)}"


_MASK: Final = QueryMask()


def mask_queries() -> None:
    """See to it that httpx2 logs no secrets; does nothing when done already."""
    logging.getLogger("httpx2").addFilter(_MASK)
