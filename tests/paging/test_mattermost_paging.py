"""Pages by number, and by a cursor out of the last item, over the whole stack."""

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from mattermost_api import Auth, Client
from mattermost_calls import CLUSTER, FIELD

AUTH = Auth(bearer_auth="token")


def identifier(number: int) -> str:
    return f"{number:026}"


def field(number: int) -> dict[str, Any]:
    created = 1000 + number
    given = {"id": identifier(number), "create_at": created, "update_at": created}
    return {**json.loads(FIELD.model_dump_json(by_alias=True)), **given}


def cluster(number: int) -> dict[str, Any]:
    given = {"display_name": f"cluster {number}"}
    return {**json.loads(CLUSTER.model_dump_json(by_alias=True)), **given}


class Server:
    """Answers pages of things, and notes the query of each request."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        query = dict(request.url.params)
        self.asked.append(query)
        size = int(query.get("per_page", "60"))
        if request.url.path.endswith("remotecluster"):
            start = int(query.get("page", "0")) * size
            things = [cluster(number) for number in range(5)]
        else:
            # The item after the one that the cursor names, by both of its halves.
            places = [(identifier(number), str(1000 + number)) for number in range(5)]
            cursor = (query.get("cursor_id"), query.get("cursor_create_at"))
            start = places.index(cursor) + 1 if cursor in places else 0
            things = [field(number) for number in range(5)]
        return httpx2.Response(200, json=things[start : start + size])


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    transport = httpx2.MockTransport(server.answer)
    with Client("http://mattermost.test", auth=AUTH, http=transport) as client:
        yield client


def test_pages_are_counted(client: Client, server: Server) -> None:
    found = list(client.remote_clusters.iter_remote_clusters(per_page=2))
    assert [one.display_name for one in found] == [f"cluster {n}" for n in range(5)]
    assert [one.get("page", "0") for one in server.asked] == ["0", "1", "2"]


def test_a_full_last_page_is_followed_by_an_empty_one(
    client: Client, server: Server
) -> None:
    assert len(list(client.remote_clusters.iter_remote_clusters(per_page=5))) == 5
    assert len(server.asked) == 2


def test_whoever_stopped_goes_on(client: Client) -> None:
    found = client.remote_clusters.iter_remote_clusters(per_page=2, page=1)
    names = [one.display_name for one in found]
    assert names == ["cluster 2", "cluster 3", "cluster 4"]


def test_the_last_item_is_the_cursor(client: Client, server: Server) -> None:
    fields = client.properties.iter_property_fields(
        "boards", "post", target_type="system", per_page=2
    )
    assert [one.create_at for one in fields] == [1000, 1001, 1002, 1003, 1004]
    assert [one.get("cursor_id") for one in server.asked] == [
        None,
        identifier(1),
        identifier(3),
    ]
    assert [one.get("cursor_create_at") for one in server.asked] == [
        None,
        "1001",
        "1003",
    ]
