"""Small files: nobody reads the others."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 400
FOLDERS = ("src", "templates", "tests", "benchmarks")


def written_files() -> list[Path]:
    """Return every file that somebody wrote; a generated one is as long as its tag."""
    return sorted(
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".jinja"}
        and "expected" not in path.parts
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_is_long(folder: str) -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in written_files()
        if path.relative_to(ROOT).parts[0] == folder
        and (lines := len(path.read_text("utf-8").splitlines())) > LIMIT
    }
    assert not long


def test_there_is_something_to_measure() -> None:
    assert len(written_files()) > 20
