"""A baseline hides what is known, as long as it says, and nothing else."""

import datetime as dt

import pytest

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.diagnostics.baseline import baseline_of, read, written

TODAY = dt.date(2026, 5, 1)


def finding(message: str) -> Diagnostic:
    location = Location("/paths")
    return Diagnostic(
        code="a-rule", severity=Severity.ERROR, location=location, message=message
    )


OLD, NEW = finding("old"), finding("new")


def test_what_is_known_is_left_out() -> None:
    assert baseline_of([OLD]).unknown([OLD, NEW], today=TODAY) == (NEW,)


@pytest.mark.parametrize(("days", "left"), [(0, ()), (1, (OLD,))])
def test_a_date_ends_the_patience(days: int, left: tuple[Diagnostic, ...]) -> None:
    baseline = baseline_of([OLD], until=TODAY)
    assert baseline.unknown([OLD], today=TODAY + dt.timedelta(days)) == left


def test_what_is_gone_is_named() -> None:
    assert [known.message for known in baseline_of([OLD, NEW]).gone([NEW])] == ["old"]


def test_a_baseline_is_read_as_it_was_written() -> None:
    baseline = baseline_of([OLD, NEW], until=TODAY)
    assert read(written(baseline)) == baseline
    assert written(baseline_of([NEW, OLD])) == written(baseline_of([OLD, NEW]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"findings": {}}',
        '{"findings": [{}]}',
        '{"findings": [{"fingerprint": "1", "code": "", "message": "", "until": 3}]}',
        '{"findings": [{"fingerprint": "1", "code": "", "message": "", "until": ""}]}',
    ],
)
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text)
