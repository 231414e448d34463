"""Findings as a person reads them."""

from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from specwright.diagnostics import (
    Diagnostic,
    Location,
    Note,
    Severity,
    Span,
    Style,
    in_order,
    printed,
)

SOURCE = """\
paths:
  /pets:
    get:
      schema:
        $ref: "#/components/schemas/Pett"
\tx: äöü漢字 here
"""


def finding(
    span: Span | None = None,
    pointer: str = "/paths",
    message: str = "wrong",
    **more: str,
) -> Diagnostic:
    return Diagnostic(
        code=more.get("code", "unresolved-reference"),
        severity=Severity.ERROR,
        location=Location(pointer, span),
        message=message,
        hint=more.get("hint"),
    )


def lines(file: str) -> list[str]:
    return SOURCE.split("\n") if file == "a.yaml" else []


def test_a_finding_shows_the_line_and_what_to_do() -> None:
    first = Span("a.yaml", 2, 3, 2, 8)
    found = Diagnostic(
        code="unresolved-reference",
        severity=Severity.ERROR,
        location=Location("/x", Span("a.yaml", 5, 15, 5, 42)),
        message="this reference points at nothing",
        hint='did you mean "#/components/schemas/Pet"?',
        notes=(Note(Location("/y", first), "defined here"),),
    )
    assert printed([found], "text", Style(lines=lines)) == (
        "a.yaml:5:15: error: this reference points at nothing [unresolved-reference]\n"
        "   4 |       schema:\n"
        '   5 |         $ref: "#/components/schemas/Pett"\n'
        "     |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '  help: did you mean "#/components/schemas/Pet"?\n'
        "  note: a.yaml:2:3: defined here\n"
    )


def test_carets_stand_below_wide_and_tabbed_text() -> None:
    text = printed([finding(Span("a.yaml", 6, 8, 6, 10))], "text", Style(lines=lines))
    assert text.splitlines()[2:] == [
        "   6 | \tx: äöü漢字 here",
        "     | \t      ^^^^",
    ]


def test_a_finding_without_a_place_names_its_pointer() -> None:
    text = printed([finding()], "text", Style(lines=lines))
    assert text == "#/paths: error: wrong [unresolved-reference]\n"


def test_colour_is_given_when_asked_for() -> None:
    assert "\033[" in printed([finding()], "text", Style(colour=True))
    assert "\033[" not in printed([finding()], "text", Style())


@given(message=st.text(), line=st.text(), column=st.integers(1, 20))
def test_no_text_controls_the_terminal(message: str, line: str, column: int) -> None:
    found = finding(Span("a.yaml", 1, column, 1, column + 3), message=message)
    text = printed([found], "text", Style(lines=lambda _: line.split("\n")))
    seen = {category(each) for each in text if each not in "\n\t"}
    assert seen.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_findings_come_in_order_and_once() -> None:
    later = finding(Span("a.yaml", 3, 1, 3, 2), "/b", code="b")
    first = finding(Span("a.yaml", 1, 1, 1, 2), "/a", code="c")
    beside = finding(Span("a.yaml", 1, 1, 1, 2), "/a", code="a")
    assert in_order([later, first, beside, later]) == (beside, first, later)


def test_a_missing_target_in_the_words_of_two_stages_is_one_finding() -> None:
    one = finding(pointer="/a/$ref", message="one")
    two = finding(pointer="/a", message="two")
    assert in_order([one, two]) == (one,)


def test_many_warnings_of_one_code_are_counted() -> None:
    warnings = [
        Diagnostic(
            code="nullable-without-type",
            severity=Severity.WARNING,
            location=Location(f"/components/schemas/{name}"),
            message=f"{name} is wrong",
        )
        for name in "abcd"
    ]
    text = printed([*warnings, finding()], "text", Style(alike=2))
    assert [f"{name} is wrong" in text for name in "abcd"] == [True, True, False, False]
    assert text.endswith("\n2 more findings [nullable-without-type]\n")
    assert "[unresolved-reference]" in text
    assert all(f"{name} is wrong" in printed(warnings) for name in "abcd")


def test_what_says_the_same_is_counted() -> None:
    warnings = [
        Diagnostic(
            code="missing-parameter-description",
            severity=Severity.WARNING,
            location=Location(f"/parameters/{name}"),
            message="it is not described",
        )
        for name in "abc"
    ]
    text = printed([*warnings, finding()], "text", Style(repeats=2))
    assert text.count("#/parameters/") == 2
    assert text.endswith(
        "\n1 more finding like this: it is not described "
        "[missing-parameter-description]\n"
    )


def test_terse_text_says_a_hint_once_and_notes_in_a_line() -> None:
    place = Span("a.yaml", 2, 3, 2, 8)
    errors = [finding(place, pointer=f"/{n}", message=n, hint="mend it") for n in "ab"]
    style = Style(lines=lines, terse=True)
    said = printed(errors, "text", style)
    assert said.count("help: mend it") == 1
    assert said.count("^") == 2 * len("/pets")
    notes = [
        Diagnostic(
            code="added",
            severity=Severity.NOTE,
            location=Location(f"/{name}", place),
            message=name,
        )
        for name in "ab"
    ]
    assert printed(notes, "text", style) == (
        "a.yaml:2:3: note: a [added]\na.yaml:2:3: note: b [added]\n"
    )
