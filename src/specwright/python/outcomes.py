"""Which documented responses a call returns, and which it raises."""

from dataclasses import dataclass

from specwright.ir.operations import Operation, Response


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The responses of an operation, both parts in the order of the document.

    `default` is in both where nothing else says what a success looks like: it is then
    returned with a status below 400 and raised with one above.
    """

    successes: tuple[Response, ...]
    failures: tuple[Response, ...]


def outcomes(operation: Operation) -> Outcomes:
    """Tell successes from failures.

    The `2XX` statuses are successes. Where there are none, those that redirect or
    inform are, and `default` last; else a redirection is raised, since a caller who
    asked for none does not expect one.
    """
    responses = operation.responses
    for digits in ("2", "13"):
        successes = tuple(one for one in responses if one.status[:1] in digits)
        if successes:
            failures = tuple(one for one in responses if one not in successes)
            return Outcomes(successes, failures)
    default = tuple(one for one in responses if one.status == "default")
    return Outcomes(default, responses)
