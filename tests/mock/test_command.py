"""`specwright mock`, run as a command, and called over a real socket."""

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from aquarium import DOCUMENT, FISH

from specwright.cli import main
from specwright.contract.subject import Subject
from specwright.ir.json import Json

SOURCE = Path(__file__).parents[2] / "src"
NAME = "aquarium_api"


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the command until it says where it answers."""
    command = [sys.executable, "-m", "specwright", "mock", "--port", "0", *words]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "TMPDIR": str(folder)}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline(), process
        finally:
            process.terminate()
            process.wait(20)


def client_of(subject: Subject, url: str) -> Any:
    """Return the strict client of the package that the tests generated."""
    auth = importlib.import_module(f"{NAME}.auth").Auth(key="any")
    return subject.package.client(base_url=url, auth=auth, strict=True, retries=0)


def test_the_generated_client_takes_every_answer(
    subject: Subject, specification: Path
) -> None:
    words = ("--spec", str(specification), "--seed", "5")
    with running(specification.parent, *words) as (line, process):
        assert line.startswith("mock_api answers at http://127.0.0.1:")
        url = line.split()[-1]
        with client_of(subject, url) as client:
            group = client.default
            assert group.show_example().model_dump() == FISH
            assert group.draw_one(size=3) == group.draw_one(size=3)
            assert group.show_wrong().id >= 0
            assert [one.model_dump() for one in group.replay()] == [
                {"id": 7, "name": "Wanda"},
                {"id": 0, "name": ""},
            ]
            assert isinstance(list(group.watch()), list)
            assert isinstance(group.download().read(), bytes)
            assert group.do_nothing() is None
            assert group.tell().id >= 0
            options = importlib.import_module(f"{NAME}._runtime.options").Options
            missing = options(headers={"Prefer": "code=404"})
            with pytest.raises(subject.package.errors.ApiError) as refused:
                group.show_example(options=missing)
            assert refused.value.body.message == "no fish"
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_another_process_gives_the_same_answers(specification: Path) -> None:
    (specification.parent / "specwright.toml").write_text(
        '[[package]]\nspec = "openapi.json"\noutput = "out"\nname = "tank"\n'
    )
    found: list[list[bytes]] = []
    for paths in (["/drawn", "/stream", "/binary"], ["/binary", "/stream", "/drawn"]):
        with running(specification.parent, "tank", "--format", "json") as (line, _):
            said = json.loads(line)
            assert said["package"] == "tank"
            found.append([httpx2.get(said["url"] + path).content for path in paths])
    assert found[0] == found[1][::-1]
    left = {path.name for path in specification.parent.iterdir()}
    assert left == {"openapi.json", "specwright.toml"}


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.json").write_text(json.dumps(DOCUMENT), "utf-8")
    package = '[[package]]\nspec = "openapi.json"\noutput = "{0}"\nname = "{0}"\n'
    text = package.format("one") + package.format("two")
    (tmp_path / "specwright.toml").write_text(text)
    return tmp_path


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["three"], "there is no package `three`"),
        ([], "one package is served"),
        (["--spec", "missing.yaml"], "missing.yaml"),
        (["one", "--port", "70000"], "nothing can listen at 127.0.0.1:70000"),
        (["one", "--host", "no.such.invalid"], "nothing can listen at no.such.invalid"),
    ],
)
def test_what_cannot_be_served(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    port = [] if "--port" in words else ["--port", "0"]
    assert main(["mock", *words, *port]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("error") == 1


@pytest.mark.usefixtures("configured")
def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        assert main(["mock", "one", "--port", port]) == 2
    said = f"error: nothing can listen at 127.0.0.1:{port}: "
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("configured")
def test_what_has_to_be_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("specwright.cli.mock.find_spec", lambda _: None)
    assert main(["mock", "one", "--port", "0"]) == 2
    assert "pip install uvicorn httpx2" in capsys.readouterr().err


def test_parts_need_their_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form: Json = {"type": "object", "properties": {"name": {"type": "string"}}}
    operation: Json = {
        "requestBody": {"content": {"multipart/form-data": {"schema": form}}},
        "responses": {"204": {"description": "Done."}},
    }
    document = {**DOCUMENT, "paths": {"/form": {"post": operation}}}
    spec = tmp_path / "parts.json"
    spec.write_text(json.dumps(document), "utf-8")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(
        "specwright.cli.mock.find_spec",
        lambda name: None if name == "python_multipart" else name,
    )
    words = ["--spec", str(spec), "--name", "parts_api", "--port", "0"]
    assert main(["mock", *words]) == 2
    assert "pip install python-multipart" in capsys.readouterr().err


def test_errors_of_the_specification_are_told(tmp_path: Path) -> None:
    broken: Json = {
        "get": {
            "operationId": "broken",
            "parameters": [{"$ref": "#/components/parameters/Missing"}],
            "responses": {"204": {"description": "Done."}},
        }
    }
    paths = DOCUMENT["paths"]
    assert isinstance(paths, dict)
    document = {**DOCUMENT, "paths": {**paths, "/broken": broken}}
    spec = tmp_path / "broken.json"
    spec.write_text(json.dumps(document), "utf-8")
    with running(tmp_path, "--spec", str(spec)) as (line, process):
        url = line.split()[-1]
        assert httpx2.get(f"{url}/example").json() == FISH
        process.terminate()
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert "unresolved-reference" in process.stderr.read()
    assert not list(tmp_path.glob("*mock*"))
