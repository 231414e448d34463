"""Who gets in: alternatives, conjunctions, scopes, principals, challenges."""

import base64
from typing import Any, Protocol

import pytest
from asking import Got, got

from specwright.runtime.operation import Operation, Requirement, Response, json_content
from specwright.runtime.schemes import ApiKey, Basic, Bearer, HttpScheme, Scheme
from specwright.runtime.server.application import Application
from specwright.runtime.server.context import Context, Request
from specwright.runtime.server.credentials import BasicCredential
from specwright.runtime.server.handlers import HandlerError
from specwright.runtime.server.route import Reply, Route
from specwright.runtime.server.security import AuthenticationError, AuthorizationError

SCHEMES: dict[str, Scheme] = {
    "token": Bearer(attribute="token"),
    "login": Basic(attribute="login"),
    "id": ApiKey(attribute="id_key", name="X-Id", place="header"),
    "secret": ApiKey(attribute="secret_key", name="secret", place="query"),
    "session": ApiKey(attribute="session", name="sid", place="cookie"),
    "digest": HttpScheme(attribute="digest", scheme="Digest"),
}


class Security:
    """Accepts `good`; `forbidden` is known but may not; `bad` raises."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any, tuple[str, ...], str]] = []

    def _check(
        self, name: str, value: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        self.asked.append((name, value, scopes, request.operation.id))
        if value == "bad":
            raise AuthenticationError
        if value == "forbidden":
            raise AuthorizationError
        return f"{name}:{value}" if value == "good" else None

    async def token(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        return self._check("token", credential, scopes, request)

    def login(
        self, credential: BasicCredential, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        assert credential.username == "u"
        assert "good" not in repr(credential)
        return self._check("login", credential.password, scopes, request)

    def id_key(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        return self._check("id", credential, scopes, request)

    secret_key = session = digest = id_key


class WhoHandler(Protocol):
    def who(self) -> Reply[dict[str, str]]: ...


class Who:
    async def who(self, *, context: Context[str] | None = None) -> dict[str, str]:
        assert context is not None
        return dict(context.principals) | {"principal": context.principal or ""}


def who(
    *security: Requirement,
    path: str = "/who",
    body: bytes = b"",
    using: object = None,
    **headers: str,
) -> Got:
    operation: Operation[dict[str, str]] = Operation(
        id="who",
        method="GET",
        path="/who",
        results={200: Response(contents=json_content(dict[str, str]))},
        security=security,
    )
    app = Application(
        groups=(((Route(operation, WhoHandler.who),), Who()),),
        schemes=SCHEMES,
        security=using or Security(),
    )
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return got(app, "GET", path, body=body, headers=named)


def basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


@pytest.mark.parametrize(
    ("security", "headers", "status"),
    [
        ((), {}, 200),
        (({},), {}, 200),
        (({"token": ()},), {}, 401),
        (({"token": ()},), {"authorization": "Bearer good"}, 200),
        (({"token": ()},), {"authorization": "bearer good"}, 200),
        (({"token": ()},), {"authorization": "Bearer "}, 401),
        (({"token": ()},), {"authorization": "Basic good"}, 401),
        (({"token": ()},), {"authorization": "Bearer unknown"}, 401),
        (({"token": ()},), {"authorization": "Bearer bad"}, 401),
        (({"token": ()},), {"authorization": "Bearer forbidden"}, 403),
        (({"token": ()}, {}), {}, 200),
        (({}, {"token": ()}), {"authorization": "Bearer good"}, 200),
        (({"token": ()}, {"id": ()}), {"x-id": "good"}, 200),
        (
            ({"token": ()}, {"id": ()}),
            {"x-id": "good", "authorization": "Bearer forbidden"},
            200,
        ),
        (({"token": (), "id": ()},), {"x-id": "good"}, 401),
        (({"token": (), "id": ()},), {"authorization": "Bearer good"}, 401),
        (
            ({"token": (), "id": ()},),
            {"x-id": "good", "authorization": "Bearer good"},
            200,
        ),
        (
            ({"token": (), "id": ()},),
            {"x-id": "bad", "authorization": "Bearer good"},
            401,
        ),
        (({"login": ()},), {"authorization": basic("u:good")}, 200),
        (({"login": ()},), {"authorization": basic("u:")}, 401),
        (({"login": ()},), {"authorization": basic("nocolon")}, 401),
        (({"login": ()},), {"authorization": "Basic !!!"}, 401),
        (({"session": ()},), {"cookie": "a=1; sid=good"}, 200),
        (({"digest": ()},), {"authorization": "DIGEST good"}, 200),
    ],
)
def test_alternatives(
    security: tuple[Requirement, ...], headers: dict[str, str], status: int
) -> None:
    assert who(*security, **headers).status == status


def test_keys_in_the_query() -> None:
    assert who({"secret": ()}, path="/who?secret=good").status == 200
    assert who({"secret": ()}, path="/who?secret=").status == 401


def test_the_principal_is_handed_over() -> None:
    reply = who({"token": (), "id": ()}, x_id="good", authorization="Bearer good")
    assert reply.json == {
        "token": "token:good",
        "id_key": "id:good",
        "principal": "token:good",
    }
    assert who().json == {"principal": ""}


def test_scopes_are_passed() -> None:
    using = Security()
    who({"token": ("read", "write")}, using=using, authorization="Bearer good")
    assert using.asked == [("token", "good", ("read", "write"), "who")]


def test_challenges_name_each_way_in() -> None:
    reply = who({"token": ("a", "b")}, {"login": ()}, {"id": ()})
    assert reply.header("www-authenticate") == (
        'Bearer scope="a b", Basic realm="", charset="UTF-8", '
        'ApiKey in="header", name="X-Id"'
    )
    reply = who({"token": ()}, authorization="Bearer unknown")
    assert reply.header("www-authenticate") == 'Bearer error="invalid_token"'


def test_a_broken_check_lets_nobody_in() -> None:
    class Broken(Security):
        def _check(self, *_: object) -> str | None:
            raise ZeroDivisionError

    reply = who({"token": ()}, {}, using=Broken(), authorization="Bearer good")
    assert reply.status == 500


def test_missing_methods_and_schemes_are_found_at_start_up() -> None:
    with pytest.raises(HandlerError, match="security has no method 'token'"):
        who({"token": ()}, using=object())
    with pytest.raises(HandlerError, match="security scheme 'nothing' is not defined"):
        who({"nothing": ()})
