"""All checks of a subject, in the order of the specification."""

from collections.abc import Callable, Iterator

from specwright.contract.check import Check
from specwright.contract.driver import Driver
from specwright.contract.stand import Stand
from specwright.contract.subject import Subject
from specwright.ir.operations import Operation

from .answers import answer_checks
from .arrivals import arrival_checks
from .client import client_checks
from .distrust import Tried, distrust_checks
from .joined import joined_checks
from .models import model_checks
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
    stand = Stand(subject.package)
    driver = Driver(subject)
    tried = Tried()
    yield from model_checks(subject, operations)
    for operation in operations:
        yield from client_checks(subject, operation, driver)
        yield from distrust_checks(subject, operation, driver, tried)
        for checks in _SERVER:
            yield from checks(subject, operation, stand)
        yield from joined_checks(subject, operation, stand, driver)
