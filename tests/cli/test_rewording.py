"""Other words are put into what was printed, and the bytes are those of a fresh run."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from specwright.cli import Status, main
from specwright.python import plan

SPEC = Path(__file__).with_name("reworded.yaml").read_text("utf-8")
WORDS = re.compile(r"W(\d\d)( [^,}\n]*)")
UNPRINTED = frozenset({21, 24, 25})
"""Words that nothing prints but the specification: those of answers without a body."""

OTHERS = (
    "Something else.",
    '"A \\"quoted\\" one"',
    '"Two paragraphs.\\n\\nOf which this is one: `code`, *stars*, {braces}, |."',
    f"{'many words ' * 20}to be wrapped",
    '\'back\\slash, """ and an end of it"\'',
    "Ok",
)


SAID = ("operations", "webhooks", "schemas", "findings")
"""What a run says that does not hang on what stood there before."""


@dataclass
class Program:
    """The command, and how often it planned a package."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    planned: int = 0

    def generate(
        self, text: str, *flags: str, output: str = "out", status: Status = Status.CLEAN
    ) -> dict[str, Any]:
        """Return what a run says to programs."""
        self.planned = 0
        (self.folder / "pets.yaml").write_text(text, "utf-8")
        arguments = ["generate", "--spec", str(self.folder / "pets.yaml"), *flags]
        arguments += ["--output", str(self.folder / output), "--name", "pets"]
        assert main([*arguments, "--format", "json"]) == status
        said: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return said

    def files(self, output: str = "out") -> Mapping[str, bytes]:
        folder = self.folder / output
        found = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    @property
    def cache(self) -> tuple[Path, ...]:
        return tuple((self.folder / "cache/specwright").iterdir())

    def agrees(self, text: str, *flags: str, status: Status = Status.CLEAN) -> bool:
        """Tell whether a run ends where one ends that remembers nothing."""
        said = self.generate(text, *flags, status=status)
        planned = self.planned
        afresh = self.generate(text, *flags, output="fresh", status=status)
        assert self.planned == 1
        self.planned = planned
        told = [{key: one[key] for key in SAID} for one in (said, afresh)]
        return told[0] == told[1] and self.files() == self.files("fresh")


@pytest.fixture
def program(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Program:
    made = Program(tmp_path, capsys)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    planned: Callable[..., object] = plan._planned

    def counted(*arguments: object) -> object:
        made.planned += 1
        return planned(*arguments)

    monkeypatch.setattr(plan, "_planned", counted)
    return made


def other(text: str, number: int, words: str) -> str:
    """Return a specification with other words at one place."""
    old = f"W{number:02}"
    return WORDS.sub(
        lambda found: words if found[0].startswith(old) else found[0], text
    )


@pytest.mark.parametrize("turn", range(2))
def test_each_of_the_words(program: Program, turn: int) -> None:
    text = SPEC
    program.generate(text)
    for number in range(1, 38):
        text = other(text, number, OTHERS[(number + turn) % len(OTHERS)])
        program.generate(text)
        assert program.planned == (number in UNPRINTED), number
    program.generate(text, output="fresh")
    assert program.files() == program.files("fresh")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("required: [kind]", "required: [kind, age]"),
        ("{type: integer, default: 1,", "{type: string, default: '1',"),
        ("default: 1,", "default: 1.0,"),
        ("example: 3", "example: 4"),
        ("title: Owner", "title: Keeper"),
        ("operationId: addPet", "operationId: putPet"),
        ("        url: {type: string}\n", ""),
        ("        url: {type: string}\n", "        uri: {type: string}\n"),
        ("enum: [cat, dog]", "enum: [dog, cat]"),
        ("name: X-Key", "name: X-Secret"),
        ("description: W34 whether it is", "description: ' '"),
        ("description: W34 whether it is", "title: Old"),
        (", description: W37 the name", ""),
        ("W09 replaces", "Replaces"),
        ("/pets:", "/animals:"),
    ],
)
def test_more_than_words(program: Program, old: str, new: str) -> None:
    assert old in SPEC
    program.generate(SPEC)
    text = other(SPEC.replace(old, new), 32, "And other words besides.")
    assert program.agrees(text)


def found(said: dict[str, Any], code: str) -> dict[str, Any]:
    (finding,) = (one for one in said["findings"] if one["code"] == code)
    return dict(finding)


def test_what_was_found_is_said_of_where_it_stands_now(program: Program) -> None:
    said = found(program.generate(SPEC), "missing-operation-id")
    text = other(SPEC, 14, '"a text\n\n        of several\n        lines"')
    after = found(program.generate(text), "missing-operation-id")
    assert after["line"] == said["line"] + 3
    assert program.agrees(text)


DOUBTFUL = SPEC.replace(
    "type: apiKey, in: header, name: X-Key", "type: http, scheme: digest"
)


def test_what_is_strict_stays_strict(program: Program) -> None:
    program.generate(DOUBTFUL)
    before = program.files()
    text = other(DOUBTFUL, 14, "Other words.")
    assert (
        found(program.generate(text), "unsupported-security-scheme")["severity"]
        == "warning"
    )
    after = program.files()
    assert before != after
    text = other(DOUBTFUL, 14, "And others again.")
    said = program.generate(text, "--strict", status=Status.FINDINGS)
    assert found(said, "unsupported-security-scheme")["severity"] == "error"
    assert program.files() == after


@pytest.mark.parametrize("number", [2, 14, 25, 32])
def test_what_changed_is_only_words(program: Program, number: int) -> None:
    """So says a run that remembers, and one that compares."""
    program.generate(SPEC)
    said = [program.generate(other(SPEC, number, "Other words."))]
    for path in program.cache:
        path.unlink()
    said.append(program.generate(other(SPEC, number, "Words again.")))
    assert program.planned == 1
    told = [one.keys() for one in said]
    assert told[0] == told[1] == {*SAID, "name", "spec", "output", "files"}


def test_only_the_layout_of_the_specification_changes(program: Program) -> None:
    program.generate(SPEC)
    assert program.agrees(f"# A comment.\n{SPEC}")
    assert program.planned == 0


def test_a_file_that_somebody_edited_is_not_overwritten(program: Program) -> None:
    program.generate(SPEC)
    edited = program.folder / "out/pets/servers.py"
    edited.write_text("# Mine.\n")
    text = other(SPEC, 4, "Other words.")
    program.generate(text, status=Status.FINDINGS)
    assert edited.read_text() == "# Mine.\n"
    assert program.planned == 1
    program.generate(text, "--force")
    assert program.agrees(other(SPEC, 4, "Words again."))


def test_a_file_that_is_gone_comes_back(program: Program) -> None:
    program.generate(SPEC)
    (program.folder / "out/pets/errors.py").unlink()
    assert program.agrees(other(SPEC, 4, "Other words."))


def test_what_another_run_wrote_there_is_no_base(program: Program) -> None:
    """Another cache, another machine: the manifest tells."""
    program.generate(SPEC)
    before = {path: path.read_bytes() for path in program.cache}
    program.generate(SPEC.replace("cat, dog", "cat, dog, cow"))
    for path, content in before.items():
        path.write_bytes(content)
    assert program.agrees(other(SPEC.replace("cat, dog", "cat, dog, cow"), 4, "Other."))
    assert program.planned == 1


@pytest.mark.parametrize("kind", ["prints", "patterns"])
@pytest.mark.parametrize(
    "broken",
    [
        lambda _: b"",
        lambda content: content[:-40],
        lambda content: content[:99],
        lambda _: b"[]",
        lambda _: b'[{"manifest": 1}]',
        lambda content: content.replace(b'"maker"', b'"taker"'),
        lambda content: content.replace(b'"words"', b'"swords"'),
        lambda content: content.replace(b'"described"', b'"eval"'),
        lambda content: content.replace(b'"described"', b'"opening"'),
        lambda content: content.replace(b"return", b"import os; return"),
    ],
)
def test_a_memory_that_was_tampered_with_is_none(
    program: Program, kind: str, broken: Callable[[bytes], bytes]
) -> None:
    program.generate(SPEC)
    (file,) = (path for path in program.cache if path.name.startswith(kind))
    file.write_bytes(broken(file.read_bytes()))
    assert program.agrees(other(SPEC, 4, "Other words."))


def test_check_remembers_nothing_of_it(program: Program) -> None:
    """A package that is wrong is told from one that is right."""
    program.generate(SPEC)
    wrong = program.folder / "out/pets/servers.py"
    manifest = program.folder / "out/.specwright.json"
    digest = sha256(wrong.read_bytes()).hexdigest()
    wrong.write_bytes(wrong.read_bytes() + b"# Wrong.\n")
    changed = sha256(wrong.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace(digest, changed))
    arguments = ["--spec", str(program.folder / "pets.yaml"), "--name", "pets"]
    arguments += ["--output", str(program.folder / "out"), "--quiet"]
    assert main(["generate", "--check", *arguments]) == Status.FINDINGS
    assert main(["check", *arguments]) == Status.FINDINGS
