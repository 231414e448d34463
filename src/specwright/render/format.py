"""Layout of generated Python: black's, and the one place that knows how to get it.

Black's default style is the definition. Ruff's formatter gives the same bytes for what
specwright generates, several hundred times faster, so it is used where its program is
installed; tests hold it to black on every file. Text made by templates of the user's
own is formatted by black itself.
"""

import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from .environment import TemplateError
from .file import File
from .overlong import settled
from .style import TARGET, WIDTH, by_black


def formatted(files: Iterable[File], *, exactly: bool = False) -> tuple[File, ...]:
    """Return the files, the Python among them laid out.

    `exactly` leaves it to black, whatever else is installed. Raises `TemplateError`.
    """
    given = tuple(files)
    sources = [file for file in given if file.path.endswith(".py") and file.content]
    program = None if exactly else ruff_program()
    done = _by_black(sources) if program is None else _by_ruff(program, sources)
    return tuple(
        File(file.path, done[file.path]) if file.path in done else file
        for file in given
    )


def ruff_program() -> str | None:
    """Return the path of ruff's program; None if its package is not installed.

    One that happens to be on the path may be of any version, and is not asked.
    """
    try:
        find: Callable[[], str] = import_module("ruff").find_ruff_bin
        return find()
    except (ImportError, FileNotFoundError):
        return None


def _by_ruff(program: str, files: Sequence[File]) -> Mapping[str, bytes]:
    if not files:
        return {}
    command = [program, "format", "--isolated", "--no-cache", "--quiet"]
    command += ["--line-length", str(WIDTH), "--target-version", TARGET, "."]
    with TemporaryDirectory(prefix="specwright-") as name:
        folder = Path(name)
        for number, file in enumerate(files):
            (folder / f"{number}.py").write_bytes(file.content)
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if run.returncode != 0:
            return _by_black(files)  # which says what is wrong, and where
        return {
            file.path: settled((folder / f"{number}.py").read_text("utf-8")).encode()
            for number, file in enumerate(files)
        }


def _by_black(files: Sequence[File]) -> Mapping[str, bytes]:
    return {file.path: _black(file) for file in files}


def _black(file: File) -> bytes:
    from black.parsing import InvalidInput

    try:
        return by_black(file.content.decode()).encode()
    except InvalidInput as error:
        raise TemplateError(file.path, str(error)) from error
