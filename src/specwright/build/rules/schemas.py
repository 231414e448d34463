"""What may be wrong with the keywords of schemas."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="unknown-type",
        severity=Severity.WARNING,
        what="`type` is one of the seven types of JSON Schema.",
        why="Any other name says nothing about a value; it is left out.",
        hint="write one of the types of JSON Schema",
        bad="""\
components:
  schemas:
    Thing: {type: date}
""",
        good="""\
components:
  schemas:
    Thing: {type: string, format: date}
""",
    ),
    Rule(
        code="unknown-keyword",
        severity=Severity.WARNING,
        what="Every member of a schema is a keyword, or starts with `x-`.",
        why="Anything else has no effect; most often it is a slip of the pen.",
        hint="remove it, or let its name start with `x-`",
        bad="""\
components:
  schemas:
    Thing: {type: string, minLenght: 1}
""",
        good="""\
components:
  schemas:
    Thing: {type: string, minLength: 1}
""",
    ),
    Rule(
        code="keyword-of-another-version",
        severity=Severity.WARNING,
        what="Keywords are those of the edition that the document declares.",
        why="Editions of OpenAPI and drafts of JSON Schema differ. A keyword of "
        "another one is understood where it can mean one thing only, and otherwise "
        "left out; the finding says which.",
        bad="""\
components:
  schemas:
    Thing: {type: string, nullable: true}
""",
        good="""\
components:
  schemas:
    Thing: {type: [string, "null"]}
""",
    ),
    Rule(
        code="array-without-items",
        severity=Severity.WARNING,
        what="In OpenAPI 3.0 a schema with `type: array` has `items`.",
        why="It is required there; without it the array may hold anything.",
        hint="add `items` to say what it holds",
        bad="""\
openapi: 3.0.3
components:
  schemas:
    Things: {type: array}
""",
        good="""\
openapi: 3.0.3
components:
  schemas:
    Things: {type: array, items: {type: string}}
""",
    ),
    Rule(
        code="empty-enum",
        severity=Severity.WARNING,
        what="`enum` lists at least one value.",
        why="An empty list accepts nothing at all.",
        hint="list the values, or remove `enum`",
        bad="""\
components:
  schemas:
    Thing: {enum: []}
""",
        good="""\
components:
  schemas:
    Thing: {enum: [small, large]}
""",
    ),
    Rule(
        code="duplicate-enum-value",
        severity=Severity.WARNING,
        what="`enum` lists each value once.",
        why="The second one adds nothing; it is left out.",
        hint="remove the second one",
        bad="""\
components:
  schemas:
    Thing: {enum: [small, large, small]}
""",
        good="""\
components:
  schemas:
    Thing: {enum: [small, large]}
""",
    ),
    Rule(
        code="enum-names-mismatch",
        severity=Severity.WARNING,
        what="`x-enum-varnames` and its kin hold a text for each value of `enum`.",
        why="Otherwise it is a guess which text belongs to which value.",
        hint="name each value exactly once",
        bad="""\
components:
  schemas:
    Thing: {enum: [1, 2], x-enum-varnames: [small]}
""",
        good="""\
components:
  schemas:
    Thing: {enum: [1, 2], x-enum-varnames: [small, large]}
""",
    ),
    Rule(
        code="nullable-enum-without-null",
        severity=Severity.WARNING,
        what="The `enum` of a nullable schema lists null.",
        why="By the letter of OpenAPI 3.0.3 the `enum` refuses null otherwise. Here "
        "null is let in, as authors mean it.",
        hint="add null to the `enum`",
        bad="""\
openapi: 3.0.3
components:
  schemas:
    Thing: {type: string, nullable: true, enum: [small, large]}
""",
        good="""\
openapi: 3.0.3
components:
  schemas:
    Thing: {type: string, nullable: true, enum: [small, large, null]}
""",
    ),
    Rule(
        code="impossible-keyword-value",
        severity=Severity.ERROR,
        what="The value of a keyword is one that the keyword can have.",
        why="A negative length or an empty `allOf` says nothing; it is left out.",
        bad="""\
components:
  schemas:
    Thing: {type: string, maxLength: -1}
""",
        good="""\
components:
  schemas:
    Thing: {type: string, maxLength: 1}
""",
    ),
)
