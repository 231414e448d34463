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
    from specwright.render.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read and validated; None where it could not be read."""

    document: "Document | None"
    reading: tuple[Diagnostic, ...]
    validation: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What building and planning found; places are pointers, and no lines."""

    building: tuple[Diagnostic, ...] = ()
    planning: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """How far the stages came with one target, and what they found on the way.

    What could not be read has no document, and so nothing else. Other errors cost what
    they are about and no more; with `strict`, any error ends the way where it is found.
    `faults` are the errors of the specification itself, without their places. `found`
    and `patterns` are what is worth remembering, `counts` is how much there was of
    what, as `summary_of` has it; `is_reworded` tells that only words are others.
    """

    target: Target
    document: "Document | None" = None
    api: "Api | None" = None
    package: "Package | None" = None
    files: "tuple[File, ...] | None" = None
    digest: str = ""
    findings: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    found: Found = Found()
    patterns: "tuple[Pattern, ...]" = ()
    counts: Mapping[str, Json] = field(default_factory=dict[str, Json])
    is_reworded: bool = False

    @property
    def located(self) -> tuple[Diagnostic, ...]:
        """Return the findings with the places where they stand."""
        if self.document is None:
            return self.findings
        return self.document.located(self.findings)


@dataclass(slots=True)
class Findings:
    """Collects findings; `strict` lets warnings count as errors."""

    strict: bool
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, findings: Iterable[Diagnostic]) -> None:
        """Take findings for what they count."""
        self.found += (self._judged(finding) for finding in findings)

    def _judged(self, finding: Diagnostic) -> Diagnostic:
        if self.strict and finding.severity is Severity.WARNING:
            return replace(finding, severity=Severity.ERROR)
        return finding

    @property
    def fatal(self) -> bool:
        """Return whether the way ends here."""
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
    read: Read | None = None,
) -> Made:
    """Take a target through all the stages, up to the files to write.

    `cache` is a folder that remembers what validation said, if there is one; `layouts`
    what the files looked like; `read` is what was read of the target already.
    """
    from specwright.python import Options, plan_package
    from specwright.render import formatted, print_package, whole_package

    built = build(target, console, strict=strict, cache=cache, read=read)
    if built.document is None or built.api is None:
        return built
    findings = Findings(strict, list(built.findings))
    options = options_of(target)
    with console.progress(f"planning {target.name}"):
        package, planning = plan_package(built.api, Options(**options))
    findings.add(planning)
    if findings.fatal:
        return replace(built, findings=tuple(findings.found))
    with console.progress(f"rendering {target.name}"):
        patterns = print_package(package)
        laid_out = formatted((one.file() for one in patterns), layouts=layouts)
        files = whole_package(package.name, laid_out, built.document.value)
    made = replace(
        built,
        package=package,
        findings=tuple(findings.found),
        found=replace(built.found, planning=planning),
        patterns=patterns,
    )
    return completed(made, files, summary_of(made))


def completed(
    made: Made, files: "tuple[File, ...]", counts: Mapping[str, Json]
) -> Made:
    """Return what was made with its files and their manifest."""
    from specwright.render import describe

    target, document = made.target, made.document
    names = () if document is None else document.files
    sources = source_names(target.spec, names)
    digest = digest_of(target.spec, sources) or (document.digest if document else "")
    manifest = describe(
        files,
        generator=generator_id(),
        spec=digest,
        options=options_of(target),
        summary={**counts, "sources": list(sources)},
    )
    return replace(made, files=(*files, manifest.file()), digest=digest, counts=counts)


def read_target(target: Target, console: Console, *, cache: Path | None = None) -> Read:
    """Return the document of a target, as far as it could be read."""
    from specwright.document import read_document, validated

    with console.progress(f"reading {target.spec}"):
        policy = target.bounds.policy()
        document, reading = read_document(target.spec, policy=policy)
    if document is None:
        return Read(None, reading)
    with console.progress(f"validating {target.spec}"):
        # `check` looks more closely; who edits and generates should not wait for it.
        validation = validated(document, cache=cache, thorough=False)
    return Read(document, reading, validation)


def build(
    target: Target,
    console: Console,
    *,
    strict: bool = False,
    cache: Path | None = None,
    read: Read | None = None,
) -> Made:
    """Take a target through the stages that know nothing of Python."""
    from specwright.build import build_api

    read = read or read_target(target, console, cache=cache)
    document = read.document
    findings = Findings(strict)
    if document is None:
        findings.add(read.reading)
        return Made(target=target, findings=tuple(findings.found))
    with console.progress(f"building {target.spec}"):
        api, building = build_api(document)
    found = without_echoes(read.reading, read.validation, building)
    findings.add(found)
    return Made(
        target=target,
        document=document,
        api=None if findings.fatal else api,
        findings=tuple(findings.found),
        faults=tuple(one for one in found if one.severity is Severity.ERROR),
        found=Found(building=building),
    )


def summary_of(made: Made) -> Mapping[str, Json]:
    """Return what the manifest says of a run, for the runs that find nothing to do."""
    if made.counts:
        return made.counts
    return {
        "operations": count_operations(made).json(),
        "webhooks": count_webhooks(made).json(),
        "schemas": count_schemas(made).json(),
        "findings": len(made.findings),
    }
