"""What memory it takes to pass big bodies from generated client to generated server.

    python benchmarks/streaming.py [MEGABYTES]

2,048 of them go up to Mattermost's upload, and down as the papers of a ship of the
harbour, over a socket: first waited for, then awaited. Client and server are processes
of their own. Each line is one way: seconds, and the peak of either process in MB. The
target is 100 MB.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "generated/harbour"))
sys.path.insert(0, str(Path(__file__).parents[1] / "generated/mattermost"))

import harbour_api
import harbour_api.server
import mattermost_api
import mattermost_api.server
from mattermost_api._runtime.server.settings import Limits
from mattermost_api.results import UploadRemoteClusterDataNoContent

PIECE: Final = b"x" * 65536
WAYS: Final = ("upload", "download", "upload awaited", "download awaited")
UPLOAD: Final = "a" * 26
CLUSTER: Final = {"remote_cluster_id": "cluster", "remote_cluster_token": "token"}


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux counts what a process had before it became this program in ru_maxrss.
        lines = status.read_text().splitlines()
        kilobytes = next(int(one.split()[1]) for one in lines if "VmHWM" in one)
    else:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024


class Anyone:
    """Lets everyone in, to whatever is served here."""

    def __getattr__(self, name: str) -> Any:
        return self._known

    def _known(self, credential: str, scopes: tuple[str, ...], request: Any) -> str:
        return credential


class Uploads:
    """Counts what is uploaded."""

    received = 0

    async def upload_remote_cluster_data(
        self, upload_id: str, body: mattermost_api.File
    ) -> UploadRemoteClusterDataNoContent:
        """Read everything, piece by piece."""
        async for piece in body.achunks():
            self.received += len(piece)
        return UploadRemoteClusterDataNoContent()


class Papers:
    """Has papers without end."""

    def __init__(self, size: int) -> None:
        self.size = size

    async def download_papers(self, ship_id: UUID) -> harbour_api.File:
        """Return them all."""
        pieces = apieces(self.size)
        return harbour_api.File(pieces, content_type="application/pdf")


class Both:
    """Both servers as one application, with `/told` beside them."""

    def __init__(self, size: int) -> None:
        self.uploads = Uploads()
        self.mattermost: Any = mattermost_api.server.create_app(
            remote_clusters=self.uploads,
            security=Anyone(),
            unimplemented="501",
            limits=Limits(upload=size, body_seconds=3600),
        )
        self.harbour: Any = harbour_api.server.create_app(
            ships=Papers(size), security=Anyone(), unimplemented="501"
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, or hand on."""
        if scope.get("path", "").startswith("/api/"):
            await self.mattermost(scope, receive, send)
        elif scope.get("path") == "/told":
            told = json.dumps([peak(), self.uploads.received]).encode()
            start = {"type": "http.response.start", "status": 200, "headers": []}
            await send(start)
            await send({"type": "http.response.body", "body": told})
        else:
            await self.harbour(scope, receive, send)


def pieces(size: int) -> Iterator[bytes]:
    """Yield so many bytes."""
    for _ in range(size // len(PIECE)):
        yield PIECE


async def apieces(size: int) -> AsyncIterator[bytes]:
    """Yield so many bytes, in asynchronous code."""
    for piece in pieces(size):
        yield piece


def sent(way: str, address: str, size: int) -> int:
    """Return how many bytes came by one way, at this end."""
    if "awaited" in way:
        return asyncio.run(sent_async(way, address, size))
    if way == "upload":
        auth = mattermost_api.Auth(**CLUSTER)
        with mattermost_api.Client(address, auth=auth, timeout=600) as client:
            file = mattermost_api.File(pieces(size), length=size)
            client.remote_clusters.upload_remote_cluster_data(UPLOAD, file)
        return size
    auth = harbour_api.Auth(office="t")
    with harbour_api.Client(address, auth=auth, timeout=600) as client:
        return client.ships.download_papers(UUID(int=1)).save(os.devnull)


async def sent_async(way: str, address: str, size: int) -> int:
    """Do the same, and await it."""
    if way.startswith("upload"):
        auth = mattermost_api.Auth(**CLUSTER)
        async with mattermost_api.AsyncClient(address, auth=auth, timeout=600) as one:
            file = mattermost_api.File(apieces(size), length=size)
            await one.remote_clusters.upload_remote_cluster_data(UPLOAD, file)
        return size
    auth = harbour_api.Auth(office="t")
    async with harbour_api.AsyncClient(address, auth=auth, timeout=600) as client:
        papers = await client.ships.download_papers(UUID(int=1))
        return await papers.asave(os.devnull)


def serve(size: int) -> None:
    """Serve until the end, on a port that is printed."""
    import socket

    import uvicorn

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        config = uvicorn.Config(Both(size), log_level="error")
        uvicorn.Server(config).run([listener])


def call(way: str, address: str, size: int) -> None:
    """Go one way; print seconds, bytes, and the peaks of both processes."""
    import httpx2

    started = time.perf_counter()
    came = sent(way, address, size)
    seconds = time.perf_counter() - started
    memory = peak()
    theirs, received = httpx2.get(f"{address}/told").json()
    print(json.dumps([seconds, came, memory, theirs, received]))


def measured(way: str, size: int) -> tuple[float, float, float]:
    """Return the seconds of one way, and the peaks of client and server."""
    command = [sys.executable, __file__]
    serving = subprocess.Popen(
        [*command, "serve", str(size)], stdout=subprocess.PIPE, text=True
    )
    try:
        port = serving.stdout.readline().strip() if serving.stdout else ""
        calling = [*command, "call", way, f"http://127.0.0.1:{port}", str(size)]
        done = subprocess.run(calling, capture_output=True, text=True, check=True)
    finally:
        serving.terminate()
        serving.wait()
    seconds, came, memory, theirs, received = json.loads(done.stdout)
    if came != size or (way.startswith("upload") and received != size):
        raise ValueError(f"{way}: {came} and {received} bytes of {size}")
    return seconds, memory, theirs


def main() -> None:
    """Print a line for each way."""
    size = int(sys.argv[1] if sys.argv[1:] else 2048) << 20
    for way in WAYS:
        seconds, ours, theirs = measured(way, size)
        print(f"{way:<18} {seconds:6.1f} s   client {ours:5.0f} MB   ", end="")
        print(f"server {theirs:5.0f} MB")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", size]:
            serve(int(size))
        case ["call", way, address, size]:
            call(way, address, int(size))
        case _:
            main()
