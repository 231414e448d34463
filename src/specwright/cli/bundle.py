"""`specwright bundle`: print the specification as one document."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from specwright.diagnostics import Severity

from .console import Console
from .status import Status
from .target import declare_targets, plan_specification
from .verb import Verb


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="write to a file: .yaml, .yml or .json"
    )


def _run(arguments: Namespace) -> Status:
    from specwright.document import read_document

    console = Console.of(arguments)
    specification, findings = plan_specification(arguments)
    if specification is None:
        return console.refuse(findings)
    with console.progress(f"reading {specification}"):
        document, findings = read_document(specification)
    if document is not None:
        findings = document.located(findings)
    if document is None or any(found.severity is Severity.ERROR for found in findings):
        console.report(findings, {})
        return Status.FINDINGS
    if not console.machine:
        console.report(findings, {})
    file: Path | None = arguments.to
    as_json = console.machine or (file is not None and file.suffix == ".json")
    text = _written(document.value, as_json=as_json)
    if file is None:
        console.print(text)
    else:
        file.write_text(text, "utf-8")
        console.say(f"wrote {file}")
    return Status.CLEAN


def _written(value: Any, *, as_json: bool) -> str:
    if as_json:
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    import yaml

    return yaml.dump(value, sort_keys=False, allow_unicode=True, width=88)


VERB: Final = Verb(
    name="bundle",
    summary="print the specification as one document",
    declare=_declare,
    run=_run,
)
