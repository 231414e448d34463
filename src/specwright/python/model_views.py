"""What the templates of the models see: finished Python source, cut into pieces."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldView:
    """A line of a class body, and the words below it (a docstring, or empty).

    `space` is the empty line above it, where there is one.
    """

    source: str
    doc: str
    space: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclarationView:
    """A class or an alias. `template` names the template that prints it."""

    template: str
    name: str
    header: str
    doc: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelModule:
    """One module of models.

    `path` is its dotted path inside the package; the `models` package of a large API
    has the path `models.__init__` and `origins`, name -> module, instead of
    declarations.
    """

    path: str
    doc: str
    imports: tuple[str, ...]
    exports: tuple[str, ...]
    exports_source: str
    declarations: tuple[DeclarationView, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
