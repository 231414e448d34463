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
from .doors import ServedDoor
from .headers import header_checks
from .joined import joined_checks
from .models import model_checks
from .names import name_checks
from .parsers import parser_checks
from .refusals import refusal_checks
from .security import security_checks


def _refusals(subject: Subject, operation: Operation, stand: Stand) -> Iterator[Check]:
    return refusal_checks(subject, operation, ServedDoor(subject, operation, stand))


_ServerChecks = Callable[[Subject, Operation, Stand], Iterator[Check]]
_SERVER: tuple[_ServerChecks, ...] = (
    arrival_checks,
    _refusals,
    security_checks,
    answer_checks,
)


def checks_of(subject: Subject, operations: tuple[Operation, ...]) -> Iterator[Check]:
    """Yield the checks of some operations; each declaration is checked once."""
    package = subject.package
    served = Stand(package)
    heard = Stand(package, received=True) if package.received else served
    both = Both((SyncDriver(subject), AsyncDriver(subject)))
    tried = Tried()
    yield from model_checks(subject, operations)
    for operation in operations:
        stand = served
        if operation.id in package.received:
            stand = heard
            yield from parser_checks(subject, operation)
        yield from name_checks(subject, operation)
        yield from client_checks(subject, operation, both)
        yield from distrust_checks(subject, operation, both, tried)
        for checks in _SERVER:
            yield from checks(subject, operation, stand)
        yield from header_checks(subject, operation, stand, both)
        yield from joined_checks(subject, operation, stand, both)
