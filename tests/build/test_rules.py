"""Every rule finds its bad example, nothing else does, and the good one is clean."""

import ast
from pathlib import Path
from typing import Any

import pytest

from specwright.build import RULES, Rule

each = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


@each
def test_the_bad_example_breaks_this_rule_alone(rule: Rule, build: Any) -> None:
    _, findings = build(rule.bad)
    assert {finding.code for finding in findings} == {rule.code}
    assert all(finding.severity is rule.severity for finding in findings)
    assert all(finding.hint for finding in findings)


@each
def test_the_good_example_breaks_none(rule: Rule, build: Any) -> None:
    assert build(rule.good)[1] == ()


def test_every_code_in_use_has_a_rule(root: Path) -> None:
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
    assert used | {"wrong-type"} == set(RULES)
