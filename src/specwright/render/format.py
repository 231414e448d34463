"""Layout of generated Python: black's, and the one place that knows how to get it.

Black's default style is the definition. Ruff's formatter gives the same bytes for what
specwright generates, several hundred times faster, so it is used where its program is
installed; tests hold it to black on every file. Text made by templates of the user's
own is formatted by black itself.
"""

import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from .environment import TemplateError
from .file import File
from .layouts import Layouts
from .overlong import settled
from .style import TARGET, WIDTH, by_black


def formatted(
    files: Iterable[File], *, exactly: bool = False, layouts: Layouts | None = None
) -> tuple[File, ...]:
    """Return the files, the Python among them laid out.

    `exactly` leaves it to black, whatever else is installed. What `layouts` knows is
    not done again. Raises `TemplateError`.
    """
    given = tuple(files)
    sources = [file for file in given if file.path.endswith(".py") and file.content]
    known = {} if layouts is None else dict(_known(sources, layouts))
    left = [file for file in sources if file.path not in known]
    program = None if exactly else ruff_program()
    contents = _by_black(left) if program is None else _by_ruff(program, left)
    done = {path: File(path, content) for path, content in contents.items()}
    if layouts is not None:
        for file in left:
            layouts.learn(file, done[file.path])
    found = {**known, **done}
    return tuple(found.get(file.path, file) for file in given)


def formatter_id() -> str:
    """Return which formatters are installed: their programs, by size and time."""
    program = ruff_program()
    black = find_spec("black")
    files = [program, None if black is None else black.origin]
    return " ".join(_stamp(Path(file)) for file in files if file is not None)


def _stamp(file: Path) -> str:
    status = file.stat()
    return f"{file}:{status.st_size}:{status.st_mtime_ns}"


def _known(files: Iterable[File], layouts: Layouts) -> Iterator[tuple[str, File]]:
    for file in files:
        found = layouts.known(file)
        if found is not None:
            yield file.path, found


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
