import pytest

from specwright.ir.operations import Operation, Response
from specwright.python.outcomes import outcomes


def operation(*statuses: str) -> Operation:
    return Operation(
        pointer="/paths/~1/get",
        id="get",
        id_given=True,
        method="GET",
        path="/",
        tags=(),
        parameters=(),
        body=None,
        responses=tuple(Response(pointer=f"/{one}", status=one) for one in statuses),
        security=(),
    )


@pytest.mark.parametrize(
    ("statuses", "successes", "failures"),
    [
        ("200 404", "200", "404"),
        ("201 200 2XX default", "201 200 2XX", "default"),
        ("200 304 404", "200", "304 404"),
        ("302 404", "302", "404"),
        ("101 400", "101", "400"),
        ("default", "default", "default"),
        ("404 default", "default", "404 default"),
        ("404", "", "404"),
        ("", "", ""),
    ],
)
def test_successes_and_failures(statuses: str, successes: str, failures: str) -> None:
    found = outcomes(operation(*statuses.split()))
    assert [one.status for one in found.successes] == successes.split()
    assert [one.status for one in found.failures] == failures.split()
