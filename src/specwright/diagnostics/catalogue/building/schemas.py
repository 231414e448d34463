"""What may be wrong with the keywords of schemas."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="unknown-type",
        severity=Severity.WARNING,
        title="a type that JSON Schema does not know",
        what="`type` is one of the seven types of JSON Schema.",
        why="Any other name says nothing about a value; it is left out.",
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
    Entry(
        code="unknown-keyword",
        severity=Severity.WARNING,
        title="a member of a schema that is no keyword",
        what="Every member of a schema is a keyword, or starts with `x-`.",
        why="Anything else has no effect; most often it is a slip of the pen.",
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
    Entry(
        code="keyword-of-another-version",
        severity=Severity.WARNING,
        title="a keyword of another edition",
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
    Entry(
        code="array-without-items",
        severity=Severity.WARNING,
        title="an array without `items`",
        what="In OpenAPI 3.0 a schema with `type: array` has `items`.",
        why="It is required there; without it the array may hold anything.",
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
    Entry(
        code="empty-enum",
        severity=Severity.WARNING,
        title="an enumeration of nothing",
        what="`enum` lists at least one value.",
        why="An empty list accepts nothing at all.",
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
    Entry(
        code="duplicate-enum-value",
        severity=Severity.WARNING,
        title="a value that an enumeration lists twice",
        what="`enum` lists each value once.",
        why="The second one adds nothing; it is left out.",
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
    Entry(
        code="enum-names-mismatch",
        severity=Severity.WARNING,
        title="names that do not fit an enumeration",
        what="`x-enum-varnames` and its kin hold a text for each value of `enum`.",
        why="Otherwise it is a guess which text belongs to which value.",
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
    Entry(
        code="nullable-enum-without-null",
        severity=Severity.WARNING,
        title="a nullable enumeration without null",
        what="The `enum` of a nullable schema lists null.",
        why="By the letter of OpenAPI 3.0.3 the `enum` refuses null otherwise. Here "
        "null is let in, as authors mean it.",
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
    Entry(
        code="impossible-keyword-value",
        severity=Severity.ERROR,
        title="a value that a keyword cannot have",
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
    Entry(
        code="unsupported-content-schema",
        severity=Severity.WARNING,
        title="content that is not decoded",
        what="`contentSchema` describes the value of a string that is a text of JSON, "
        "as its `contentMediaType` says.",
        why="Any other text is handed over as it is: a string.",
        bad="""\
openapi: 3.1.0
components:
  schemas:
    Thing: {type: string, contentMediaType: text/csv, contentSchema: {type: array}}
""",
        good="""\
openapi: 3.1.0
components:
  schemas:
    Thing:
      type: string
      contentMediaType: application/json
      contentSchema: {type: array}
""",
    ),
)
