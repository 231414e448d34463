"""Under uvicorn, hypercorn and granian, each a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from harbour_api import Auth, Client, File, errors
from harbour_api.models import UploadPapersRequest
from office import ID, PIECE

ROOT = Path(__file__).parents[2]
FOLDERS = ("generated/harbour", "generated/mattermost", "tests/serving")
AUTH = Auth(office="t", session="s")
SERVERS = {
    "uvicorn": ("uvicorn", "office:app", "--log-level=warning"),
    "hypercorn": ("hypercorn", "office:app"),
    "granian": ("granian", "office:app", "--interface=asgi", "--log-level=warning"),
}
MOUNTED = {
    "uvicorn": ("--root-path=/v1",),
    "hypercorn": ("--root-path=/v1",),
    "granian": ("--url-path-prefix=/v1",),
}
STRIPPED = {"uvicorn"}
"""Those that expect a proxy to have taken the root path off."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def command(server: str, port: int) -> list[str]:
    name, target, *options = SERVERS[server]
    place = (
        [f"--bind=127.0.0.1:{port}"]
        if server == "hypercorn"
        else ["--host=127.0.0.1", f"--port={port}"]
    )
    return [sys.executable, "-m", name, *options, *MOUNTED[server], *place, target]


@pytest.fixture(params=SERVERS)
def server(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[str, subprocess.Popen[bytes], Path]]:
    name: str = request.param
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    port, marks = free_port(), tmp_path / "marks"
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command(name, port),
            stdout=log,
            stderr=log,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(str(ROOT / one) for one in FOLDERS),
                "OFFICE_MARKS": str(marks),
            },
        )
        try:
            wait_for(port, process)
            root = "" if name in STRIPPED else "/v1"
            yield f"http://127.0.0.1:{port}{root}", process, marks
        finally:
            process.terminate()
            process.wait(20)
    said = (tmp_path / "log").read_text()
    assert "Traceback" not in said, said


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(400):
        assert process.poll() is None
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not start")


def test_it_serves(server: tuple[str, "subprocess.Popen[bytes]", Path]) -> None:
    address, process, marks = server
    client = Client(address, auth=AUTH, retries=0)
    raw = httpx2.Client(base_url=address, headers={"Authorization": "Bearer t"})
    with client, raw:
        typed(client)
        plain(raw)
    assert marks.read_text() == "up"
    process.terminate()
    process.wait(20)
    assert marks.read_text() == "down"


def typed(client: Client) -> None:
    ship = client.ships.get_ship(ID)
    assert (ship.id, ship.name) == (ID, "in office")
    with pytest.raises(errors.NotFound) as raised:
        client.ships.get_ship(UUID(int=8))
    assert raised.value.body.title == "No such ship"
    for ship_id in (ID, UUID(int=8)):
        with client.ships.download_papers(ship_id) as papers:
            assert papers.read() == PIECE * 4
    page = File(iter([PIECE] * 40), filename="é.png", content_type="image/png")
    client.ships.upload_papers(ID, UploadPapersRequest(pages=[page]))
    with client.traffic.watch_traffic() as events:
        seen = [event for event, _ in zip(events, range(3), strict=False)]
    assert {event.event for event in seen} == {"arrival"}


def plain(client: httpx2.Client) -> None:
    assert client.get("/ships/a%2Fb").status_code == 422
    assert client.get(f"/ships/{ID}/").status_code == 404
    assert client.get(f"//ships/{ID}").status_code == 404
    head = client.head(f"/ships/{ID}")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 0
    for method, status in (("OPTIONS", 204), ("PUT", 405)):
        reply = client.request(method, f"/ships/{ID}")
        assert reply.status_code == status
        assert reply.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH"
    assert client.get("/ships").status_code == 501
    form = {"content-type": "multipart/form-data; boundary=b"}
    reply = client.post(f"/ships/{ID}/papers", content=b"--b--\r\n", headers=form)
    assert reply.status_code == 400
    assert client.get("/openapi.json").json()["info"]["title"] == "Harbour"
    assert "openapi.json" in client.get("/docs").text
    del client.headers["Authorization"]
    reply = client.get(f"/ships/{ID}")
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"].startswith("Bearer")
