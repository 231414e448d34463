"""Rule `insecure-server`."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the servers whose traffic anybody can read."""
    for server in specification.api.servers:
        url = server.url
        for variable in server.variables:
            url = url.replace(f"{{{variable.name}}}", variable.default)
        scheme, _, rest = url.partition("://")
        if scheme == "http" and _host(rest) not in _LOCAL:
            message = f"'{server.url}' is not reached over HTTPS"
            yield Finding(f"{server.pointer}/url", message)


def _host(rest: str) -> str | None:
    try:
        return urlsplit(f"//{rest}").hostname
    except ValueError:
        return None


RULE = Rule(
    id="insecure-server",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Servers are reached over HTTPS, other than on this machine.",
    why=("Credentials sent over HTTP can be read by everybody on the way."),
    bad="""\
servers:
  - {url: 'http://example.test'}
""",
    good="""\
servers:
  - {url: 'https://example.test'}
  - {url: 'http://localhost:8080'}
""",
    hint="write https",
    findings=findings,
)
