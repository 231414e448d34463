"""The same calls, once, over a real socket."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from mattermost_api import AsyncClient, Auth, Client
from mattermost_calls import CALLS, ID
from mattermost_service import TOKEN, Notes, assert_arrived, recording_app

AUTH = Auth(bearer_auth=TOKEN, remote_cluster_id=ID, remote_cluster_token=TOKEN)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, Notes]]:
    notes = Notes()
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        host, port = listening.getsockname()
        config = uvicorn.Config(recording_app(notes), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://{host}:{port}", notes
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()


def test_every_operation_is_served(served: tuple[str, Notes]) -> None:
    url, notes = served
    with Client(url, auth=AUTH) as client:
        for call in CALLS:
            notes.answer = call.results[0]
            method = getattr(getattr(client, call.tag), call.method)
            assert method(**call.arguments) == call.results[0]
            assert_arrived(notes, call)


def test_every_operation_is_served_to_the_async_client(
    served: tuple[str, Notes],
) -> None:
    url, notes = served

    async def run() -> None:
        async with AsyncClient(url, auth=AUTH) as client:
            for call in CALLS:
                notes.answer = call.results[0]
                method = getattr(getattr(client, call.tag), call.method)
                assert await method(**call.arguments) == call.results[0]
                assert_arrived(notes, call)

    asyncio.run(run())
