"""Whatever a file holds, reading it ends, with a document or with findings."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specwright.document import (
    Document,
    bundled,
    dereferenced,
    read_document,
    validated,
    written,
)

KEYS = st.sampled_from(
    (
        "$ref",
        "$id",
        "$anchor",
        "$dynamicRef",
        "/a",
        "200",
        "allOf",
        "components",
        "content",
        "definitions",
        "discriminator",
        "get",
        "in",
        "items",
        "mapping",
        "name",
        "openapi",
        "parameters",
        "paths",
        "post",
        "properties",
        "responses",
        "schema",
        "schemas",
        "securityDefinitions",
        "swagger",
        "tags",
        "type",
        "x-a",
    )
)
WORDS = st.one_of(
    st.sampled_from(
        (
            "#",
            "#/",
            "#/components/schemas/A",
            "#/definitions/A",
            "#a",
            "api.yaml",
            "api.yaml#/paths",
            "other.yaml",
            "other.yaml#/a",
            "../up.yaml",
            "http://[",
            "http://example.com/",
            "%",
            "%zz#%zz",
            "array",
            "body",
            "formData",
            "object",
            "query",
            "\0",
        )
    ),
    st.text(max_size=5),
)
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), WORDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | WORDS, inner, max_size=4)
    ),
    max_leaves=25,
)
HEADS = st.sampled_from(
    ({"swagger": "2.0"}, {"openapi": "3.0.3"}, {"openapi": "3.1.0"}, {"openapi": 3.2})
)
QUIET = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=60,
)


def pursue(file: Path) -> None:
    document, findings = read_document(file)
    assert document is not None or findings
    if document is None:
        return
    located = document.located(findings)
    assert all(each.location.span is not None for each in located)
    _all_the_way(document)


def _all_the_way(document: Document) -> None:
    located = document.located(validated(document))
    assert all(each.location.span is not None for each in located)
    dereferenced(document)
    bundled(document)


@QUIET
@given(data=st.binary(max_size=200))
def test_arbitrary_bytes(tmp_path: Path, data: bytes) -> None:
    for name in ("api.yaml", "api.json"):
        (tmp_path / name).write_bytes(data)
        pursue(tmp_path / name)


@QUIET
@given(text=st.text(alphabet="ab:-?*&!|>%@`'\"{}[],#<> \n\t0", max_size=60))
def test_arbitrary_yaml(tmp_path: Path, text: str) -> None:
    (tmp_path / "api.yaml").write_text(f"openapi: 3.0.3\n{text}")
    pursue(tmp_path / "api.yaml")


@QUIET
@given(
    head=HEADS,
    fields=st.dictionaries(KEYS, VALUE, max_size=5),
    other=VALUE,
    as_json=st.booleans(),
)
def test_arbitrary_documents(
    tmp_path: Path, head: dict[str, Any], fields: Any, other: Any, as_json: bool
) -> None:
    file = tmp_path / "api.yaml"
    file.write_text(written({**fields, **head}, as_json=as_json))
    (tmp_path / "other.yaml").write_text(written(other, as_json=as_json))
    pursue(file)


@QUIET
@given(values=st.lists(VALUE, max_size=3))
def test_arbitrary_fragments(tmp_path: Path, values: list[Any]) -> None:
    (tmp_path / "head.yaml").write_text("openapi: 3.0.3\n")
    for index in range(3):
        text = written(values[index]) if index < len(values) else "/b: {}"
        (tmp_path / f"part{index}.yaml").write_text(text)
    pursue(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "x: '" + "a" * 30_000_000 + "'",
        "x: " + "[" * 1_000_000,
        "x: " + "{a: " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(3000)),
        "x: " + "- " * 100_000,
        "x: " + "&a " * 10_000,
        "x: " + "[" + "a, " * 1_000_000 + "]",
        "x: &a [" + "a, " * 100_000 + "]\ny: [" + "*a, " * 100_000 + "]",
    ],
    ids=["scalar", "flow", "mappings", "block", "dashes", "anchors", "list", "aliases"],
)
def test_hostile_files_end_soon(tmp_path: Path, text: str) -> None:
    (tmp_path / "api.yaml").write_text(f"openapi: 3.0.3\n{text}")
    started = process_time()
    read_document(tmp_path / "api.yaml")
    # Far above what it takes, far below what an explosion would.
    assert process_time() - started < 60
