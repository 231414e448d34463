"""`specwright init`: write a configuration to start from."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from .configuration import FILE
from .console import Console
from .status import Status
from .target import usage_finding
from .verb import Verb

_TEXT: Final = """\
# How `specwright` makes Python of an OpenAPI document.

[[package]]
spec = {spec}
output = {output}
name = {name}
"""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--spec", default="openapi.yaml", help="a file or a folder")
    parser.add_argument("--name", default="api_client", help="the package's name")
    parser.add_argument("--output", help="the folder to write to (generated/NAME)")


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    file = Path(FILE)
    text = _TEXT.format(
        spec=_quoted(arguments.spec),
        output=_quoted(arguments.output or f"generated/{arguments.name}"),
        name=_quoted(arguments.name),
    )
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        finding = usage_finding(f"{FILE} is here already", "edit it, or remove it")
        return console.refuse((finding,))
    console.say(f"wrote {FILE}; next: specwright generate")
    if console.machine:
        console.report((), {"written": [FILE]})
    return Status.CLEAN


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML is one of JSON


VERB: Final = Verb(
    name="init", summary="write a specwright.toml", declare=_declare, run=_run
)
