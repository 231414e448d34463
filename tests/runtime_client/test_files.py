"""Files: bytes, paths, iterators; read once, kept, or sent in parts."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from specwright.runtime.file import File
from specwright.runtime.model import Model


class Upload(Model):
    title: str
    data: File


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    by_path = File(path)
    assert (by_path.filename, by_path.length, by_path.replayable) == ("a.txt", 3, True)
    assert list(by_path.chunks(2)) == [b"ab", b"c"]
    handle = io.BytesIO(b"xxabc")
    handle.seek(2)
    opened = File(handle)
    assert (opened.read(), opened.read(), opened.length) == (b"abc", b"abc", 3)
    passing = File(iter([b"a", b"bc"]))
    assert (passing.length, passing.replayable) == (None, False)
    assert (passing.read(), passing.read(), passing.replayable) == (b"abc",) * 2 + (
        True,
    )
    assert by_path.same_content(passing)
    assert by_path != File(path)
    assert File(b"abc").save(tmp_path / "b") == 3
    with pytest.raises(TypeError, match=r"pathlib\.Path"):
        File("a.txt")


def test_what_has_passed_is_no_empty_file(tmp_path: Path) -> None:
    file = File(iter([b"a", b"b"]))
    assert next(iter(file.chunks())) == b"a"
    assert list(file.chunks()) == [b"b"]
    with pytest.raises(ValueError, match="passed"):
        file.save(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []

    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"

    async def check() -> None:
        file = File(chunks())
        assert [chunk async for chunk in file.achunks()] == [b"a"]
        with pytest.raises(ValueError, match="passed"):
            await file.aread()

    asyncio.run(check())


def test_what_cannot_be_saved_whole_is_not_saved(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError

    async def broken_too() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError

    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(ConnectionError):
        File(broken()).save(path)
    with pytest.raises(ConnectionError):
        asyncio.run(File(broken_too()).asave(path))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    link = tmp_path / "link"
    link.symlink_to(path)
    assert File(b"new").save(link) == 3
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)
    assert File(b"new").save("/dev/null") == 3


def test_asynchronous_files(tmp_path: Path) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"bc"

    async def check() -> None:
        file = File(chunks())
        with pytest.raises(TypeError, match="asynchronous"):
            file.read()
        assert await file.asave(tmp_path / "c") == 3
        assert (tmp_path / "c").read_bytes() == b"abc"
        assert await File(b"abc").aread() == b"abc"

    asyncio.run(check())


def test_models_take_files() -> None:
    assert Upload(title="", data=File(b"x")).data.read() == b"x"
    with pytest.raises(ValidationError):
        Upload.model_validate({"title": "", "data": 1})
