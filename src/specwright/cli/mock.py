"""`specwright mock`: a server at once, that answers as the specification says."""

import json
import signal
import socket
import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic

from .console import Console
from .status import Status
from .subjects import generated_subject
from .target import Target, declare_targets, plan_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from specwright.contract.subject import Subject

_NAME: Final = "mock_api"
_PORT: Final = 8000


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "package", nargs="?", help="the configured package to serve; or use --spec"
    )
    declare_targets(parser)
    parser.add_argument("--host", default="127.0.0.1", help="where to listen")
    parser.add_argument(
        "--port",
        type=int,
        default=_PORT,
        help=f"where to listen ({_PORT}); 0 takes one that is free",
    )
    parser.add_argument("--seed", type=int, default=0, help="draw the same values")


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    with TemporaryDirectory(prefix="specwright-mock-") as folder:
        target, findings = _target(arguments, Path(folder))
        if target is None:
            return console.refuse(findings)
        try:
            listening = _listening(arguments.host, arguments.port)
        except (OSError, OverflowError) as error:
            place = f"{arguments.host}:{arguments.port}"
            reason = getattr(error, "strerror", None) or error
            message = f"nothing can listen at {place}: {reason}"
            return console.refuse((usage_finding(message, "choose another --port"),))
        with closing(listening):
            return _mocked(target, Path(folder), arguments.seed, listening, console)


def _mocked(
    target: Target, folder: Path, seed: int, listening: socket.socket, console: Console
) -> Status:
    """Serve a package that is generated into a folder, until somebody ends it."""
    from specwright.contract.opening import unservable

    opened = generated_subject(target, folder, console)
    if opened.subject is None:
        return console.refuse(opened.findings)
    parts = folder / target.name / "_runtime/multipart_reader.py"
    findings = _missing("python-multipart") if parts.exists() else ()
    findings += unservable(opened.subject)
    if findings:
        return console.refuse(findings)
    if opened.findings and not console.machine:
        console.report(opened.findings, {})
    _tell(console, target, listening)
    _serve(opened.subject, seed, listening, folder)
    return Status.CLEAN


def _target(
    arguments: Namespace, folder: Path
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """Return the one package to serve, which is generated into a folder."""
    findings = _missing("uvicorn", "httpx2")
    if findings:
        return None, findings
    arguments.name = arguments.package or arguments.name
    if arguments.spec is not None:
        arguments.name = arguments.name or _NAME
        arguments.output = str(folder)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return None, findings
    if len(plan.targets) != 1:
        names = ", ".join(target.name for target in plan.targets)
        return None, (usage_finding("one package is served", f"choose of {names}"),)
    return plan.targets[0], ()


def _missing(*projects: str) -> tuple[Diagnostic, ...]:
    """Return what to install, of what not every installation has."""
    absent = [one for one in projects if find_spec(one.replace("-", "_")) is None]
    if not absent:
        return ()
    message = f"`specwright mock` needs {' and '.join(absent)}"
    return (usage_finding(message, f"pip install {' '.join(absent)}"),)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _tell(console: Console, target: Target, listening: socket.socket) -> None:
    host, port = listening.getsockname()[:2]
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    if console.format == "json":
        console.print(json.dumps({"package": target.name, "url": url}) + "\n")
    else:
        console.print(f"{target.name} answers at {url}\n")
    # Who started this may wait for the line before anything else is printed.
    sys.stdout.flush()


def _serve(
    subject: "Subject", seed: int, listening: socket.socket, folder: Path
) -> None:
    import uvicorn
    from hypothesis.configuration import set_hypothesis_home_dir

    from specwright.mock.application import mock_application

    # It keeps tables of characters, which nobody wants in the current folder.
    set_hypothesis_home_dir(folder / ".hypothesis")
    app = mock_application(subject, seed)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    # Whoever is told to end tidies up, as who is interrupted does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


VERB = Verb(
    name="mock",
    summary="serve answers made from examples, or drawn from the schemas",
    declare=_declare,
    run=_run,
)
