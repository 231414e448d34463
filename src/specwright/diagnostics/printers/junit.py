"""JUnit XML, which most CI systems show as test results."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from specwright.diagnostics.diagnostic import Diagnostic, Severity

from .characters import shown
from .printer import Style

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
# What XML 1.0 cannot hold (section 2.2).
_FORBIDDEN: Final = re.compile(
    r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def print_junit(diagnostics: Sequence[Diagnostic], style: Style) -> str:
    """Return one test case a finding, in one suite a file.

    Findings at or above `style.fails` are failures; the others pass, with their text.
    """
    fails = style.fails
    suites: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        span = diagnostic.location.span
        suites[span.file if span else "specification"].append(diagnostic)
    root = ET.Element("testsuites", _counts(diagnostics, fails), name="specwright")
    for file, found in suites.items():
        suite = ET.SubElement(
            root, "testsuite", _counts(found, fails), name=cleaned(file)
        )
        for diagnostic in found:
            _add_case(suite, diagnostic, fails)
    if not diagnostics:
        suite = ET.SubElement(root, "testsuite", _counts((), fails), name="specwright")
        suite.set("tests", "1")
        root.set("tests", "1")
        ET.SubElement(suite, "testcase", classname="specwright", name="no findings")
    ET.indent(root)
    return f"{_DECLARATION}\n{ET.tostring(root, encoding='unicode')}\n"


def _counts(
    diagnostics: Sequence[Diagnostic], fails: Severity | None
) -> dict[str, str]:
    failures = sum(_is_failure(diagnostic, fails) for diagnostic in diagnostics)
    return {"tests": str(len(diagnostics)), "failures": str(failures), "errors": "0"}


def _is_failure(diagnostic: Diagnostic, fails: Severity | None) -> bool:
    return fails is not None and diagnostic.severity >= fails


def _add_case(
    suite: ET.Element, diagnostic: Diagnostic, fails: Severity | None
) -> None:
    place = _place(diagnostic)
    case = ET.SubElement(
        suite,
        "testcase",
        classname=diagnostic.code,
        name=cleaned(f"{diagnostic.code} at {place}"),
    )
    text = cleaned(f"{place}: {diagnostic.message}")
    if diagnostic.hint is not None:
        text += f"\nhelp: {cleaned(diagnostic.hint)}"
    if _is_failure(diagnostic, fails):
        failure = ET.SubElement(case, "failure", message=cleaned(diagnostic.message))
        failure.set("type", diagnostic.severity.name.lower())
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _place(diagnostic: Diagnostic) -> str:
    span = diagnostic.location.span
    if span is None:
        return diagnostic.location.pointer or "the document"
    return f"{span.file}:{span.line}:{span.column}"


def cleaned(text: str) -> str:
    """Return a line without what XML cannot hold, or what acts on a terminal."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", shown(text))
