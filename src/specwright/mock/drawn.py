"""Values drawn from a strategy: the same key draws the same value."""

from hashlib import shake_256
from typing import Any, Final, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from specwright.contract.opaque import Opaque

Value = TypeVar("Value")

_SIZES: Final = (2_000, 20_000, 200_000)
_TRIES: Final = 200


class UndrawnError(Exception):
    """Nothing was drawn, however often it was tried."""


def drawn(strategy: st.SearchStrategy[Value], key: bytes) -> Value:
    """Return a value; which one is decided by the key alone.

    Every choice is read from bytes that are made of the key, so that neither the time
    nor what was drawn before has a say. Raises `UndrawnError` where no bytes lead to a
    value.
    """
    kept: list[Value] = []

    def keep(held: Opaque[Any]) -> None:
        kept.append(held.value)

    quiet = settings(database=None, deadline=None)
    test: Any = quiet(given(strategy.map(Opaque))(keep))
    for turn in range(_TRIES):
        size = _SIZES[min(turn // 4, len(_SIZES) - 1)]
        test.hypothesis.fuzz_one_input(shake_256(key + bytes([turn])).digest(size))
        if kept:
            return kept[0]
    raise UndrawnError
