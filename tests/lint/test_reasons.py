"""Why a value is refused, in a line that a person can read."""

from typing import Any

import pytest

from specwright.build import build_api
from specwright.document import Document
from specwright.lint.judgement import Judgement

NEITHER = (
    "this object is not valid under any of the schemas listed in the 'anyOf' keyword"
)
LONG = {"name": "a name that is long", "other": ["a", "list", "of", "words"]}


def reason(schema: Any, value: Any) -> str:
    document = Document(
        name="openapi.yaml",
        version="3.1.0",
        value={
            "openapi": "3.1.0",
            "info": {"title": "Things", "version": "1.0.0"},
            "components": {"schemas": {"Thing": schema}},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    api, _ = build_api(document)
    judgement = Judgement(api)
    found = api.schemas["/components/schemas/Thing"]
    assert judgement.refuses(found, value)
    return judgement.reason(found, value)


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        ({"type": "string"}, 3, '3 is not of type "string"'),
        ({"type": "string"}, LONG, 'this object is not of type "string"'),
        ({"type": "object"}, ["word"] * 20, 'this list is not of type "object"'),
        (
            {"anyOf": [{"type": "string"}, {"type": "array"}]},
            LONG,
            NEITHER,
        ),
        ({"required": ["id"]}, LONG, '"id" is a required property'),
        (
            {"properties": {"other": {"type": "integer"}}},
            LONG,
            'other: ["a","list","of","words"] is not of type "integer"',
        ),
    ],
)
def test_a_reason(schema: Any, value: Any, said: str) -> None:
    assert reason(schema, value) == said
