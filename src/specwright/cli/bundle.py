"""`specwright bundle`: print the specification as one document."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic, Severity
from specwright.ir.json import Json

from .bounds import Bounds
from .console import Console
from .status import Status
from .target import declare_targets, plan_specification
from .verb import Verb

if TYPE_CHECKING:
    from specwright.document import Document


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--dereference", action="store_true", help="put targets in place of references"
    )
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="write to a file: .yaml, .yml or .json"
    )


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    specification, findings = plan_specification(arguments)
    if specification is None:
        return console.refuse(findings)
    with console.progress(f"bundling {specification[0]}"):
        document, value, findings = _bundled(
            *specification, dereference=arguments.dereference
        )
    failed = any(found.severity is Severity.ERROR for found in findings)
    # Without a file, what a program reads on standard output is the document itself.
    printed = document is not None and not failed and arguments.to is None
    if not (printed and console.machine):
        console.report(findings, {})
    if document is None:
        return Status.COULD_NOT_RUN
    if failed:
        return Status.FINDINGS
    _print(value, arguments.to, console)
    return Status.CLEAN


def _bundled(
    specification: Path, bounds: Bounds, *, dereference: bool
) -> "tuple[Document | None, Json, tuple[Diagnostic, ...]]":
    from specwright.document import dereferenced, read_document

    document, findings = read_document(specification, policy=bounds.policy())
    if document is None:
        return None, None, findings
    value: Json = document.value
    if dereference:
        value, more = dereferenced(document)
        findings = (*findings, *more)
    return document, value, document.located(findings)


def _print(value: Json, file: Path | None, console: Console) -> None:
    from specwright.document import written

    as_json = console.machine or (file is not None and file.suffix == ".json")
    text = written(value, as_json=as_json)
    if file is None:
        console.print(text)
    else:
        from specwright.render import write_file

        write_file(file, text.encode())
        console.say(f"wrote {file}")


VERB: Final = Verb(
    name="bundle",
    summary="print the specification as one document",
    declare=_declare,
    run=_run,
)
