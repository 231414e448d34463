"""Validation as one stage: meta-schema, references, and what neither of them says."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.document.collector import collector_paused
from specwright.document.document import Document
from specwright.document.source import recall, remember

from .references import dangling
from .violation import Violation

_FORM = "2"
"""Changes when the same document would get another verdict."""


def validated(
    document: Document, *, cache: Path | None = None, thorough: bool = True
) -> tuple[Diagnostic, ...]:
    """Return where a document breaks the rules of its specification.

    Uses the meta-schemas of openapi-spec-validator, and, if `thorough`, its second
    pass: that one only on documents that the first one has nothing to say about, for
    it cannot read others through. A verdict is kept in the folder `cache`, by the
    content of the document.
    """
    name = f"verdict-{_FORM}-{int(thorough)}-{document.digest}.json"
    known = None if cache is None else recall(cache / name)
    if known is not None:
        return tuple(_from_plain(each) for each in _plain_ones(known))
    with collector_paused():
        found = tuple(each.diagnostic() for each in _violations(document, thorough))
    if cache is not None:
        remember(cache / name, [_plain(each) for each in found])
    return found


def _violations(document: Document, thorough: bool) -> Iterable[Violation]:
    from .meta_schema import judged

    lost = list(dangling(document.value))
    broken = list(dict.fromkeys(judged(document.value, document.version)))
    if lost or broken or not thorough:
        return [*lost, *broken]
    from .semantics import contradictions

    return list(dict.fromkeys(contradictions(document.value, document.version)))


def _plain_ones(known: list[object]) -> list[dict[str, object]]:
    return [cast("dict[str, object]", one) for one in known if isinstance(one, dict)]


def _plain(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "pointer": finding.location.pointer,
        "key": finding.location.key,
        "message": finding.message,
        "hint": finding.hint,
    }


def _from_plain(value: dict[str, object]) -> Diagnostic:
    hint = value.get("hint")
    return Diagnostic(
        code=str(value.get("code")),
        severity=Severity.ERROR,
        location=Location(str(value.get("pointer")), key=value.get("key") is True),
        message=str(value.get("message")),
        hint=None if hint is None else str(hint),
    )
