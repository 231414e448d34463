"""Turns of tasks at fetching a token; threads have a lock for it."""

from weakref import WeakKeyDictionary

from anyio import Lock
from anyio.lowlevel import RunVar

from .credentials import Grant

_TURNS: RunVar[WeakKeyDictionary[Grant, Lock]] = RunVar("turns")


def turn_of(grant: Grant) -> Lock:
    """Return the lock of a grant for the tasks of the running event loop."""
    try:
        turns = _TURNS.get()
    except LookupError:
        turns = WeakKeyDictionary[Grant, Lock]()
        _TURNS.set(turns)
    return turns.setdefault(grant, Lock())
