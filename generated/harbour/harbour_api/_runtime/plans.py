"""Everything about an operation that a client works out once."""

from typing import Any, Final

from .drafts import Drafter
from .operation import Operation
from .outcomes import Outcomes, Success
from .retries import IDEMPOTENT


class Plan:
    """Everything about an operation that is worked out once."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation
        self.drafter = Drafter(operation)
        self.outcomes = Outcomes(operation)
        self.idempotent = operation.method.upper() in IDEMPOTENT
        self.streams = any(
            Success(response).hands_over for response in operation.results.values()
        )


_PLANS: Final[dict[int, Plan]] = {}


def plan_of(operation: Operation[Any]) -> Plan:
    """Return the plan of an operation, which is made once and keeps it alive."""
    plan = _PLANS.get(id(operation))
    if plan is None:
        plan = _PLANS[id(operation)] = Plan(operation)
    return plan
