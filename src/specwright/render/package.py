"""From the plan of a package to its files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from specwright.ir.json import Json

from .environment import TemplateError, environment
from .file import File
from .format import formatted
from .layouts import Layouts
from .specification import specification_file

if TYPE_CHECKING:
    from specwright.python.view import Package

    from .pattern import Pattern


def render_package(
    package: "Package",
    *,
    document: Json = None,
    templates: Path | None = None,
    layouts: Layouts | None = None,
) -> tuple[File, ...]:
    """Return every file of a package, laid out, sorted by path.

    `document` is the composed specification, which the package's server shows; without
    it, it shows none.
    `layouts` remembers, from run to run, how files were laid out.
    `templates` is a folder of the user's whose templates come before ours; black then
    formats what they print. Raises `TemplateError` where they are wrong.
    """
    patterns = print_package(package, templates=templates)
    exactly = templates is not None
    laid_out = formatted(
        (one.file() for one in patterns), exactly=exactly, layouts=layouts
    )
    return whole_package(package.name, laid_out, document)


def whole_package(
    name: str, laid_out: Iterable[File], document: Json = None
) -> tuple[File, ...]:
    """Return the files that were printed, with those that are not, sorted by path."""
    marker = File(f"{name}/py.typed", b"")
    shown = () if document is None else (specification_file(name, document),)
    files = (*laid_out, *_copied(name), marker, *shown)
    return tuple(sorted(files, key=lambda file: file.path))


def print_package(
    package: "Package", *, templates: Path | None = None
) -> tuple["Pattern", ...]:
    """Return what templates print of a package; raises `TemplateError`."""
    return tuple(_printed(package, templates))


def _printed(package: "Package", templates: Path | None) -> Iterator["Pattern"]:
    from jinja2 import TemplateError as JinjaError

    # What follows knows all of Python's views, and a run without changes needs none.
    from .outputs import outputs
    from .pattern import pattern

    jinja = environment(templates)
    for output in outputs(package):
        try:
            template = jinja.get_template(output.template)
            bits = template.generate({output.variable: output.view})
            yield pattern(output.path, bits)
        except JinjaError as error:
            raise TemplateError(output.template, str(error)) from error


def _copied(name: str) -> Iterator[File]:
    """Yield the runtime, byte for byte."""
    folder = Path(__file__).parents[1] / "runtime"
    for path in sorted(folder.rglob("*.py")):
        relative = path.relative_to(folder).as_posix()
        yield File(f"{name}/_runtime/{relative}", path.read_bytes())
