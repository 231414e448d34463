"""Validation: each violation in one line, in its place."""

import subprocess
import sys
from pathlib import Path

import pytest

from specwright.diagnostics import Diagnostic
from specwright.document import Document, read_document, validated

from .files import read

Found = tuple[str, str, str]

INFO = "info: {title: T}\n"
OPERATION = """
paths:
  /a:
    get:
      operationId: a
      parameters:
        - {name: q, in: qurey, schema: {type: string}}
      responses:
        "200": {description: OK}
"""


def short(findings: tuple[Diagnostic, ...]) -> list[Found]:
    return [(each.code, each.location.pointer, each.message) for each in findings]


def document(folder: Path, text: str, version: str) -> Document:
    found, _ = read(folder, {"api.yaml": text}, version)
    return found


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_a_wrong_word_is_named_with_what_is_like_it(
    tmp_path: Path, version: str
) -> None:
    (finding,) = validated(document(tmp_path, OPERATION, version))
    assert finding.code == "specification-violation"
    assert finding.location.pointer == "/paths/~1a/get/parameters/0/in"
    assert finding.message.startswith('"qurey" is not one of `')
    assert finding.hint == "did you mean `query`?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "paths: {/a: {get: {response: {}, responses: {'200': {description: D}}}}}",
            [
                (
                    "specification-violation",
                    "/paths/~1a/get/response",
                    "`response` does not belong here",
                )
            ],
        ),
        (
            "paths: {}\ncomponents: {schemas: {A: {type: array, items: 3}}}",
            [
                (
                    "specification-violation",
                    "/components/schemas/A/items",
                    "3 stands where object belongs",
                )
            ],
        ),
        (
            """
paths: {}
components:
  schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}
""",
            [
                (
                    "reference-cycle",
                    f"/components/schemas/{name}/$ref",
                    f"`$ref` leads from `#/components/schemas/{other}` back to itself",
                )
                for name, other in (("B", "A"), ("A", "B"))
            ],
        ),
        (
            "paths: {}\ncomponents: {schemas: {A: {type: string, default: 1}}}",
            [
                (
                    "specification-violation",
                    "/components/schemas/A/default",
                    "the default is wrong: 1 is not of type 'string'",
                )
            ],
        ),
    ],
)
def test_a_violation_is_one_finding(
    tmp_path: Path, text: str, expected: list[Found]
) -> None:
    assert short(validated(document(tmp_path, text, "3.0.3"))) == expected


def test_the_second_pass_places_what_it_finds_behind_references(
    tmp_path: Path,
) -> None:
    text = """
paths:
  /a:
    get:
      responses:
        "200": {$ref: '#/components/responses/R'}
components:
  responses:
    R:
      description: R
      content: {application/json: {schema: {type: integer, default: x}}}
"""
    (finding,) = validated(document(tmp_path, text, "3.1.0"))
    assert finding.location.pointer == (
        "/components/responses/R/content/application~1json/schema/default"
    )
    assert validated(document(tmp_path, text, "3.1.0"), thorough=False) == ()


def test_a_schema_that_leads_back_to_itself_is_read_through(tmp_path: Path) -> None:
    text = """
paths: {}
components:
  schemas:
    Value:
      anyOf:
        - {type: string}
        - {type: array, items: {$ref: '#/components/schemas/Value'}}
        - {properties: {name: {type: string}}}
    Holder: {allOf: [{$ref: '#/components/schemas/Value'}], required: [name]}
    Other: {allOf: [{$ref: '#/components/schemas/Value'}], required: [naem]}
"""
    assert short(validated(document(tmp_path, text, "3.0.3"))) == [
        (
            "specification-violation",
            "/components/schemas/Other/required",
            "`required` names properties that are not defined",
        )
    ]


def test_nothing_is_fetched_and_no_reference_makes_it_fail(tmp_path: Path) -> None:
    text = """
paths: {}
components:
  schemas:
    A: {$ref: '#/components/schemas/Missing'}
    B: {example: {$ref: 'http://127.0.0.1:9/never'}, type: object}
"""
    assert short(validated(document(tmp_path, text, "3.0.3"))) == [
        (
            "unresolved-reference",
            "/components/schemas/A/$ref",
            "`$ref` names `#/components/schemas/Missing`, which is not there",
        )
    ]


def test_a_verdict_is_kept_by_content(tmp_path: Path) -> None:
    given = document(tmp_path, OPERATION, "3.0.3")
    cache = tmp_path / "cache"
    first = validated(given, cache=cache)
    (kept,) = cache.iterdir()
    assert validated(given, cache=cache) == first
    kept.write_text("[]")
    assert validated(given, cache=cache) == ()
    kept.write_text("[cut off")
    assert validated(given, cache=cache) == first


def test_what_reads_does_not_import_what_validates() -> None:
    code = "import sys, specwright.document; print(*sys.modules)"
    done = subprocess.run(  # the interpreter of this test, and a constant program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"openapi_spec_validator", "jsonschema_rs", "prance"})


@pytest.mark.parametrize("reference", ["#, a/b", "#/%", "#a b/c", "x#, a/b"])
def test_a_reference_that_no_library_can_read_is_a_finding(
    tmp_path: Path, reference: str
) -> None:
    file = tmp_path / "api.yaml"
    file.write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components:\n  schemas:\n"
        f"    A: {{properties: {{a: {{$ref: '{reference}'}}}}}}\n"
    )
    document, found = read_document(file)
    assert document is not None
    assert [*found, *validated(document)]
