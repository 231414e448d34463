"""`contentSchema`: read beside JSON, and said to be left out beside anything else."""

from typing import Any

import pytest

from specwright.ir.schemas import Const, ContentSchema


@pytest.mark.parametrize("media_type", ["application/json", "application/vnd.a+json"])
def test_a_text_of_json_has_a_schema(schema: Any, media_type: str) -> None:
    text = f"{{contentMediaType: {media_type}, contentSchema: {{const: 1}}}}"
    found, findings = schema(text)
    (content,) = found.assertions
    assert isinstance(content, ContentSchema)
    assert content.schema.pointer == f"{found.pointer}/contentSchema"
    assert content.schema.assertions == (Const(1),)
    assert findings == []


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        ("contentMediaType: text/csv", "this is `text/csv`;"),
        (
            "contentMediaType: a/json, contentEncoding: base64",
            "this is `a/json`, encoded;",
        ),
        ("title: Nothing", "without `contentMediaType`"),
    ],
)
def test_any_other_text_is_a_string(schema: Any, beside: str, words: str) -> None:
    found, findings = schema(f"{{{beside}, contentSchema: {{const: 1}}}}")
    assert found.assertions == ()
    ((code, message),) = findings
    assert code == "unsupported-content-schema"
    assert words in message
