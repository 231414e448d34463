"""Files: bytes, paths, iterators; read once, kept, or sent in parts."""

import asyncio
import io
from collections.abc import AsyncIterator
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
