"""Uploads pass through in pieces, whatever carries them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from mattermost_api import AsyncClient, Client
from mattermost_api._runtime.file import File
from mattermost_api.models import (
    RemoteSetProfileImageRequest,
    UploadRemoteClusterDataRequest,
)
from mattermost_api.results import UploadRemoteClusterDataNoContent
from mattermost_calls import DONE, ID
from mattermost_service import Notes

PIECE = b"0123456789abcdef" * 4096
PIECES = 40
"""More than the server keeps in memory."""


class Pieces:
    """An upload that says how much of it has been asked for."""

    def __init__(self) -> None:
        self.given = 0

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(PIECES):
            self.given += 1
            yield PIECE

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


@pytest.fixture
def expecting(notes: Notes) -> Notes:
    notes.answer = UploadRemoteClusterDataNoContent()
    return notes


def test_octets_come_from_an_iterator(client: Client, expecting: Notes) -> None:
    result = client.remote_clusters.upload_remote_cluster_data(ID, File(iter(Pieces())))
    assert result == UploadRemoteClusterDataNoContent()
    assert expecting.contents == [PIECE * PIECES]


def test_octets_come_from_an_async_iterator(
    async_client: AsyncClient, expecting: Notes
) -> None:
    async def run() -> object:
        async with async_client as client:
            return await client.remote_clusters.upload_remote_cluster_data(
                ID, File(aiter(Pieces()))
            )

    assert asyncio.run(run()) == UploadRemoteClusterDataNoContent()
    assert expecting.contents == [PIECE * PIECES]


def test_a_part_comes_from_an_iterator(client: Client, expecting: Notes) -> None:
    body = UploadRemoteClusterDataRequest(
        file=File(iter(Pieces()), filename='a "b" ü.bin')
    )
    client.remote_clusters.upload_remote_cluster_data(ID, body)
    assert expecting.contents == [PIECE * PIECES]
    assert expecting.arguments["body"].file.filename == 'a "b" ü.bin'


def test_files_and_paths_are_as_good(
    client: Client, notes: Notes, tmp_path: Path
) -> None:
    notes.answer = DONE
    path = tmp_path / "profile.png"
    path.write_bytes(PIECE)
    for file in (File(path), File(BytesIO(PIECE)), File(PIECE)):
        body = RemoteSetProfileImageRequest(image=file)
        assert client.remote_clusters.remote_set_profile_image(ID, body) == DONE
        assert notes.contents == [PIECE]


def test_the_server_tells_the_media_types_apart(
    client: Client, expecting: Notes
) -> None:
    client.remote_clusters.upload_remote_cluster_data(ID, File(b""))
    assert isinstance(expecting.arguments["body"], File)
    body = UploadRemoteClusterDataRequest(file=File(b""))
    client.remote_clusters.upload_remote_cluster_data(ID, body)
    assert isinstance(expecting.arguments["body"], UploadRemoteClusterDataRequest)


@pytest.mark.usefixtures("expecting")
def test_nothing_is_read_before_it_is_sent(client: Client) -> None:
    pieces = Pieces()
    file = File(iter(pieces))
    assert pieces.given == 0
    client.remote_clusters.upload_remote_cluster_data(ID, file)
    assert pieces.given == PIECES
