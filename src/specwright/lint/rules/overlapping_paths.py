"""Rule `overlapping-paths`."""

from collections import defaultdict
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.operations import Operation
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations that overlap a former one without being more concrete."""
    groups: defaultdict[tuple[str, int], list[Operation]] = defaultdict(list)
    for operation in specification.api.operations:
        group = groups[operation.method, operation.path.count("/")]
        for other in group:
            if _crossing(other.path.split("/"), operation.path.split("/")):
                message = f"'{operation.path}' and '{other.path}' match common requests"
                yield Finding(operation.pointer.rpartition("/")[0], message, key=True)
        group.append(operation)


def _crossing(first: list[str], second: list[str]) -> bool:
    """Tell whether each path is templated somewhere that the other is fixed."""
    sides = {
        "{" in one for one, two in zip(first, second, strict=True) if _mixed(one, two)
    }
    fixed = all(
        one == two or "{" in one or "{" in two
        for one, two in zip(first, second, strict=True)
    )
    return fixed and len(sides) == 2


def _mixed(one: str, two: str) -> bool:
    return ("{" in one) is not ("{" in two)


RULE = Rule(
    id="overlapping-paths",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what=("No request matches two paths that are templated in different places."),
    why=(
        "`/a/{x}/c` and `/a/b/{y}` both match `/a/b/c`; the rule that the "
        "concrete path wins does not decide between them."
    ),
    bad="""\
paths:
  /a/{x}/c:
    get:
      operationId: one
      parameters:
        - name: x
          in: path
          required: true
          schema: {type: string}
  /a/b/{y}:
    get:
      operationId: two
      parameters:
        - name: y
          in: path
          required: true
          schema: {type: string}
""",
    good="""\
paths:
  /a/{x}/c:
    get:
      operationId: one
      parameters:
        - name: x
          in: path
          required: true
          schema: {type: string}
""",
    hint="rename a fixed part of one of the paths",
    findings=findings,
)
