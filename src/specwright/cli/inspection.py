"""What is wrong with a specification, whatever is made of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specwright.diagnostics import Diagnostic, Severity

from .echoes import without_echoes

if TYPE_CHECKING:
    from specwright.document import Document
    from specwright.ir.api import Api
    from specwright.lint import LintOptions


def inspected(
    document: "Document",
    api: "Api",
    options: "LintOptions",
    earlier: tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]] = ((), ()),
    *,
    cache: Path | None,
) -> tuple[Diagnostic, ...]:
    """Return what validation and lint find, with the places where it stands.

    What reading and building found `earlier` is told too, without echoes.
    """
    from specwright.document import validated
    from specwright.lint import lint

    violations = validated(document, cache=cache)
    wrong = {violation.location.pointer for violation in violations}
    linted = lint(document, api, options)
    # The validator looks at defaults as well.
    left = (
        finding
        for finding in linted
        if finding.code != "refused-default" or finding.location.pointer not in wrong
    )
    reading, building = earlier
    found = without_echoes(reading, violations, building)
    return document.located((*found, *left))


def lint_options(
    configured: Mapping[str, Any], ruleset: str | None = None
) -> "LintOptions":
    """Return the options that a `[lint]` table amounts to; a flag wins."""
    from specwright.lint import Ignore, LintOptions, Ruleset

    rules: Mapping[str, str] = configured.get("rules", {})
    return LintOptions(
        ruleset=Ruleset(ruleset or configured.get("ruleset", "recommended")),
        severities={
            rule: None if said == "off" else Severity[said.upper()]
            for rule, said in rules.items()
        },
        ignores=tuple(Ignore(**ignore) for ignore in configured.get("ignore", ())),
    )
