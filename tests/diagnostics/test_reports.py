"""Each report is read by somebody else's reader, and says all there is to say."""

import json
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from published_schemas import SARIF, published

from specwright.diagnostics import (
    PRINTERS,
    Diagnostic,
    Location,
    Note,
    Severity,
    Span,
    Style,
    fingerprint,
    in_order,
    printed,
)

ERROR = Diagnostic(
    code="unresolved-reference",
    severity=Severity.ERROR,
    location=Location("/paths/~1pets", Span("spec/pets.yaml", 4, 11, 4, 30)),
    message="this reference points at nothing",
    hint='did you mean "#/components/schemas/Pet"?',
    notes=(Note(Location("/x", Span("spec/pets.yaml", 9, 1, 9, 2)), "defined here"),),
)
NOTE = Diagnostic(
    code="missing-operation-summary",
    severity=Severity.NOTE,
    location=Location("/paths/~1pets/get"),
    message="100% of, say: nothing | <b>\nis said",
)
FINDINGS = (NOTE, ERROR)
UNSEEN = "\x1b[31m\x07\r\x85\u2028\u202e\udc80\ufeff::set-output%0A\n::error::"
TEXT = st.text(max_size=30) | st.just(UNSEEN)
ANY = st.builds(
    Diagnostic,
    code=st.sampled_from(["a-rule", "b-rule"]),
    severity=st.sampled_from(Severity),
    location=st.builds(
        Location,
        TEXT,
        st.none() | st.builds(Span, TEXT, *[st.integers(1, 99)] * 4),
    ),
    message=TEXT,
    hint=st.none() | TEXT,
)


def test_sarif_is_read_by_sarif_tools(tmp_path: Path) -> None:
    file = tmp_path / "specwright.sarif"
    file.write_text(printed(FINDINGS, "sarif"))
    listed = subprocess.run(
        [sys.executable, "-m", "sarif", "csv", "-o", str(tmp_path / "out.csv"), file],
        check=True,
        capture_output=True,
        text=True,
    )
    assert listed.returncode == 0
    rows = (tmp_path / "out.csv").read_text()
    assert "specwright,error,unresolved-reference" in rows
    assert "spec/pets.yaml,4" in rows


SCHEMA = Draft7Validator(
    published(SARIF), format_checker=Draft7Validator.FORMAT_CHECKER
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY, max_size=3))
def test_sarif_keeps_to_the_schema_of_oasis(findings: list[Diagnostic]) -> None:
    for some in (findings, FINDINGS):
        log = json.loads(printed(some, "sarif"))
        assert [error.message for error in SCHEMA.iter_errors(log)] == []


def test_the_schema_of_oasis_notices() -> None:
    log = json.loads(printed(FINDINGS, "sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not SCHEMA.is_valid(log)


def test_sarif_points_at_rules_and_places() -> None:
    log = json.loads(printed(FINDINGS, "sarif"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == finding.code == result["ruleId"]
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 30}
    (related,) = run["results"][1]["relatedLocations"]
    assert related["message"]["text"] == "defined here"


def test_github_escapes_what_would_end_a_command() -> None:
    assert printed(FINDINGS, "github") == (
        "::notice title=missing-operation-summary::100%25 of, say: nothing | <b>%0Ais "
        "said\n"
        "::error file=spec/pets.yaml,line=4,endLine=4,col=11,endColumn=30,"
        "title=unresolved-reference::this reference points at nothing%0Ahelp: did you "
        'mean "#/components/schemas/Pet"?\n'
    )


@pytest.mark.parametrize(
    ("fails", "failures"), [(Severity.ERROR, 1), (Severity.NOTE, 2)]
)
def test_junit_is_read_by_junitparser(fails: Severity, failures: int) -> None:
    report = junitparser.JUnitXml.fromstring(
        printed(FINDINGS, "junit", Style(fails=fails)).encode()
    )
    assert (report.tests, report.failures) == (2, failures)
    assert [suite.name for suite in report] == ["specification", "spec/pets.yaml"]


def test_junit_of_nothing_is_a_test_that_passed() -> None:
    report = junitparser.JUnitXml.fromstring(
        printed((), "junit", Style(fails=Severity.NOTE)).encode()
    )
    assert (report.tests, report.failures) == (1, 0)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY, max_size=4))
def test_reports_survive_any_text(findings: list[Diagnostic]) -> None:
    read = junitparser.JUnitXml.fromstring(
        printed(findings, "junit", Style(fails=Severity.ERROR)).encode()
    )
    once = len(in_order(findings))
    assert read.tests == max(once, 1)
    assert len(json.loads(printed(findings, "gitlab"))) == once
    assert printed(findings, "github").count("\n") == once
    json.loads(printed(findings, "sarif"))
    printed(findings, "markdown")


@pytest.mark.parametrize("name", sorted(PRINTERS))
def test_no_report_holds_what_nobody_sees(name: str) -> None:
    span = Span(f"{UNSEEN}.yaml", 1, 1, 1, 2)
    note = Note(Location(UNSEEN, span), UNSEEN)
    finding = Diagnostic(
        code="a-rule",
        severity=Severity.ERROR,
        location=Location(UNSEEN, span),
        message=UNSEEN,
        hint=UNSEEN,
        notes=(note,),
    )
    text = printed((finding,), name)
    assert text.replace("\n", "").isprintable()
    assert not any(line.startswith("::error::") for line in text.splitlines())


def test_gitlab_has_the_fields_that_it_asks_for() -> None:
    second, first = json.loads(printed(FINDINGS, "gitlab"))
    assert first["location"] == {"path": "spec/pets.yaml", "lines": {"begin": 4}}
    assert first["fingerprint"] != second["fingerprint"]
    assert {first["severity"], second["severity"]} == {"major", "info"}


def test_markdown_is_a_table_for_each_severity() -> None:
    text = printed(FINDINGS, "markdown")
    assert "## Errors (1)" in text
    assert "| spec/pets.yaml:4 | this reference points at nothing<br>help: " in text
    assert r"100% of, say: nothing \| \<b\> is said" in text
    assert printed((), "markdown") == "No findings.\n"


def test_a_fingerprint_outlives_an_edit_elsewhere() -> None:
    moved = Diagnostic(
        code=ERROR.code,
        severity=Severity.NOTE,
        location=Location(ERROR.location.pointer, Span("spec/pets.yaml", 9, 1, 9, 9)),
        message=ERROR.message,
    )
    assert fingerprint(moved) == fingerprint(ERROR) != fingerprint(NOTE)
