"""Rule `inconsistent-error-bodies`."""

from collections import Counter
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.operations import MediaType
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the failure bodies that are not of the commonest schema."""
    bodies = {body.pointer: body for body in _failures(specification)}
    counts = Counter(_identity(specification, body) for body in bodies.values())
    if len(counts) < 2:
        return
    ((commonest, count), *_) = counts.most_common(1)
    if count < 2:
        return
    for body in bodies.values():
        if _identity(specification, body) != commonest:
            message = f"this failure's body is not of the schema of the {count} others"
            yield Finding(f"{body.pointer}/schema", message)


def _failures(specification: Specification) -> Iterator[MediaType]:
    for operation in specification.api.operations:
        for response in operation.responses:
            if response.status[:1] in "45":
                yield from (c for c in response.contents if "json" in c.name)


def _identity(specification: Specification, body: MediaType) -> str:
    if body.schema is None:
        return ""
    return specification.followed(body.schema).pointer


RULE = Rule(
    id="inconsistent-error-bodies",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="All failures carry a body of one schema.",
    why=(
        "A client can then treat every failure alike; a second shape is "
        "usually an accident."
    ),
    bad="""\
paths:
  /things:
    get:
      responses:
        '400':
          description: Bad
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
        '404':
          description: None
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
        '409':
          description: Clash
          content:
            application/json:
              schema: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '400':
          description: Bad
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
""",
    hint="use the schema that the other failures use",
    findings=findings,
)
