"""What nothing but prose is made of, and what becomes of edits."""

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corpus_documents import Specification
from corpus_packages import command, run
from corpus_words import edits, with_other_words, words

from specwright.build import build_api
from specwright.document import Document, ReadPolicy, read_document
from specwright.document.pointer import lookup
from specwright.python import Options, plan_package
from specwright.render import print_package
from specwright.render.pattern import Pattern, reprinted

SEED = 11


def read(specification: Specification) -> Document:
    policy = ReadPolicy(root=specification.root)
    document, _ = read_document(specification.path, policy=policy)
    assert document is not None
    return document


def printed(document: Document) -> tuple[dict[str, Pattern], Any]:
    """Return what is printed, and all that has to be the same whatever the words."""
    api, built = build_api(document)
    package, planned = plan_package(api, Options(package="package"))
    patterns = {one.path: one for one in print_package(package)}
    return patterns, (built, planned, package.names)


def test_words_have_a_place(specification: Specification) -> None:
    document = read(specification)
    for pointer, text in words(build_api(document)[0]).items():
        found = lookup(document.value, pointer)
        assert found is not None
        assert found.json == text


def _nothing_but_prose(specification: Specification) -> None:
    document, chance = read(specification), random.Random(SEED)
    places = words(build_api(document)[0])
    values = [document.value]
    for _ in range(2):
        values.append(with_other_words(values[-1], places, chance))
    results = [printed(replace(document, value=value)) for value in values]
    texts = [reader(value) for value in values]
    for turn in range(2):
        (old, found), (new, same) = results[turn], results[turn + 1]
        assert found == same
        assert old.keys() == new.keys()
        for path, pattern in old.items():
            files = reprinted(path, pattern.plain(), texts[turn], texts[turn + 1])
            assert files is None or files == (pattern.file(), new[path].file())


def reader(value: dict[str, Any]) -> Any:
    def text(pointer: str) -> str:
        found = lookup(value, pointer)
        assert found is not None
        assert isinstance(found.json, str)
        return found.json

    return text


def test_words_are_in_nothing_but_prose(specification: Specification) -> None:
    if specification.is_large:
        pytest.skip("test_words_are_in_nothing_but_prose_of_large_packages does it")
    _nothing_but_prose(specification)


@pytest.mark.slow
def test_words_are_in_nothing_but_prose_of_large_packages(
    specification: Specification,
) -> None:
    if not specification.is_large:
        pytest.skip("test_words_are_in_nothing_but_prose does it")
    _nothing_but_prose(specification)


@pytest.mark.slow
def test_edits_end_where_fresh_runs_do(
    specification: Specification, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if specification.name not in {"mattermost-2023", "github"}:
        pytest.skip("two are enough")
    whole = replace(specification, path=tmp_path / "whole.json", root=None)
    document, chance = read(specification).value, random.Random(SEED)
    for number, (name, edit) in enumerate(edits().items()):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        if number == 0:
            whole.path.write_text(json.dumps(document), "utf-8")
            run(whole, tmp_path / "edited", seed="1")
        edit(document, chance)
        whole.path.write_text(json.dumps(document), "utf-8")
        said = run(whole, tmp_path / "edited", seed="2")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"{number}-cache"))
        fresh = tmp_path / f"{number}-fresh"
        afresh = command(whole, fresh, "generate", "--force", seed="3")
        assert said["findings"] == afresh["findings"], name
        assert _bytes(tmp_path / "edited") == _bytes(fresh), name
        shutil.rmtree(fresh)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
