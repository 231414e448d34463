"""`specwright explain`: say what a finding means."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict
from difflib import get_close_matches
from importlib.resources import files
from typing import Final

from specwright.diagnostics import Diagnostic, Entry, catalogue, page

from .console import Console
from .status import Status
from .target import usage_finding
from .verb import Verb


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", help="what stands in brackets; all of them unless given"
    )
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of --format json"
    )


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    if arguments.schema:
        console.print(report_schema())
        return Status.CLEAN
    entries = pages()
    code: str | None = arguments.code
    if code is None:
        _list(entries, console)
    elif code not in entries:
        return console.refuse((_unknown(code, list(entries)),))
    elif console.machine:
        console.print(json.dumps(asdict(entries[code]), indent=2) + "\n")
    else:
        console.print(page(entries[code]))
    return Status.CLEAN


def report_schema() -> str:
    """Return the JSON Schema of what every verb prints with `--format json`."""
    folder = files("specwright.diagnostics")
    return folder.joinpath("report.schema.json").read_text("utf-8")


def pages() -> Mapping[str, Entry]:
    """Return what there is to say about every code, rules included, sorted by code."""
    from specwright.diff.entries import entries as changes
    from specwright.lint.entries import entries as rules

    found = {entry.code: entry for entry in (*rules(), *changes())}
    return dict(sorted({**found, **catalogue()}.items()))


def _list(entries: Mapping[str, Entry], console: Console) -> None:
    if console.machine:
        plain = {code: asdict(entry) for code, entry in entries.items()}
        console.print(json.dumps(plain, indent=2) + "\n")
        return
    width = max(map(len, entries))
    for code, entry in entries.items():
        console.print(f"{code:{width}}  {entry.title}\n")


def _unknown(code: str, known: list[str]) -> Diagnostic:
    near = get_close_matches(code, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "run `specwright explain` for all"
    return usage_finding(f"there is no finding `{code}`", hint)


VERB: Final = Verb(
    name="explain",
    summary="say what a finding means",
    declare=_declare,
    run=_run,
)
