"""What `--format json` prints is what its published schema says."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specwright.cli import main
from specwright.diagnostics import Diagnostic, Location, Note, Severity, Span, printed

SCHEMA: dict[str, Any] = json.loads(
    files("specwright.diagnostics").joinpath("report.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)
TEXT = st.text(max_size=20)
PLACES = st.builds(
    Location, TEXT, st.none() | st.builds(Span, TEXT, *[st.integers(1, 99)] * 4)
)
FINDINGS = st.builds(
    Diagnostic,
    code=st.sampled_from(["a-rule", "b-rule"]),
    severity=st.sampled_from(Severity),
    location=PLACES,
    message=TEXT,
    hint=st.none() | TEXT,
    notes=st.lists(st.builds(Note, PLACES, TEXT), max_size=2).map(tuple),
)
THINGS = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    get:
      operationId: NAME
      responses: {"200": {description: Things}}
"""


def test_the_schema_is_one() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FINDINGS, max_size=4))
def test_every_finding_fits(findings: list[Diagnostic]) -> None:
    VALIDATOR.validate(json.loads(printed(findings, "json")))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"findings": [{"code": "a-rule"}]},
        {
            "findings": [
                {
                    "code": "a-rule",
                    "severity": "fatal",
                    "message": "",
                    "pointer": "",
                    "fingerprint": "0" * 32,
                }
            ]
        },
        {"findings": [], "changes": {"breaking": 1}},
    ],
)
def test_the_schema_refuses(wrong: Any) -> None:
    assert not VALIDATOR.is_valid(wrong)


@pytest.mark.parametrize("verb", ["lint", "diff", "check", "generate"])
def test_every_verb_prints_what_the_schema_says(
    verb: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("old", "new"):
        text = THINGS.replace("NAME", f"{name}Things")
        (tmp_path / f"{name}.yaml").write_text(text)
    package = ["--spec", "new.yaml", "--output", "out", "--name", "things"]
    arguments = {
        "lint": ["--spec", "new.yaml"],
        "diff": ["old.yaml", "new.yaml"],
        "check": [*package, "--base", "old.yaml"],
        "generate": package,
    }
    main([verb, *arguments[verb], "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(report)
    assert report.keys() - {"findings"}


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
