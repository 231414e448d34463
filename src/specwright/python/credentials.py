"""Security schemes: fields of `Auth`, methods of `Security`, entries of the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.api import Api
from specwright.ir.security import (
    ApiKey,
    Http,
    MutualTls,
    OAuth2,
    OpenIdConnect,
    SecurityScheme,
)

from .identifiers import snake
from .imports import Import
from .literals import literal
from .modules import foreign, local, module
from .prose import described
from .scopes import Candidate, settle
from .source import constructed
from .told import told
from .view import AuthModule, SchemeView

_RESERVED = frozenset({"security", "settings"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme for the templates, and what each module needs imported for it.

    `entry` is the class of the table, `secret` the type of the client's credential,
    `credential` that of the server's.
    """

    view: SchemeView
    entry: Import
    secret: Import | None
    credential: Import | None


@dataclass(frozen=True, slots=True)
class _Form:
    entry: str
    arguments: tuple[tuple[str, str], ...] = ()

    @property
    def secret(self) -> str:
        match self.entry:
            case "Basic":
                return "BasicSecret"
            case "MutualTls":
                return "bool"
            case _:
                return "Secret"

    @property
    def credential(self) -> str:
        match self.entry:
            case "Basic":
                return "BasicCredential"
            case "MutualTls":
                return "object"
            case _:
                return "str"


def schemes(api: Api) -> tuple[Scheme, ...]:
    """Return the security schemes in the order of the document."""
    names = settle(
        (
            Candidate(one.pointer, one.name, (snake(one.name), f"{snake(one.name)}_"))
            for one in api.security_schemes
        ),
        taken=_RESERVED,
    )
    return tuple(_scheme(one, names[one.pointer]) for one in api.security_schemes)


def unsupported_schemes(api: Api) -> Iterator[Diagnostic]:
    """Report what a scheme asks for and the generated code leaves to the caller."""
    for scheme in api.security_schemes:
        if isinstance(scheme, Http) and scheme.scheme not in {"basic", "bearer"}:
            yield Diagnostic(
                code="unsupported-security-scheme",
                severity=Severity.WARNING,
                location=Location(scheme.pointer),
                message=f'nothing computes credentials for "{scheme.scheme}"',
                hint="pass what stands after the scheme's name in `Authorization`",
            )


_CERTIFICATE = (
    "True says that what is passed to a client as `http` has the certificate."
)


def _scheme(scheme: SecurityScheme, attribute: str) -> Scheme:
    form = _form(scheme)
    otherwise = f"The credential for `{scheme.name}`."
    certified = form.entry == "MutualTls"
    more = _CERTIFICATE if certified else ""
    view = SchemeView(
        attribute=attribute,
        secret=form.secret,
        credential=form.credential,
        doc=told(described, scheme.description, otherwise, 4, more),
        method_doc=told(described, scheme.description, otherwise, 8, more),
        key=literal(scheme.name),
        source=constructed(
            form.entry, attribute=literal(attribute), **dict(form.arguments)
        ),
    )
    basic = form.credential == "BasicCredential"
    return Scheme(
        view,
        Import("_runtime.schemes", form.entry, local=True),
        None if certified else Import("_runtime.credentials", form.secret, local=True),
        Import("_runtime.server.credentials", "BasicCredential", local=True)
        if basic
        else None,
    )


def _form(scheme: SecurityScheme) -> _Form:
    match scheme:
        case ApiKey():
            key = (
                ("name", literal(scheme.parameter)),
                ("place", literal(scheme.place)),
            )
            return _Form("ApiKey", key)
        case Http(scheme="basic"):
            return _Form("Basic")
        case Http(scheme="bearer"):
            return _Form("Bearer")
        case Http():
            name = (("scheme", literal(scheme.scheme)),)
            return _Form("HttpScheme", name)
        case OAuth2():
            url = _token_url(scheme)
            return _Form("Bearer", (("token_url", literal(url)),) if url else ())
        case OpenIdConnect():
            return _Form("Bearer")
        case MutualTls():
            return _Form("MutualTls")
        case _:
            assert_never(scheme)


def _token_url(scheme: OAuth2) -> str | None:
    """Return where the client credentials of an application get a token."""
    kind = "clientCredentials"
    return next((one.token_url for one in scheme.flows if one.kind == kind), None)


def auth_module(api: Api, name: str, listed: tuple[Scheme, ...]) -> AuthModule:
    """Return the module of credentials; `name` is what sentences call the API."""
    exports = ["SCHEMES", "Auth"]
    imports = foreign("collections.abc", "Mapping") | foreign("typing", "Final")
    imports |= foreign("dataclasses", "dataclass")
    imports |= local("_runtime.credentials", "Credentials")
    imports |= local("_runtime.schemes", "Scheme")
    for scheme in listed:
        imports |= {one for one in (scheme.entry, scheme.secret) if one is not None}
    if any(isinstance(one, OAuth2 | OpenIdConnect) for one in api.security_schemes):
        imports |= local("_runtime.credentials", "ClientCredentials")
        exports.append("ClientCredentials")
    return AuthModule(
        module=module(
            "auth", f"The credentials that {name} asks for.", imports, exports
        ),
        schemes=tuple(one.view for one in listed),
    )
