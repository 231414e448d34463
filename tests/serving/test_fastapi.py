"""The generated packages inside a FastAPI application, asked by its test client."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from harbour_api.server import Fault
from mattermost_api.models import AppError
from quayside import ID, PIECE, Ledger, office
from services import mattermost_app

HEADERS = {"Authorization": "Bearer t"}
CLUSTER_ID = "wsw9cawfb7rzpm3eutbyxz7edr"


class Clusters:
    """Knows no remote cluster."""

    async def delete_remote_cluster(self, remote_id: str) -> None:
        return None


@asynccontextmanager
async def _in_office() -> AsyncIterator[str]:
    yield "in office"


def _worded(fault: Fault) -> AppError:
    return AppError(
        id="ours",
        message=fault.detail or fault.title,
        request_id="r",
        status_code=fault.status,
    )


@pytest.fixture
def answered() -> list[tuple[str, str]]:
    """Return what the host's middleware has seen: operation and template."""
    return []


@pytest.fixture
def client(answered: list[tuple[str, str]]) -> Iterator[TestClient]:
    harbour = office(Ledger(), lifespan=_in_office)
    mattermost = mattermost_app(
        remote_clusters=Clusters(), unimplemented="501", problem=_worded
    )

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        async with harbour.running():
            yield

    host = FastAPI(lifespan=lifespan)

    @host.get("/ships/{name}")
    async def own(name: str) -> str:
        return name

    @host.middleware("http")
    async def noting(
        request: Request, proceed: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await proceed(request)
        route = request.scope.get("route")
        if route is not None:
            answered.append((route.name, route.path))
        return response

    host.mount("/harbour/v1", harbour)
    host.mount("/chat", mattermost)
    with TestClient(host) as client:
        yield client


def test_both_answer_beside_the_hosts_own_routes(
    client: TestClient, answered: list[tuple[str, str]]
) -> None:
    ship = client.get(f"/harbour/v1/ships/{ID}", headers=HEADERS)
    assert (ship.status_code, ship.json()["name"]) == (200, "in office")
    assert client.get("/ships/titanic").json() == "titanic"
    path = f"/chat/api/v4/remotecluster/{CLUSTER_ID}"
    assert client.delete(path, headers=HEADERS).status_code == 204
    assert answered == [
        ("getShip", "/ships/{ship_id}"),
        ("own", "/ships/{name}"),
        ("DeleteRemoteCluster", "/api/v4/remotecluster/{remote_id}"),
    ]


def test_faults_stay_those_of_each(client: TestClient) -> None:
    reply = client.get("/harbour/v1/ships/a%2Fb", headers=HEADERS)
    assert reply.status_code == 422
    assert reply.json()["errors"][0]["where"] == "path:ship_id"
    assert client.get("/harbour/v1/nowhere").json()["title"] == "Not Found"
    reply = client.get("/chat/nowhere")
    assert (reply.status_code, reply.json()["message"]) == (404, "Not Found")
    reply = client.put("/chat/api/v4/remotecluster")
    assert (reply.status_code, reply.json()["status_code"]) == (405, 405)
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert client.get("/nowhere").json() == {"detail": "Not Found"}


def test_bodies_go_both_ways(client: TestClient) -> None:
    papers = f"/harbour/v1/ships/{ID}/papers"
    assert client.get(papers, headers=HEADERS).content == PIECE * 4
    pages = {"pages": ("a.png", PIECE, "image/png")}
    assert client.post(papers, headers=HEADERS, files=pages).status_code == 204


@pytest.mark.parametrize("place", ["/harbour/v1", "/chat"])
def test_each_has_its_page(client: TestClient, place: str) -> None:
    assert "openapi.json" in client.get(f"{place}/docs").text
    document = client.get(f"{place}/openapi.json").json()
    assert (
        document["paths"].keys().isdisjoint(client.get("/openapi.json").json()["paths"])
    )
