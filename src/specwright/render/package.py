"""From the plan of a package to its files."""

from collections.abc import Iterator
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
    exactly = templates is not None
    printed = formatted(_printed(package, templates), exactly=exactly, layouts=layouts)
    marker = File(f"{package.name}/py.typed", b"")
    shown = () if document is None else (specification_file(package.name, document),)
    files = (*printed, *_copied(package.name), marker, *shown)
    return tuple(sorted(files, key=lambda file: file.path))


def _printed(package: "Package", templates: Path | None) -> Iterator[File]:
    from jinja2 import TemplateError as JinjaError

    # What follows knows all of Python's views, and a run without changes needs none.
    from .outputs import outputs

    jinja = environment(templates)
    for output in outputs(package):
        try:
            template = jinja.get_template(output.template)
            text = template.render({output.variable: output.view})
        except JinjaError as error:
            raise TemplateError(output.template, str(error)) from error
        yield File(output.path, text.encode("utf-8", "replace"))


def _copied(name: str) -> Iterator[File]:
    """Yield the runtime, byte for byte."""
    folder = Path(__file__).parents[1] / "runtime"
    for path in sorted(folder.rglob("*.py")):
        relative = path.relative_to(folder).as_posix()
        yield File(f"{name}/_runtime/{relative}", path.read_bytes())
