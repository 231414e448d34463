"""Reading a specification: one file, several, or a folder of fragments."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from specwright.diagnostics import Diagnostic, Location, Severity, Span
from specwright.ir.json import Json

from .bundle import Bundler, OverlargeError
from .collector import collector_paused
from .document import Document
from .file import File
from .fragments import compose, header_of, in_composition
from .origins import Origins
from .policy import ReadPolicy
from .source import Refusal, Source, listed, similar
from .swagger import converted
from .units import Units

Read: TypeAlias = tuple[Document | None, tuple[Diagnostic, ...]]

_DEFAULT = ReadPolicy()
_OUTWARD = re.compile(
    r"""\$(?:dynamicR|r)ef["']?\s*:\s*(?!["']?\#(?:/|["'\s,}]|$)|\{|\s)"""
    r"""|\$id["']?\s*:"""
)
"""A reference that is more than a pointer into its own document, or may be."""


def read_document(path: Path, *, policy: ReadPolicy = _DEFAULT) -> Read:
    """Return the document that a file, or a folder of fragments, holds.

    Never raises for what it reads: findings say what is wrong, and where nothing could
    be made of it at all there is no document. Spans name files as `path` does.
    """
    with collector_paused():
        if path.is_dir():
            return _read_folder(path, policy)
        return _read_file(path, policy)


def _read_file(path: Path, policy: ReadPolicy) -> Read:
    source = Source(path.parent, policy)
    file = _opened(path.as_posix(), source)
    if isinstance(file, Diagnostic):
        return None, (file,)
    if file.value is None or not isinstance(file.value, dict):
        return None, file.findings or (_not_an_object(file),)
    if header_of([file]) is None:
        return None, (*file.findings, _headless(file.name, file.span("")))
    parts = _Parts((file,), file.value, Origins(file), file.findings)
    return _joined(path, parts, source, policy)


def _read_folder(path: Path, policy: ReadPolicy) -> Read:
    names = listed(path)
    if isinstance(names, Refusal):
        return None, (_refused(names, path.as_posix()),)
    source = Source(path, policy)
    opened = [_opened(name, source) for name in names]
    files = tuple(file for file in opened if isinstance(file, File))
    findings = [each for each in opened if isinstance(each, Diagnostic)]
    header = header_of(files)
    findings += [
        finding if file is header else in_composition(finding)
        for file in files
        for finding in file.findings
    ]
    if len(files) < len(names) or any(file.value is None for file in files):
        # What a part said cannot be left out: the whole would pass for a smaller API.
        return None, tuple(findings)
    if header is None:
        span = Span(path.as_posix(), 1, 1, 1, 1)
        return None, (*findings, _headless(path.as_posix(), span))
    value, origins, more = compose(files, header)
    parts = _Parts(files, value, origins, (*findings, *more))
    return _joined(path, parts, source, policy)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was read under the name that the user gave, and what became of it."""

    files: tuple[File, ...]
    value: dict[str, Json]
    origins: Origins
    findings: tuple[Diagnostic, ...]


def _joined(path: Path, parts: _Parts, source: Source, policy: ReadPolicy) -> Read:
    """Join the files that references lead to."""
    if any(_OUTWARD.search(file.text) for file in parts.files):
        try:
            parts = _bundled(parts, source, policy)
        except OverlargeError as error:
            return None, (*parts.findings, error.finding)
    document = Document(
        name=path.as_posix(),
        version=_version(parts.value),
        value=parts.value,
        digest=_digest(parts.files),
        files=tuple(file.name for file in parts.files),
        locate=parts.origins.locate,
    )
    if _is_swagger(parts.value):
        return _modern(document, parts.findings)
    return document, parts.findings


def _modern(original: Document, findings: tuple[Diagnostic, ...]) -> Read:
    """Put a document of Swagger 2.0 into the shape of OpenAPI 3.

    Places of findings are those of the original.
    """
    value, moves, more = converted(original.value)

    def locate(pointer: str, key: bool) -> Span | None:
        return original.locate(moves.old(pointer), key)

    document = replace(original, value=value, locate=locate)
    return document, original.located((*findings, *more))


def _bundled(parts: _Parts, source: Source, policy: ReadPolicy) -> _Parts:
    units = Units(source)
    header = parts.origins.of("").file
    root = units.add(header, parts.value, [file.name for file in parts.files])
    bundler = Bundler(root, units, parts.origins, policy, _version(parts.value))
    value = bundler.bundled()
    return _Parts(
        (*parts.files, *units.files),
        value,
        parts.origins,
        (*parts.findings, *units.findings, *bundler.findings),
    )


def _opened(name: str, source: Source) -> File | Diagnostic:
    file = source.opened(name)
    return _refused(file, name) if isinstance(file, Refusal) else file


def _is_swagger(value: dict[str, Json]) -> bool:
    return "openapi" not in value and _version(value).startswith("2")


def _version(value: dict[str, Json]) -> str:
    stated = value.get("openapi", value.get("swagger"))
    return stated if isinstance(stated, str) else str(stated)


def _digest(files: Sequence[File]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0{file.digest}\0".encode("utf-8", "replace"))
    return digest.hexdigest()


def _refused(refusal: Refusal, name: str) -> Diagnostic:
    close = similar(name) if refusal.missing else None
    return Diagnostic(
        code=refusal.code,
        severity=Severity.ERROR,
        location=Location("", Span(name, 1, 1, 1, 1)),
        message=refusal.message,
        hint=f"did you mean `{close}`?" if close else refusal.hint,
    )


def _not_an_object(file: File) -> Diagnostic:
    kind = "a list" if isinstance(file.value, list) else "a single value"
    return Diagnostic(
        code="not-an-object",
        severity=Severity.ERROR,
        location=Location("", file.span("")),
        message=f"the file holds {kind}, not an OpenAPI document",
        hint="start with `openapi: 3.1.1`",
    )


def _headless(name: str, span: Span) -> Diagnostic:
    return Diagnostic(
        code="missing-header",
        severity=Severity.ERROR,
        location=Location("", span),
        message=f"nothing in `{name}` says `openapi` or `swagger`",
        hint="start with `openapi: 3.1.1`",
    )
