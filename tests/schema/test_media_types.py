"""Which bodies say the same thing."""

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.operations import Body, MediaType, Operation
from specwright.ir.schemas import Properties, Schema, Type
from specwright.schema.media_types import Kind, kind, spoken


def content(name: str, member: str = "a") -> MediaType:
    pointer = f"/{name.replace('/', '~1')}/schema"
    inner = Schema(f"{pointer}/properties/{member}")
    schema = Schema(pointer, (Type((JsonType.OBJECT,)), Properties(((member, inner),))))
    return MediaType(pointer=f"/{name}", name=name, schema=schema)


def kept(*contents: MediaType) -> list[str]:
    operation = Operation(
        pointer="/paths/~1/post",
        id="send",
        id_given=True,
        method="POST",
        path="/",
        tags=(),
        parameters=(),
        body=Body(pointer="", required=True, contents=contents),
        responses=(),
        security=(),
    )
    api = spoken(Api(title="", version="", dialect="3.1.0", operations=(operation,)))
    body = api.operations[0].body
    assert body is not None
    return [one.name for one in body.contents]


def test_json_says_what_opaque_bodies_say() -> None:
    contents = [content(name) for name in ("application/yaml", "application/json")]
    assert kept(*contents) == ["application/json"]
    assert kept(content("application/xml"), content("text/xml")) == [
        "application/xml",
        "text/xml",
    ]


def test_another_schema_is_another_body() -> None:
    other = content("application/vnd.tree", "b")
    assert len(kept(content("application/json"), other)) == 2


def test_what_stands_before_a_suffix_is_a_meaning() -> None:
    patch = content("application/apply-patch+yaml")
    assert len(kept(content("application/json"), patch)) == 2
    assert kept(content("application/apply-patch+json"), patch) == [
        "application/apply-patch+json"
    ]


def test_kinds() -> None:
    assert kind(content("application/problem+json; charset=utf-8")) is Kind.JSON
    assert kind(content("*/*")) is Kind.JSON
    assert kind(content("application/yaml")) is Kind.BINARY
    assert kind(content("multipart/mixed")) is Kind.FORM
