"""Strings of the formats that OpenAPI's registry and JSON Schema name."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from .nasty import TEXTS

# A zone must not lead out of the years that Python knows.
_FIRST: Final = datetime.fromisoformat("0001-01-03")
_LAST: Final = datetime.fromisoformat("9999-12-29")

Strings = st.SearchStrategy[str]


def _zones() -> st.SearchStrategy[timezone]:
    return st.one_of(
        st.just(UTC),
        st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
            lambda minutes: timezone(timedelta(minutes=minutes))
        ),
    )


def _date_times() -> Strings:
    edges = (
        "2024-02-29T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
    )
    moments = st.datetimes(
        min_value=_FIRST,
        max_value=_LAST,
        timezones=_zones(),
    )
    return st.one_of(st.sampled_from(edges), moments.map(_spelled))


def _spelled(moment: datetime | time) -> str:
    text = moment.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _times() -> Strings:
    return st.one_of(
        st.sampled_from(("00:00:00Z", "23:59:59.999999Z", "12:00:00+05:30")),
        st.times(timezones=_zones()).map(_spelled),
    )


def _bytes() -> Strings:
    return st.binary(max_size=24).map(lambda data: base64.b64encode(data).decode())


def _hosts() -> Strings:
    return st.sampled_from(
        ("localhost", "a.example", "xn--nxasmq6b.example", "1.example")
    )


def _uris() -> Strings:
    return st.sampled_from(
        (
            "https://a.example/",
            "http://a.example:8080/b%20c?d=e#f",
            "urn:a:b",
            "mailto:a@b.example",
        )
    )


_MAKERS: Final[dict[str, Callable[[], Strings]]] = {
    "byte": _bytes,
    "date": lambda: st.one_of(
        st.sampled_from(("0001-01-01", "9999-12-31", "2024-02-29")), st.dates().map(str)
    ),
    "date-time": _date_times,
    "email": lambda: st.sampled_from(("a@b.example", "a.b+c@d.example")),
    "hostname": _hosts,
    "ipv4": lambda: st.ip_addresses(v=4).map(str),
    "ipv6": lambda: st.ip_addresses(v=6).map(str),
    "time": _times,
    "uri": _uris,
    "url": _uris,
    "uuid": lambda: st.one_of(
        st.sampled_from(
            (
                "00000000-0000-0000-0000-000000000000",
                "FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF",
            )
        ),
        st.uuids().map(str),
    ),
}


SAMPLES: Final = {
    "byte": "YQ==",
    "date": "2024-02-29",
    "date-time": "1970-01-01T00:00:00Z",
    "time": "00:00:00Z",
    "uuid": "00000000-0000-0000-0000-000000000000",
}
"""A string of each format that is asserted."""


def of_format(name: str, *, asserted: bool) -> Strings | None:
    """Return strings of a format, and any string too where it is an annotation."""
    maker = _MAKERS.get(name)
    if maker is None:
        return None
    return maker() if asserted else st.one_of(maker(), st.sampled_from(TEXTS))
