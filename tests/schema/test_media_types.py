"""Which bodies say the same thing."""

from dataclasses import replace

import pytest

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.operations import Body, Encoding, MediaType, Operation
from specwright.ir.schemas import Properties, Schema, Type
from specwright.schema.media_types import Kind, kind, mislabelled, spoken


def content(name: str, member: str = "a") -> MediaType:
    pointer = f"/{name.replace('/', '~1')}/schema"
    inner = Schema(f"{pointer}/properties/{member}")
    schema = Schema(pointer, (Type((JsonType.OBJECT,)), Properties(((member, inner),))))
    return MediaType(pointer=f"/{name}", name=name, schema=schema)


def api_of(*contents: MediaType) -> Api:
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
    return Api(title="", version="", dialect="3.1.0", operations=(operation,))


def kept(*contents: MediaType) -> list[str]:
    api = spoken(api_of(*contents))
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


def test_parts_without_names_are_bytes() -> None:
    items = Schema("/s", (Type((JsonType.ARRAY,)),))
    mixed = MediaType(pointer="/m", name="multipart/mixed", schema=items)
    assert kind(mixed) is Kind.BINARY
    assert kind(replace(mixed, schema=None, item=items)) is Kind.BINARY
    assert kind(content("multipart/mixed")) is Kind.FORM


@pytest.mark.parametrize(
    "name",
    [
        "application/jsonlines",
        "application/ndjson; charset=utf-8",
        "application/x-jsonl",
        "application/vnd.pets+json-seq",
    ],
)
def test_sequences_of_json_are_streams(name: str) -> None:
    stream = MediaType(pointer="/m", name=name, schema=None, item=Schema("/i"))
    assert kind(stream) is Kind.STREAM


def test_an_object_is_json_whatever_its_encoding_says() -> None:
    inner = Schema("/a", (Type((JsonType.OBJECT,)),))
    text = Schema("/b", (Type((JsonType.STRING,)),))
    members = Properties((("a", inner), ("b", text)))
    encodings = tuple(
        Encoding(pointer=f"/e/{name}", property=name, content_type="application/xml")
        for name in ("a", "b")
    )
    form = MediaType(
        pointer="/m",
        name="multipart/form-data",
        schema=Schema("/s", (Type((JsonType.OBJECT,)), members)),
        encodings=encodings,
    )
    api = spoken(api_of(form))
    (operation,) = api.operations
    assert operation.body is not None
    (left,) = operation.body.contents
    assert [one.property for one in left.encodings] == ["b"]
    assert [one.property for one in mislabelled(form, api)] == ["a"]
