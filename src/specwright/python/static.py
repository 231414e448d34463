"""Types as a signature shows them: without what only validation looks at."""

import ast
from functools import cache

from .annotation import Annotation
from .imports import Import

_PLAIN = {"Integer": "int", "Number": "float"}


@cache
def static(annotation: Annotation) -> Annotation:
    """Return what checkers see: `int` for `Annotated[Integer, Field(ge=1)]`."""
    tree = _Static().visit(ast.parse(annotation.text, mode="eval"))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return Annotation(
        ast.unparse(tree),
        frozenset(one for one in annotation.imports if _binds(one) in used),
    )


def _binds(imported: Import) -> str:
    return imported.name.rpartition(" ")[2]


class _Static(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        match node:
            case ast.Subscript(
                value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *_])
            ):
                inner: ast.expr = self.visit(first)
                return inner
            case ast.Subscript(value=ast.Name(id="Literal")):
                return node
            case _:
                self.generic_visit(node)
                return node

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(_PLAIN.get(node.id, node.id))
