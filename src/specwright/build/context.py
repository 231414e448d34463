"""What every noun needs while one document is built."""

from dataclasses import dataclass, field

from specwright.ir.json import Json
from specwright.ir.operations import Doc, Header, Parameter, Response
from specwright.ir.schemas import Schema

from .dialect import Dialect
from .findings import Findings
from .node import Node
from .operation_ids import OperationIds
from .pointers import lookup
from .references import References
from .schemas import SchemaBuilder

_LONGEST_CHAIN = 100
"""Of references, before what nobody wrote by hand costs more than it says."""


@dataclass(frozen=True, slots=True)
class Context:
    """The document, its edition, its findings, and what has been built already.

    Whatever a reference leads to is built once; the dictionaries hold it by pointer
    and documentation, which a reference may replace.
    """

    root: Json
    dialect: Dialect
    findings: Findings
    references: References
    schemas: SchemaBuilder
    ids: OperationIds
    defined_schemes: frozenset[str] = frozenset()
    parameters: dict[tuple[str, Doc], Parameter | None] = field(
        default_factory=dict[tuple[str, Doc], "Parameter | None"]
    )
    headers: dict[tuple[str, Doc, str], Header] = field(
        default_factory=dict[tuple[str, Doc, str], Header]
    )
    responses: dict[tuple[str, Doc, str], Response] = field(
        default_factory=dict[tuple[str, Doc, str], Response]
    )

    def schema(self, node: Node, key: str) -> Schema:
        """Build the schema that is a member of a node."""
        return self.schemas.schema(node.value[key], node.at(key))

    def follow(self, value: Json, pointer: str, noun: str) -> Node | None:
        """Return the object at a pointer, or the one that its `$ref` leads to.

        `noun` says in a finding what is left out. A `summary` or `description` beside
        the `$ref` replaces that of the target, as OpenAPI 3.1 says; in 3.0 it is
        reported as well.
        """
        changes: dict[str, Json] = {}
        visited: set[str] = set()
        while isinstance(value, dict) and "$ref" in value:
            changes = self._siblings(value, pointer) | changes
            target = self._target(value["$ref"], pointer)
            found = None if target is None else lookup(self.root, target)
            if target is None or found is None:
                return None
            if target in visited:
                self.findings.add(
                    "reference-cycle",
                    pointer,
                    f"the references lead round to `#{target}`; {noun} is left out",
                )
                return None
            if len(visited) == _LONGEST_CHAIN:
                self.findings.add(
                    "reference-cycle",
                    pointer,
                    f"more than {_LONGEST_CHAIN} references lead on from one to the "
                    f"next; {noun} is left out",
                )
                return None
            visited.add(target)
            value, pointer = found.json, target
        if isinstance(value, dict):
            return Node(
                {**value, **changes} if changes else value, pointer, self.findings
            )
        self.findings.wrong_type(pointer, noun, value, "an object")
        return None

    def _target(self, reference: Json, pointer: str) -> str | None:
        if isinstance(reference, str):
            return self.references.resolve(reference, pointer)
        self.findings.wrong_type(f"{pointer}/$ref", "`$ref`", reference, "a string")
        return None

    def _siblings(self, value: dict[str, Json], pointer: str) -> dict[str, Json]:
        texts = {
            name: text
            for name, text in value.items()
            if name in {"summary", "description"} and isinstance(text, str)
        }
        ignored = [
            f"`{name}`"
            for name in value
            if name not in texts and name != "$ref" and not str(name).startswith("x-")
        ]
        kept = [f"`{name}`" for name in texts] if self.dialect is Dialect.V3_0 else []
        for names, end in ((kept, "; kept as documentation"), (ignored, "")):
            if names:
                self.findings.add(
                    "ignored-reference-sibling",
                    pointer,
                    f"{self.dialect.title} ignores what stands beside `$ref`: "
                    f"{', '.join(names)}{end}",
                    hint="move it to what the reference names",
                )
        return {**texts}
