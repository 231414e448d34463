"""A run as test results: one case a check, as CI systems show tests in JUnit's XML."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from specwright.diagnostics import Diagnostic, Severity, printed
from specwright.diagnostics.printers.junit import cleaned
from specwright.document import Document

from .report import Report
from .runner import Held, Unreached


def suite_of(name: str, report: Report, document: Document) -> ET.Element:
    """Return a package as a suite: what could not be drawn is skipped."""
    suite = ET.Element("testsuite", name=name)
    for check, ending in report.endings:
        group = f"{name}.{check.operation or 'components'}"
        case = ET.SubElement(
            suite, "testcase", classname=cleaned(group), name=cleaned(check.name)
        )
        match ending:
            case Held():
                pass
            case Unreached(reason):
                ET.SubElement(case, "skipped", message=cleaned(reason))
            case _:
                _add_failures(case, document.located(report.findings_of(check, ending)))
    return suite


def _add_failures(case: ET.Element, findings: Iterable[Diagnostic]) -> None:
    for finding in findings:
        said = cleaned(finding.message)
        failure = ET.SubElement(case, "failure", message=said, type=finding.code)
        failure.text = _lines(finding)


def junit(suites: Sequence[ET.Element], others: Sequence[Diagnostic]) -> str:
    """Return all suites as one document, and what was found besides as another suite.

    Errors that kept something from being checked are errors there, too.
    """
    root = ET.Element("testsuites", name="specwright contract")
    root.extend(suites)
    if others:
        root.append(_besides(others))
    for suite in root:
        counts = {
            "tests": len(suite),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
        for key, number in counts.items():
            suite.set(key, str(number))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _besides(findings: Sequence[Diagnostic]) -> ET.Element:
    suite = ET.Element("testsuite", name="specwright")
    for finding in findings:
        case = ET.SubElement(
            suite, "testcase", classname="specwright", name=cleaned(finding.code)
        )
        text = _lines(finding)
        if finding.severity is Severity.ERROR:
            error = ET.SubElement(case, "error", message=cleaned(finding.message))
            error.text = text
        else:
            ET.SubElement(case, "system-out").text = text
    return suite


def _lines(finding: Diagnostic) -> str:
    return "\n".join(map(cleaned, printed((finding,), "text").split("\n")))
