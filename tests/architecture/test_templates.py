"""Templates hold no logic: what they print is ready in the view."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.jinja"))
BUDGET = 12
"""Logic nodes in a hundred lines: the peers that skip the view have 27 to 47."""

LOGIC = (
    nodes.Add,
    nodes.And,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Call,
    nodes.CallBlock,
    nodes.Compare,
    nodes.Concat,
    nodes.CondExpr,
    nodes.FilterBlock,
    nodes.If,
    nodes.Macro,
    nodes.Mod,
    nodes.Mul,
    nodes.Not,
    nodes.Or,
    nodes.Sub,
    nodes.Test,
)
FORBIDDEN = (
    nodes.Add,
    nodes.And,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.CallBlock,
    nodes.Compare,
    nodes.Concat,
    nodes.Macro,
    nodes.Mod,
    nodes.Mul,
    nodes.Or,
    nodes.Sub,
)


def found(template: Path, kinds: tuple[type[nodes.Node], ...]) -> Iterator[nodes.Node]:
    tree = Environment(autoescape=True).parse(template.read_text("utf-8"))
    yield from tree.find_all(kinds)


def test_templates_keep_within_the_budget() -> None:
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in TEMPLATES)
    logic = sum(1 for path in TEMPLATES for _ in found(path, LOGIC))
    assert logic * 100 <= BUDGET * lines, f"{logic} logic nodes in {lines} lines"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_computes_nothing(template: Path) -> None:
    wrong = [
        f"{type(node).__name__} in line {node.lineno}"
        for node in found(template, FORBIDDEN)
    ]
    assert not wrong
