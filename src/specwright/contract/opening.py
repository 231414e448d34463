"""Bring together what belongs together: a specification and its package."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specwright.diagnostics import Diagnostic, Location, Severity, Span
from specwright.document import Document
from specwright.ir.api import Api
from specwright.schema.media_types import spoken

from .package import PackageError, import_package
from .subject import Subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """What can be checked, or why nothing can."""

    subject: Subject | None = None
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What a manifest says: the digest of the specification, the options."""

    digest: str
    options: Mapping[str, Any]


def open_subject(
    document: Document,
    api: Api,
    *,
    output: Path,
    name: str,
    digest: str,
    stated: Stated | None,
    classes: Mapping[str, str],
) -> Opened:
    """Import the package that was generated from a specification.

    `output` is the folder of the package, `stated` what its manifest says, `digest`
    that of the specification now, `classes` what the package calls which schema. One
    that is none of ours, or of another state of the specification, is a finding: what
    it says would mean nothing.
    """
    if stated is None:
        message = f"{output} holds no generated package"
        return _refused("foreign-package", output, message)
    if stated.digest != digest:
        message = f"{output} was generated from another state of {document.name}"
        return _refused("stale-package", output, message, "run `specwright generate`")
    try:
        package = import_package(name, output)
    except PackageError as error:
        return _refused("foreign-package", output, str(error), error.hint)
    options = stated.options
    return Opened(
        subject=Subject(
            document=document,
            api=spoken(api),
            package=package,
            typed_formats=options.get("formats", "typed") == "typed",
            classes=classes,
            implied_types=options.get("untyped", "implied") == "implied",
        )
    )


def kept_apart(opened: Opened, output: Path) -> Opened:
    """Return the same, or a finding if the package has been imported from elsewhere."""
    if opened.subject is None:
        return opened
    folder = opened.subject.package.folder
    if folder.parent.resolve() == output.resolve():
        return opened
    message = f"{folder.name} has been imported from {folder.parent} before"
    return _refused("foreign-package", output, message, "keep the two apart")


def unservable(subject: Subject) -> tuple[Diagnostic, ...]:
    """Return why no server can be made of a package, if none can.

    A server lets nobody in by a scheme that is not defined, and so does not start.
    """
    api = subject.api
    defined = {scheme.name for scheme in api.security_schemes}
    findings = (
        Diagnostic(
            code="unservable-operation",
            severity=Severity.ERROR,
            location=Location(operation.pointer),
            message=f"the server does not start: `{operation.id}` asks for the "
            f"security scheme `{name}`, which is not defined",
            hint="define it in `components/securitySchemes`, and generate again",
        )
        for operation in (*api.operations, *api.webhooks)
        for name in dict.fromkeys(
            use.scheme for demands in operation.security for use in demands
        )
        if name not in defined
    )
    return subject.document.located(findings)


def _refused(code: str, output: Path, message: str, hint: str | None = None) -> Opened:
    finding = Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location("", Span(output.as_posix(), 1, 1, 1, 1)),
        message=message,
        hint=hint or "name the folder that `specwright generate` wrote to",
    )
    return Opened(findings=(finding,))
