"""Faults in the words of documented errors."""

from typing import Any

import pytest
from pydantic import Field

from specwright.runtime.errors import ApiError
from specwright.runtime.model import Model
from specwright.runtime.scalars import Integer
from specwright.runtime.server.faults import Fault, Violation
from specwright.runtime.server.wording import worded


class AppError(Model):
    status_code: Integer = 0
    id: str = ""
    message: str = ""
    request_id: str = ""


class Listed(Model):
    title: str
    status: str
    code: str
    errors: list[dict[str, str]]


class Messages(Model):
    detail: str
    details: list[str]


class Aliased(Model):
    text: str = Field(alias="message")


class Unknowable(Model):
    message: str
    trace: str


class Silent(Model):
    trace: str = ""


def error_with(body: Any) -> type[ApiError[Any]]:
    return type("BadRequest", (ApiError,), {"status": 400, "body_type": body})


VIOLATIONS = (Violation("#/a", "is missing"), Violation("query:b", "is odd"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            AppError,
            {
                "status_code": 400,
                "id": "bad-request",
                "message": "#/a: is missing; query:b: is odd",
                "request_id": "r1",
            },
        ),
        (
            Listed,
            {
                "title": "Bad Request",
                "status": "400",
                "code": "400",
                "errors": [
                    {"where": "#/a", "message": "is missing"},
                    {"where": "query:b", "message": "is odd"},
                ],
            },
        ),
        (
            Messages,
            {
                "detail": "#/a: is missing; query:b: is odd",
                "details": ["is missing", "is odd"],
            },
        ),
        (Aliased, {"message": "#/a: is missing; query:b: is odd"}),
        (Unknowable, None),
        (Silent, None),
        (str, "#/a: is missing; query:b: is odd"),
        (int, None),
        (None, None),
    ],
)
def test_usual_members_are_filled_in(body: Any, expected: Any) -> None:
    fault = Fault(
        status=400,
        title="Bad Request",
        reference="r1",
        violations=VIOLATIONS,
        error=error_with(body),
    )
    found = worded(fault)
    if isinstance(found, Model):
        found = found.model_dump(mode="json", by_alias=True)
    assert found == expected
