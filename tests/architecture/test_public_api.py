"""`__all__` of every package is sorted, complete and true."""

import ast
import importlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PACKAGES = sorted(
    ".".join(path.parent.relative_to(SOURCE).parts)
    for path in (SOURCE / "specwright").rglob("__init__.py")
    if "__all__" in path.read_text("utf-8")
)


def taken(module: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module imports from the packages that say what is public."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in PACKAGES:
            yield from ((node.module, alias.name) for alias in node.names)


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_public_is_there(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__
    assert all(hasattr(module, name) for name in module.__all__)
    assert len(set(module.__all__)) == len(module.__all__)


def test_what_is_taken_is_public() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} takes {name} from {package}"
        for path in sorted((SOURCE / "specwright").rglob("*.py"))
        for package, name in taken(path)
        if name not in importlib.import_module(package).__all__
        and find_spec(f"{package}.{name}") is None
    ]
    assert not wrong
