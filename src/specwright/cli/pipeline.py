"""The stages one after the other, for one package; nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from specwright.diagnostics import Diagnostic, Severity
from specwright.ir.json import Json

from .console import Console
from .echoes import without_echoes
from .generator import generator_id
from .sources import digest_of, source_names
from .tally import count_operations, count_schemas, count_webhooks
from .target import Target, options_of

if TYPE_CHECKING:
    from specwright.document import Document
    from specwright.ir.api import Api
    from specwright.python.view import Package
    from specwright.render import File, Layouts


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """How far the stages came with one target, and what they found on the way.

    What could not be read has no document, and so nothing else. Other errors cost what
    they are about and no more; with `strict`, any error ends the way where it is found.
    `faults` are the errors of the specification itself, without their places.
    """

    target: Target
    document: "Document | None" = None
    api: "Api | None" = None
    package: "Package | None" = None
    files: "tuple[File, ...] | None" = None
    digest: str = ""
    findings: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    @property
    def located(self) -> tuple[Diagnostic, ...]:
        """Return the findings with the places where they stand."""
        if self.document is None:
            return self.findings
        return self.document.located(self.findings)


@dataclass(slots=True)
class _Findings:
    """Collects findings; `strict` lets warnings count as errors."""

    strict: bool
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, findings: Iterable[Diagnostic]) -> None:
        self.found += (self._judged(finding) for finding in findings)

    def _judged(self, finding: Diagnostic) -> Diagnostic:
        if self.strict and finding.severity is Severity.WARNING:
            return replace(finding, severity=Severity.ERROR)
        return finding

    @property
    def fatal(self) -> bool:
        return self.strict and any(
            finding.severity is Severity.ERROR for finding in self.found
        )


def make(
    target: Target,
    console: Console,
    *,
    strict: bool = False,
    cache: Path | None = None,
    layouts: "Layouts | None" = None,
) -> Made:
    """Take a target through all the stages, up to the files to write.

    `cache` is a folder that remembers what validation said, if there is one; `layouts`
    what the files looked like.
    """
    from specwright.python import Options, plan_package
    from specwright.render import describe, render_package

    built = build(target, console, strict=strict, cache=cache)
    if built.document is None or built.api is None:
        return built
    findings = _Findings(strict, list(built.findings))
    options = options_of(target)
    with console.progress(f"planning {target.name}"):
        package, found = plan_package(built.api, Options(**options))
    findings.add(found)
    if findings.fatal:
        return replace(built, findings=tuple(findings.found))
    with console.progress(f"rendering {target.name}"):
        document = built.document.value
        files = render_package(package, document=document, layouts=layouts)
    made = replace(built, package=package, findings=tuple(findings.found))
    sources = source_names(target.spec, built.document.files)
    digest = digest_of(target.spec, sources) or built.document.digest
    manifest = describe(
        files,
        generator=generator_id(),
        spec=digest,
        options=options,
        summary={**summary_of(made), "sources": list(sources)},
    )
    return replace(made, files=(*files, manifest.file()), digest=digest)


def build(
    target: Target, console: Console, *, strict: bool = False, cache: Path | None = None
) -> Made:
    """Take a target through the stages that know nothing of Python."""
    from specwright.build import build_api
    from specwright.document import read_document, validated

    findings = _Findings(strict)
    with console.progress(f"reading {target.spec}"):
        policy = target.bounds.policy()
        document, reading = read_document(target.spec, policy=policy)
    if document is None:
        findings.add(reading)
        return Made(target=target, findings=tuple(findings.found))
    with console.progress(f"validating {target.spec}"):
        # `check` looks more closely; who edits and generates should not wait for it.
        validation = validated(document, cache=cache, thorough=False)
    with console.progress(f"building {target.spec}"):
        api, building = build_api(document)
    found = without_echoes(reading, validation, building)
    findings.add(found)
    return Made(
        target=target,
        document=document,
        api=None if findings.fatal else api,
        findings=tuple(findings.found),
        faults=tuple(one for one in found if one.severity is Severity.ERROR),
    )


def summary_of(made: Made) -> Mapping[str, Json]:
    """Return what the manifest says of a run, for the runs that find nothing to do."""
    return {
        "operations": count_operations(made).json(),
        "webhooks": count_webhooks(made).json(),
        "schemas": count_schemas(made).json(),
        "findings": len(made.findings),
    }
