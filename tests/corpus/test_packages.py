"""Every real specification becomes a whole package."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import black
import pytest
from corpus_documents import Specification
from corpus_packages import Generated, run

UNSUPPORTED = Path(__file__).parent / "unsupported.toml"
# Prints the operations of the package and the names of its models, everything imported.
READER = """\
import importlib, json, pkgutil, sys

package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
table = importlib.import_module(sys.argv[1] + ".operations").OPERATIONS
models = importlib.import_module(sys.argv[1] + ".models")
print(json.dumps({
    "operations": sorted([one.method, one.path] for one in table),
    "models": [name for name in models.__all__ if hasattr(models, name)],
}))
"""
COMPONENT = "/components/schemas/"
DESCRIPTION = re.compile(r'("description": "|description: )(?=[A-Za-z])')


def test_nothing_is_dropped(generated: Generated) -> None:
    specification = generated.specification
    done = subprocess.run(
        [sys.executable, "-c", READER, specification.package],
        capture_output=True,
        check=True,
        cwd=generated.folder,
        text=True,
    )
    found = json.loads(done.stdout)
    assert len(found["operations"]) == len(specification.operations)
    assert {tuple(one) for one in found["operations"]} == specification.operations
    for schema in specification.schemas:
        pointer = COMPONENT + schema.replace("~", "~0").replace("/", "~1")
        assert generated.names[pointer] in found["models"]


def test_every_file_is_python(generated: Generated) -> None:
    for file in generated.files:
        compile(file.read_text("utf-8"), str(file), "exec", dont_inherit=True)


def test_nothing_is_silenced(generated: Generated) -> None:
    for file in generated.files:
        assert not re.search(r"# (type: ignore|pyright:|noqa)", file.read_text("utf-8"))


def test_no_class_is_named_by_number(generated: Generated) -> None:
    """Digits in a name come from the specification."""
    pointers = {name: pointer for pointer, name in generated.names.items()}
    for file in generated.files:
        if "_runtime" in file.parts or "models" not in str(file):
            continue
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name in pointers:
                for digits in re.findall(r"\d+", node.name):
                    assert digits in pointers[node.name], node.name


def test_no_class_is_named_by_its_pointer(generated: Generated) -> None:
    """A name tells what something is for, not where it was found."""
    for file in generated.files:
        if "_runtime" not in file.parts:
            for node in ast.parse(file.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    assert not re.search(r"Responses\d|ContentApplication", node.name)


def test_the_same_from_the_command_line(generated: Generated, tmp_path: Path) -> None:
    said = run(generated.specification, tmp_path, seed="1")
    operations, schemas = said["operations"], said["schemas"]
    assert operations["dropped"] == schemas["dropped"] == []
    assert operations["generated"] == len(generated.specification.operations)
    assert schemas["generated"] >= len(generated.specification.schemas)
    first, second = _bytes(generated.folder), _bytes(tmp_path)
    # The command line adds the specification itself, composed.
    assert {name for name in second if name.endswith(".py")} <= first.keys()
    assert first.keys() <= second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_an_edit_ends_where_a_fresh_run_does(
    specification: Specification, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if specification.path.is_dir() or specification.root is not None:
        pytest.skip("several files; one is enough to edit")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = specification.path.read_text("utf-8")
    changed, count = DESCRIPTION.subn(r"\g<1>Edited, ", text, count=1)
    if count == 0:
        pytest.skip("nothing is described")
    copy = replace(specification, path=tmp_path / specification.path.name)
    copy.path.write_text(text, "utf-8")
    run(copy, tmp_path / "edited", seed="1")
    copy.path.write_text(changed, "utf-8")
    run(copy, tmp_path / "edited", seed="2")
    run(copy, tmp_path / "fresh", seed="3")
    assert _bytes(tmp_path / "edited") == _bytes(tmp_path / "fresh")


def test_black_has_nothing_to_do(generated: Generated) -> None:
    if generated.specification.is_large:
        pytest.skip("test_black_has_nothing_to_do_on_large_packages does it")
    _black(generated)


@pytest.mark.slow
def test_black_has_nothing_to_do_on_large_packages(generated: Generated) -> None:
    if not generated.specification.is_large:
        pytest.skip("test_black_has_nothing_to_do does it")
    _black(generated)


def _black(generated: Generated) -> None:
    for file in generated.files:
        if "_runtime" not in file.parts:
            text = file.read_text("utf-8")
            assert black.format_str(text, mode=black.Mode()) == text


def test_what_is_unsupported_only_gets_less(generated: Generated) -> None:
    listed = tomllib.loads(UNSUPPORTED.read_text("utf-8"))
    codes = (finding.code for finding in generated.findings)
    count = Counter(code for code in codes if code.startswith("unsupported-"))
    assert dict(count) == listed.get(generated.specification.name, {})


def test_findings_say_no_more_than_a_reader_can_use(generated: Generated) -> None:
    """A finding is about one place, and no place has the same finding twice."""
    count = Counter(
        (finding.code, finding.location.pointer, finding.message)
        for finding in generated.findings
    )
    assert [finding for finding, number in count.items() if number > 1] == []


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.name != ".specwright.json"
    }
