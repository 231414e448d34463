"""The running server that `contract --url` asks."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from specwright.diagnostics import Diagnostic, Location, Severity

from .target import usage_finding

if TYPE_CHECKING:
    from specwright.contract.live import LiveServer
    from specwright.ir.api import Api
    from specwright.ir.operations import Operation


def declare_running(parser: ArgumentParser) -> None:
    """Give a parser the flags that are about a running server."""
    parser.add_argument("--url", help="check the server that answers there")
    parser.add_argument(
        "--auth",
        action="append",
        default=[],
        metavar="SCHEME=CREDENTIAL",
        help="for --url; else SPECWRIGHT_AUTH_SCHEME in the environment; of the scheme "
        "basic a credential is USER:PASSWORD",
    )
    parser.add_argument(
        "--all-methods", action="store_true", help="for --url: not only GET and HEAD"
    )


def misuse(arguments: Namespace) -> Diagnostic | None:
    """Return what is wrong with the flags, before anything is read."""
    from specwright.contract.live import is_address

    if arguments.url is None:
        for flag in ("auth", "all_methods"):
            if getattr(arguments, flag):
                message = f"--{flag.replace('_', '-')} goes with --url"
                return usage_finding(message, "add --url, or leave it out")
        return None
    if is_address(arguments.url):
        return None
    message = f"--url is `{arguments.url}`, which is no address of HTTP"
    hint = "write it in full, like http://localhost:8000 or https://example.com/api"
    return usage_finding(message, hint)


def running_server(
    arguments: Namespace, api: "Api"
) -> "tuple[LiveServer | None, tuple[Diagnostic, ...]]":
    """Return the server, or why it cannot be asked."""
    from specwright.contract.live import LiveServer, secrets_of

    try:
        secrets = secrets_of(api, tuple(arguments.auth))
    except ValueError as error:
        hint = "write SCHEME=CREDENTIAL, with a scheme of the specification"
        return None, (usage_finding(f"--auth does not fit: {error}", hint),)
    server = LiveServer(url=arguments.url, api=api, secrets=secrets)
    gone = silent(server)
    return (None, (gone,)) if gone else (server, ())


def silent(server: "LiveServer") -> Diagnostic | None:
    """Return the finding that nothing answers, where nothing does."""
    why = server.silence
    if why is None:
        return None
    return Diagnostic(
        code="unreachable-server",
        severity=Severity.ERROR,
        location=usage_finding("", "").location,
        message=f"nothing answers at {server.url}: {why}",
        hint="start the server, or correct --url",
    )


def unheard(
    server: "LiveServer", operations: "Iterable[Operation]"
) -> tuple[Diagnostic, ...]:
    """Return one warning a scheme that operations need and nobody gave."""
    from specwright.contract.live import variable_of

    lacking: dict[str, list[str]] = {}
    for operation in operations:
        for scheme in server.lacking(operation):
            lacking.setdefault(scheme, []).append(operation.id)
    places = {each.name: each.pointer for each in server.api.security_schemes}
    return tuple(
        Diagnostic(
            code="no-credentials",
            severity=Severity.WARNING,
            location=Location(places.get(scheme, "")),
            message=f"without a credential for {scheme}, {_several(names)} can only "
            "be seen to refuse",
            hint=f"pass --auth {scheme}=..., or set {variable_of(scheme)}",
        )
        for scheme, names in lacking.items()
    )


def _several(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{names[0]} and {len(names) - 1} more operations"
