"""Applies the rules to a specification."""

from collections.abc import Iterator, Mapping

from specwright.diagnostics import Diagnostic, Location, Note, Severity
from specwright.document import Document
from specwright.ir.api import Api
from specwright.ir.json import Json

from .configuration import LintOptions
from .rule import Finding, Rule
from .rules import RULES
from .specification import Specification

DEFAULT_OPTIONS = LintOptions()
_IGNORE = "x-specwright-ignore"


def lint(
    document: Document, api: Api, options: LintOptions = DEFAULT_OPTIONS
) -> tuple[Diagnostic, ...]:
    """Return the findings of every rule that the options turn on.

    What the options or an `x-specwright-ignore` in the document cover is left out.
    """
    specification = Specification(api, document)
    return (
        *_rule_findings(specification, options),
        *_unknown_rules(options),
        *_malformed_ignores(document.value),
    )


def _rule_findings(
    specification: Specification, options: LintOptions
) -> Iterator[Diagnostic]:
    for rule in RULES.values():
        severity = options.severity(rule)
        if severity is None:
            continue
        for finding in rule.findings(specification):
            if not _is_ignored(specification, options, rule, finding):
                yield _diagnostic(rule, finding, severity)


def _diagnostic(rule: Rule, finding: Finding, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=rule.id,
        severity=severity,
        location=Location(finding.pointer, key=finding.key),
        message=finding.message,
        hint=finding.hint or rule.hint,
        notes=tuple(Note(location, message) for location, message in finding.also),
    )


def _is_ignored(
    specification: Specification, options: LintOptions, rule: Rule, finding: Finding
) -> bool:
    if any(ignore.covers(rule.id, finding.pointer) for ignore in options.ignores):
        return True
    return any(rule.id in ignored for ignored in _in_place(specification, finding))


def _in_place(
    specification: Specification, finding: Finding
) -> Iterator[Mapping[str, Json]]:
    """Yield what the objects around a finding ask to ignore, outermost first."""
    value: Json = specification.document.value
    for token in (None, *finding.pointer.split("/")[1:]):
        if token is not None:
            value = _step(value, token.replace("~1", "/").replace("~0", "~"))
        if isinstance(value, dict):
            ignored = value.get(_IGNORE)
            if isinstance(ignored, dict):
                yield ignored


def _step(value: Json, token: str) -> Json:
    if isinstance(value, dict):
        return value.get(token)
    if isinstance(value, list) and token.isdigit() and int(token) < len(value):
        return value[int(token)]
    return None


def _unknown_rules(options: LintOptions) -> Iterator[Diagnostic]:
    named = [*options.severities, *(ignore.rule for ignore in options.ignores)]
    for name in dict.fromkeys(named):
        if name not in RULES:
            yield Diagnostic(
                code="unknown-rule",
                severity=Severity.ERROR,
                location=Location(""),
                message=f"the configuration names a rule '{name}' that does not exist",
                hint="see `specwright lint --rules` for those that do",
            )


def _malformed_ignores(value: Json) -> Iterator[Diagnostic]:
    waiting: list[tuple[str, Json]] = [("", value)]
    while waiting:
        pointer, current = waiting.pop()
        if isinstance(current, list):
            waiting += [(f"{pointer}/{i}", item) for i, item in enumerate(current)]
        elif isinstance(current, dict):
            if _IGNORE in current:
                yield from _ignore_findings(f"{pointer}/{_IGNORE}", current[_IGNORE])
            waiting += [
                (f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", item)
                for name, item in current.items()
                if isinstance(item, dict | list)
            ]


def _ignore_findings(pointer: str, value: Json) -> Iterator[Diagnostic]:
    if not isinstance(value, dict) or not all(
        isinstance(reason, str) and reason.strip() for reason in value.values()
    ):
        yield Diagnostic(
            code="malformed-ignore",
            severity=Severity.ERROR,
            location=Location(pointer, key=True),
            message=f"'{_IGNORE}' must map rules to the reason to ignore them",
            hint="write `rule-id: why it does not apply here`",
        )
        return
    for name in value:
        if name not in RULES:
            yield Diagnostic(
                code="unknown-rule",
                severity=Severity.ERROR,
                location=Location(f"{pointer}/{name}", key=True),
                message=f"there is no rule '{name}'",
                hint="see `specwright lint --rules` for those that exist",
            )
