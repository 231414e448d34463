"""What was laid out before is not laid out again, and the bytes are the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from specwright.cli import Status, main
from specwright.document import source
from specwright.render import File
from specwright.render import format as layout

SPEC = """\
openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      description: WORDS
      responses:
        "200":
          description: Pets.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string, description: A name.}}}
"""


class Program:
    """The command on one specification, and what it laid out."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.laid_out: list[str] = []
        self.cache = folder / "cache" / "specwright"
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        ruff = layout._by_ruff

        def watched(program: str, files: Sequence[File]) -> object:
            self.laid_out += [file.path for file in files]
            return ruff(program, files)

        monkeypatch.setattr(layout, "_by_ruff", watched)

    def generate(self, words: str, output: str = "out") -> dict[str, bytes]:
        self.laid_out.clear()
        (self.folder / "pets.yaml").write_text(SPEC.replace("WORDS", words))
        arguments = ["generate", "--spec", str(self.folder / "pets.yaml"), "--quiet"]
        folder = self.folder / output
        arguments += ["--output", str(folder), "--name", "pets"]
        assert main(arguments) == Status.CLEAN
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(tmp_path, monkeypatch)


def test_only_what_changed_is_laid_out(program: Program) -> None:
    before = program.generate("All pets.")
    assert len(program.laid_out) > 8
    after = program.generate("All the pets.")
    changed = ["pets/client/pets.py", "pets/server/pets.py"]
    # What stands there is held to what it was made of.
    assert program.laid_out == [*(f"before/{path}" for path in changed), *changed]
    assert before != after == program.generate("All the pets.", "elsewhere")


def test_a_file_that_is_not_as_it_was_is_laid_out_again(program: Program) -> None:
    program.generate("All pets.")
    (program.folder / "out/pets/errors.py").unlink()
    after = program.generate("All the pets.")
    assert "pets/errors.py" in program.laid_out
    assert after == program.generate("All the pets.", "elsewhere")


@pytest.mark.parametrize(
    "content",
    ["", "[", "null", "[1]", '[{"path": "pets/client/pets.py", "of": ["a"]}]'],
)
def test_a_broken_memory_is_none(program: Program, content: str) -> None:
    program.generate("All pets.")
    for file in program.cache.glob("*.json"):
        file.write_text(content)
    after = program.generate("All the pets.")
    assert len(program.laid_out) > 8
    assert after == program.generate("All the pets.", "elsewhere")


def test_what_is_remembered_stays_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_REMEMBERED", 3)
    for number in range(9):
        source.remember(tmp_path / f"{number}.json", [])
    assert len(list(tmp_path.iterdir())) == 3
    assert source.recall(tmp_path / "8.json") == []
