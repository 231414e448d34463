"""Who imports whom: `ARCHITECTURE.md` has the table, and this holds the code to it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/specwright"
ROW = re.compile(r"^\| `(?P<folder>\w+)/` \|.*\|(?P<imports>[^|]*)\|$", re.MULTILINE)


def allowed() -> dict[str, set[str]]:
    """Read the table: folder -> the folders that it may import."""
    text = (SOURCE / "ARCHITECTURE.md").read_text("utf-8")
    return {
        row["folder"]: set(re.findall(r"`(\w+)/`", row["imports"]))
        for row in ROW.finditer(text)
    }


def folders() -> list[str]:
    return sorted(
        folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()
    )


def imports(module: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a module of ours imports."""
    package = module.relative_to(SOURCE.parent).parent.parts
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=name, level=0) if name:
                yield from (f"{name}.{alias.name}" for alias in node.names)
            case ast.ImportFrom(module=name, level=level):
                start = package[: len(package) - level + 1]
                yield ".".join((*start, *filter(None, [name])))


def test_every_folder_is_in_the_table() -> None:
    assert sorted(allowed()) == folders()


def test_the_table_has_no_cycle() -> None:
    left = allowed()
    while left:
        free = {folder for folder, needs in left.items() if not needs & left.keys()}
        assert free, f"these import each other: {sorted(left)}"
        left = {folder: needs for folder, needs in left.items() if folder not in free}


@pytest.mark.parametrize("folder", folders())
def test_a_folder_imports_only_what_the_table_allows(folder: str) -> None:
    may = allowed()[folder] | {folder}
    wrong = [
        f"{module.relative_to(SOURCE)} imports {name}"
        for module in sorted((SOURCE / folder).rglob("*.py"))
        for name in imports(module)
        if name.split(".")[0] == "specwright"
        and len(name.split(".")) > 1
        and name.split(".")[1] not in may | {"__version__"}
    ]
    assert not wrong


def test_the_runtime_can_be_copied() -> None:
    """It imports nothing of ours by its full name: the copy has another one."""
    wrong = [
        f"{module.relative_to(SOURCE)} imports {name}"
        for module in sorted((SOURCE / "runtime").rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""] * (node.level == 0)
        )
        if name.split(".")[0] == "specwright"
    ]
    assert not wrong


HEAVY = {"black", "hypothesis", "jinja2", "jsonschema_rs", "openapi_spec_validator"}
HEAVY |= {"libcst", "prance"}


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    """Some folders are about such a library, and imported when they are called."""
    wrong = [
        f"{module.relative_to(SOURCE)} imports {node.lineno}"
        for module in sorted(SOURCE.rglob("*.py"))
        if module.relative_to(SOURCE).parts[0]
        not in {"contract", "mock", "runtime", "scaffold"}
        and not module.is_relative_to(SOURCE / "document/validation")
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
        if name.split(".")[0] in HEAVY
    ]
    assert not wrong
