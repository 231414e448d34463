"""Every entry finds its bad example, nothing else does, and the good one is clean."""

import ast
from pathlib import Path
from typing import Any

import pytest

from specwright.diagnostics import Entry
from specwright.diagnostics.catalogue.building import ENTRIES

each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


@each
def test_the_bad_example_gives_this_finding_alone(entry: Entry, build: Any) -> None:
    _, findings = build(entry.bad)
    assert {finding.code for finding in findings} == {entry.code}
    assert all(finding.severity is entry.severity for finding in findings)
    assert all(finding.hint for finding in findings)


@each
def test_the_good_example_gives_none(entry: Entry, build: Any) -> None:
    assert build(entry.good)[1] == ()


def test_every_code_in_use_is_in_the_catalogue(root: Path) -> None:
    folder = root / "src/specwright/build"
    used = {
        call.args[0].value
        for path in folder.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"add", "report"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert used | {"wrong-type"} == {entry.code for entry in ENTRIES}
