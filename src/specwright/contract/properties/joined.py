"""Client and server together: what one side gives is what the other side gets."""

from collections.abc import Awaitable, Iterator

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls
from specwright.contract.check import Check
from specwright.contract.disagreement import DisagreementError, expect
from specwright.contract.driver import Driver
from specwright.contract.outcomes import outcome_difference
from specwright.contract.replies import Reply, handed_over, media_types, replies
from specwright.contract.stand import Stand
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Request
from specwright.ir.operations import Operation

from .answers import planned
from .arrivals import compare_arguments, contents_of
from .both import Both


def joined_checks(
    subject: Subject, operation: Operation, stand: Stand, both: Both
) -> Iterator[Check]:
    """Yield one check a media type of the body."""
    answers = st.one_of(
        [
            replies(subject, response, content)
            for response in operation.responses
            for content in media_types(response)
        ]
    )
    for content in contents_of(operation):
        yield Check(
            aspect="joined",
            operation=operation.id,
            case="" if content is None else content.name,
            pointer=operation.pointer,
            strategy=st.tuples(calls(subject, operation, content), answers),
            test=lambda drawn: both.each(
                lambda driver: _joined(subject, operation, stand, driver, *drawn)
            ),
        )


def _joined(
    subject: Subject,
    operation: Operation,
    stand: Stand,
    driver: Driver,
    call: Call,
    reply: Reply,
) -> None:
    passed: list[Request] = []

    def serve(request: Request) -> Answer | Awaitable[Answer]:
        passed.append(request)
        plan = planned(handed_over(subject, operation, reply))
        return driver.ask(stand, request, plan)

    outcome = driver.call(operation, call, serve)
    request = passed[0] if passed else None
    if stand.seen.arguments is None or request is None:
        raise DisagreementError(
            f"the client's call does not reach the handler: {outcome!r}",
            pointer=operation.pointer,
            request=request,
        )
    compare_arguments(subject, operation, stand, call, request)
    expect(
        outcome_difference(subject, operation, reply, outcome),
        pointer=reply.response.pointer,
        request=request,
    )
