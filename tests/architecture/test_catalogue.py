"""Every code that a finding can carry is explained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from specwright.cli.explain import pages
from specwright.diagnostics import Severity

SOURCE = Path(__file__).parents[2] / "src/specwright"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def slugs(module: Path) -> Iterator[str]:
    """Yield the codes that a module gives to findings."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(keywords=keywords):
                for keyword in keywords:
                    if keyword.arg in {"code", "id"}:
                        yield from constants(keyword.value)
            case ast.AnnAssign(target=ast.Name(id="CODES"), value=ast.Dict(keys=keys)):
                for key in keys:
                    if key is not None:
                        yield from constants(key)


def constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def used() -> set[str]:
    modules = [
        path
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in {"runtime", "ir"}
        and "catalogue" not in path.parts
    ]
    return {slug for path in modules for slug in slugs(path) if SLUG.fullmatch(slug)}


def test_every_code_is_explained() -> None:
    assert sorted(used() - pages().keys()) == []


def test_every_entry_says_everything() -> None:
    for code, entry in pages().items():
        assert code == entry.code
        assert SLUG.fullmatch(code), code
        assert isinstance(entry.severity, Severity)
        for text in (entry.title, entry.what, entry.why, entry.bad, entry.good):
            assert text.strip(), code
        assert entry.what.endswith("."), code
        assert entry.bad != entry.good, code
