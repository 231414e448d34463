"""A fresh file is typed, starts, and serves what somebody fills in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scaffolding import Workshop

from specwright.cli import main

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio
import httpx2
from handlers import app

async def run():
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://x") as client:
        for path in ("/ships", "/ships/00000000-0000-0000-0000-000000000000"):
            print((await client.get(path)).status_code)

asyncio.run(run())
"""


def ran(folder: Path, packages: Path, *command: str) -> str:
    path = os.pathsep.join([str(packages), str(folder)])
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "MYPYPATH": str(packages)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("package", ["harbour", "mattermost"])
def test_it_is_typed_and_starts(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    name = f"{package}_api"
    file = str(tmp_path / "handlers.py")
    assert main(["scaffold", name, "--output", file]) == 0
    names = ["handlers"]
    if package == "harbour":
        file = str(tmp_path / "receivers.py")
        assert main(["scaffold", name, "--output", file, "--webhooks"]) == 0
        names.append("receivers")
    packages = ROOT / "generated" / package
    files = [f"{one}.py" for one in names]
    ran(tmp_path, packages, "-m", "mypy", "--strict", *files)
    ran(tmp_path, packages, "-m", "black", "--check", "-q", *files)
    ran(tmp_path, packages, "-c", "\n".join(f"import {one}" for one in names))


def test_a_method_that_is_filled_in_serves(workshop: Workshop) -> None:
    assert workshop.generate() == 0
    assert workshop.run() == 0
    text = workshop.text
    stub = '"""Read a ship."""\n        raise NotImplementedError'
    assert stub in text
    filled = text.replace(stub, 'return Ship(name="Marie")')
    workshop.file.write_text(filled, "utf-8")
    packages = workshop.folder / "generated"
    assert ran(workshop.folder, packages, "-c", PROGRAM).split() == ["501", "200"]
