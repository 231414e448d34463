"""Run checks with hypothesis, one at a time, and say how each ended."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import FailedHealthCheck, FlakyFailure, Unsatisfiable

from .check import NOTHING, Check
from .disagreement import DisagreementError
from .live import SilenceError
from .opaque import Opaque
from .oracle import UnsoundSchemaError
from .origin import own_place

DEFAULT_EXAMPLES: Final = 20
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Held:
    """The property held for that many examples."""

    examples: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The property does not hold; `error` is the smallest failure found."""

    error: DisagreementError
    seed: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """The code under check raised what nobody documents."""

    error: Exception
    seed: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The check itself raised what it should not have; `place` is the line that did."""

    error: Exception
    seed: int
    place: str


@dataclass(frozen=True, slots=True)
class Unsound:
    """There is nothing to check by: the schema is none, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """Nothing could be drawn, and why."""

    reason: str


Ending: TypeAlias = Held | Failed | Crashed | Broken | Unsound | Unreached


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """How much to try; the same seed draws the same values.

    Without `shrinking` the first failure will do, however large.
    """

    seed: int
    examples: int = DEFAULT_EXAMPLES
    shrinking: bool = True

    def of(self, check: Check) -> int:
        """Return the number of examples of one check."""
        return max(_LEAST, round(self.examples * check.weight))


def run_check(check: Check, effort: Effort) -> Ending:
    """Run one check."""
    count = 0

    def counted(drawn: Opaque[Any]) -> None:
        nonlocal count
        if drawn.value is not NOTHING:
            check.test(drawn.value)
            count += 1

    run = _hypothesis(check, counted, effort)
    hush = io.StringIO()
    with _Catching() as caught, redirect_stdout(hush), redirect_stderr(hush):
        run()
    match caught.error:
        case None | Unsatisfiable() | FailedHealthCheck():
            return Held(count) if count else Unreached(check.obstacle)
        case SilenceError() as error:
            return Failed(_silence(check, error), effort.seed)
        case FlakyFailure() as error:
            return _now_and_then(error, effort.seed)
        case DisagreementError() as error:
            return Failed(error, effort.seed)
        case error:
            return _raised(error, effort.seed)


def _raised(error: Exception, seed: int) -> Crashed | Broken | Unsound:
    if isinstance(error, UnsoundSchemaError):
        return Unsound(str(error))
    place = own_place(error)
    return Crashed(error, seed) if place is None else Broken(error, seed, place)


def _silence(check: Check, error: SilenceError) -> DisagreementError:
    return DisagreementError(
        error.message, pointer=check.pointer, request=error.request
    )


def _now_and_then(
    error: FlakyFailure, seed: int
) -> Failed | Crashed | Broken | Unsound:
    """Return what failed, and did not when it was tried again."""
    for one in error.exceptions:
        if isinstance(one, DisagreementError):
            return Failed(one.said_of("now and then: "), seed)
    return _raised(error.exceptions[0], seed)


class _Catching:
    """Keeps whatever the code under check raises: that is what is asked for."""

    error: Exception | SilenceError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Exception | SilenceError):
            self.error = error
            return True
        return False


def _hypothesis(
    check: Check, test: Callable[[Opaque[Any]], None], effort: Effort
) -> Callable[[], None]:
    # The name decides which values a seed leads to; every check has its own.
    test.__qualname__ = check.name
    chosen = settings(
        max_examples=effort.of(check),
        database=None,
        deadline=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
        phases=[Phase.generate, *([Phase.shrink] if effort.shrinking else [])],
    )
    found: Callable[[], None] = seed(effort.seed)(
        chosen(given(check.strategy.map(Opaque))(test))
    )
    return found
