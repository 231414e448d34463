"""Rules about security, servers and the document itself."""

from specwright.diff.rule import Area, Level, Rule

BREAKING, RISKY, COMPATIBLE = Level.BREAKING, Level.RISKY, Level.COMPATIBLE


def _security(
    slug: str, level: Level, message: str, hint: str = "nothing to do"
) -> Rule:
    return Rule(id=slug, level=level, area=Area.SECURITY, message=message, hint=hint)


def _server(slug: str, level: Level, message: str, hint: str = "nothing to do") -> Rule:
    return Rule(id=slug, level=level, area=Area.SERVER, message=message, hint=hint)


def _document(
    slug: str, level: Level, message: str, hint: str = "nothing to do"
) -> Rule:
    return Rule(id=slug, level=level, area=Area.DOCUMENT, message=message, hint=hint)


SECURITY_RULES = (
    _security(
        "security-added",
        BREAKING,
        "{operation} now asks for {after}",
        "keep an anonymous alternative until clients have credentials",
    ),
    _security(
        "security-removed", COMPATIBLE, "{operation} no longer asks for {before}"
    ),
    _security(
        "security-alternative-removed",
        BREAKING,
        "{operation} no longer accepts {value}",
        "keep accepting it beside the others",
    ),
    _security(
        "security-alternative-added", COMPATIBLE, "{operation} now also accepts {value}"
    ),
    _security(
        "security-scope-added",
        BREAKING,
        "{operation} now needs the scope {value} of {scheme}",
        "clients have tokens without it: keep accepting those",
    ),
    _security(
        "security-scope-removed",
        COMPATIBLE,
        "{operation} no longer needs the scope {value} of {scheme}",
    ),
    _security(
        "security-credential-added",
        BREAKING,
        "{operation} now asks for {after} beside {before}",
        "clients do not have it: keep accepting {before} alone",
    ),
    _security(
        "security-credential-removed",
        COMPATIBLE,
        "{operation} no longer asks for {before} beside {after}",
    ),
    _security(
        "security-scheme-renamed",
        RISKY,
        "the scheme {before} is called {after} now",
        "generated clients take credentials by this name: keep it, or announce it",
    ),
    _security("security-scheme-added", COMPATIBLE, "the scheme {value} was added"),
    _security(
        "security-scheme-removed",
        RISKY,
        "the scheme {value} was removed",
        "operations that used it are reported on their own",
    ),
    _security(
        "security-scheme-changed",
        BREAKING,
        "the scheme {value} changed from {before} to {after}",
        "add a scheme with a new name, and accept both",
    ),
    _security(
        "oauth-flow-removed",
        BREAKING,
        "the scheme {value} no longer offers the flow {before}",
        "keep it until clients have moved",
    ),
    _security(
        "oauth-flow-added", COMPATIBLE, "the scheme {value} now offers the flow {after}"
    ),
    _security(
        "oauth-url-changed",
        RISKY,
        "an address of the flow {value} changed from {before} to {after}",
        "keep the old address alive",
    ),
    _security(
        "oauth-scope-removed",
        RISKY,
        "the flow {value} no longer knows the scope {before}",
        "clients still ask for it: keep it",
    ),
    _security(
        "oauth-scope-added", COMPATIBLE, "the flow {value} knows the scope {after} now"
    ),
)

SERVER_RULES = (
    _server("server-added", COMPATIBLE, "the server {value} was added"),
    _server(
        "server-removed",
        RISKY,
        "the server {value} was removed",
        "keep it reachable for clients that name it",
    ),
    _server(
        "server-variable-default-changed",
        RISKY,
        "the variable {value} now defaults to {after}, no longer to {before}",
        "clients without a choice end up elsewhere: announce it",
    ),
    _server(
        "default-server-changed",
        RISKY,
        "the first server is {after} now, no longer {before}",
        "clients without a choice end up elsewhere: announce it",
    ),
    _server(
        "server-variable-limited",
        BREAKING,
        "the variable {value} may only be {after} now",
        "keep the others reachable for clients that chose them",
    ),
    _server(
        "server-variable-freed", COMPATIBLE, "the variable {value} may be anything"
    ),
    _server(
        "server-variable-choice-removed",
        BREAKING,
        "the variable {value} may no longer be {before}",
        "keep it reachable for clients that chose it",
    ),
    _server(
        "server-variable-choice-added",
        COMPATIBLE,
        "the variable {value} may now be {after}",
    ),
)

DOCUMENT_RULES = (
    _document(
        "api-title-changed", COMPATIBLE, "the title changed from {before} to {after}"
    ),
    _document(
        "api-version-unchanged",
        RISKY,
        "the version is still {before} although the contract changed",
        "set `info.version` to {after}",
    ),
    _document(
        "api-version-too-small",
        RISKY,
        "the version went from {before} to {value}, too small a step for what changed",
        "set `info.version` to {after} or later",
    ),
    _document(
        "specification-version-changed",
        COMPATIBLE,
        "the document moved from OpenAPI {before} to {after}",
    ),
    _document(
        "tag-removed",
        COMPATIBLE,
        "the tag {value} is no longer declared",
    ),
    _document("tag-added", COMPATIBLE, "the tag {value} is declared now"),
    _document(
        "extension-changed",
        COMPATIBLE,
        "the extension {value} changed",
    ),
)
