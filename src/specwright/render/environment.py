"""Where templates come from, and what they may do."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


class TemplateError(Exception):
    """Raised where a template cannot be read, or prints what is not Python.

    That can happen to templates of the user's own. `name` is the template, or the file
    that it printed.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def environment(folder: Path | None = None) -> "Environment":
    """Return the environment that renders a package.

    Templates in `folder`, the user's own, come before ours of the same name. A name
    that a template uses and the view lacks is an error.
    """
    from jinja2 import (
        ChoiceLoader,
        Environment,
        FileSystemLoader,
        StrictUndefined,
        select_autoescape,
    )

    folders = [own_templates()] if folder is None else [folder, own_templates()]
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(path) for path in folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=select_autoescape(enabled_extensions=(), default_for_string=False),
    )


def own_templates() -> Path:
    """Return our folder of templates: of the installed package, or the repository."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
