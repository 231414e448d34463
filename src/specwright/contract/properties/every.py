"""All checks of a subject, in the order of the specification."""

from collections.abc import Callable, Iterator

from specwright.contract.check import Check
from specwright.contract.driver import AsyncDriver, SyncDriver
from specwright.contract.stand import Stand
from specwright.contract.subject import Subject
from specwright.ir.operations import Operation

from .answers import answer_checks
from .arrivals import arrival_checks
from .both import Both
from .client import client_checks
from .distrust import Tried, distrust_checks
from .joined import joined_checks
from .models import model_checks
from .parsers import parser_checks
from .refusals import refusal_checks
from .security import security_checks

_ServerChecks = Callable[[Subject, Operation, Stand], Iterator[Check]]
_SERVER: tuple[_ServerChecks, ...] = (
    arrival_checks,
    refusal_checks,
    security_checks,
    answer_checks,
)


def checks_of(subject: Subject, operations: tuple[Operation, ...]) -> Iterator[Check]:
    """Yield the checks of some operations; each declaration is checked once."""
    called = tuple(one for one in operations if one.id in subject.package.routes)
    received = tuple(one for one in operations if one.id in subject.package.received)
    yield from model_checks(subject, operations)
    stand = Stand(subject.package)
    both = Both((SyncDriver(subject), AsyncDriver(subject)))
    tried = Tried()
    for operation in called:
        yield from client_checks(subject, operation, both)
        yield from distrust_checks(subject, operation, both, tried)
        yield from _served(subject, operation, stand)
        yield from joined_checks(subject, operation, stand, both)
    if received:
        stand = Stand(subject.package, received=True)
    for operation in received:
        yield from parser_checks(subject, operation)
        yield from _served(subject, operation, stand)


def _served(subject: Subject, operation: Operation, stand: Stand) -> Iterator[Check]:
    for checks in _SERVER:
        yield from checks(subject, operation, stand)
