"""The Python of the README is Python, and names what there is."""

import ast
import importlib
import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 2


@pytest.mark.parametrize("snippet", SNIPPETS, ids=range(len(SNIPPETS)))
def test_what_a_snippet_imports_is_there(snippet: str) -> None:
    for node in ast.walk(ast.parse(snippet)):
        if isinstance(node, ast.ImportFrom):
            assert node.module is not None
            module = importlib.import_module(node.module)
            assert all(hasattr(module, alias.name) for alias in node.names)


def test_the_method_of_the_readme_is_there() -> None:
    from mattermost_api.client.remote_clusters import RemoteClusters

    called = re.findall(r"client\.remote_clusters\.(\w+)", TEXT)
    assert called
    assert all(hasattr(RemoteClusters, name) for name in called)
