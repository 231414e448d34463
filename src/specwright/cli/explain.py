"""`specwright explain`: say what a finding means."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from difflib import get_close_matches
from typing import Final

from specwright.diagnostics import Diagnostic, catalogue, explained

from .console import Console
from .status import Status
from .target import usage_finding
from .verb import Verb


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", help="what stands in brackets; all of them unless given"
    )


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    entries = catalogue()
    chosen = entries if arguments.code is None else {}
    if arguments.code in entries:
        chosen = {arguments.code: entries[arguments.code]}
    if not chosen:
        return console.refuse((_unknown(arguments.code, list(entries)),))
    if console.format == "json":
        plain = {code: asdict(entry) for code, entry in chosen.items()}
        whole = plain if arguments.code is None else plain[arguments.code]
        console.print(json.dumps(whole, indent=2, default=str) + "\n")
    elif arguments.code is None:
        width = max(map(len, chosen))
        for code, entry in chosen.items():
            console.print(f"{code:{width}}  {entry.title}\n")
    else:
        console.print(explained(arguments.code) or "")
    return Status.CLEAN


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
