"""What every noun needs while one document is built."""

import json
from dataclasses import dataclass, field

from specwright.ir.json import Json
from specwright.ir.operations import Header, Parameter, Response
from specwright.ir.schemas import Schema
from specwright.ir.words import Words

from .dialect import Dialect
from .findings import Findings
from .node import Identity, Node
from .operation_ids import OperationIds
from .pointers import lookup
from .references import References
from .schemas import SchemaBuilder

_SHOWN = 80
"""So much of a name is told, however long it is."""

_LONGEST_CHAIN = 100
"""Of references, before what nobody wrote by hand costs more than it says."""


@dataclass(frozen=True, slots=True)
class Context:
    """The document, its edition, its findings, and what has been built already.

    Whatever a reference leads to is built once; the dictionaries hold it by identity.
    """

    root: Json
    dialect: Dialect
    findings: Findings
    references: References
    schemas: SchemaBuilder
    ids: OperationIds
    defined_schemes: frozenset[str] = frozenset()
    parameters: dict[Identity, Parameter | None] = field(
        default_factory=dict[Identity, "Parameter | None"]
    )
    headers: dict[tuple[Identity, str], Header] = field(
        default_factory=dict[tuple[Identity, str], Header]
    )
    responses: dict[tuple[Identity, str], Response] = field(
        default_factory=dict[tuple[Identity, str], Response]
    )

    def schema(self, node: Node, key: str) -> Schema:
        """Build the schema that is a member of a node."""
        return self.schemas.schema(node.value[key], node.at(key))

    def leave_out(
        self, pointer: str, claim: str, name: str, *, key: bool = True
    ) -> None:
        """Tell that HTTP has no room for a name: what is called so is left out.

        `claim` is what no such thing can do, such as `header can be called`.
        """
        self.findings.add(
            "impossible-in-http",
            pointer,
            f"no {claim} {json.dumps(name[:_SHOWN])}; it is left out",
            key=key,
        )

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
        return {name: Words(text, f"{pointer}/{name}") for name, text in texts.items()}
