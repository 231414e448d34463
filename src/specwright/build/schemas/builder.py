"""Reading schemas: every assertion of every keyword, to the bottom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from specwright.build.dialect import Dialect
from specwright.build.findings import Findings
from specwright.build.references import References
from specwright.build.values import DEEPEST
from specwright.ir.json import Json
from specwright.ir.schemas import (
    Annotations,
    Assertion,
    DynamicReference,
    Never,
    Reference,
    Schema,
)

from .annotations import DESCRIBING, NO_ANNOTATIONS, annotations
from .keywords import LATER, READERS, SILENT
from .nullable import discriminated, with_null
from .site import Site

_TEXTS: Final = {"title", "description"}


class SchemaBuilder:
    """Build schemas from the objects of one document."""

    def __init__(
        self, dialect: Dialect, findings: Findings, references: References
    ) -> None:
        self._dialect = dialect
        self._findings = findings
        self._references = references
        self._readers = READERS[dialect]
        self._silent = SILENT[min(dialect, Dialect.V3_1)]
        self._depth = 0
        self._wanted: dict[str, None] = {}
        self._cut: frozenset[str] = frozenset()

    def want(self, pointers: Iterable[str]) -> None:
        """Ask for schemas that are needed although nothing refers to them."""
        self._wanted.update(dict.fromkeys(pointers))

    def cut(self, pointers: Iterable[str]) -> None:
        """Read the schemas at these pointers without their `$ref` from now on.

        A nullable reference has the pointer of its `$ref`.
        """
        self._cut = frozenset(
            each for at in pointers for each in (at, at.removesuffix("/$ref"))
        )

    def wanted(self) -> Iterator[str]:
        """Yield each pointer that a schema refers to, also while more turn up."""
        seen = 0
        while seen < len(self._wanted):
            news = list(self._wanted)[seen:]
            seen += len(news)
            yield from news

    def schema(self, value: Json, pointer: str) -> Schema:
        """Build the schema that stands at a pointer."""
        if isinstance(value, dict):
            if self._depth == DEEPEST:
                self._findings.add(
                    "deep-nesting",
                    pointer,
                    "schemas are nested too deep; what is inside is left out",
                )
                return Schema(pointer)
            self._depth += 1
            built = self._object(value, pointer)
            self._depth -= 1
            return built
        if isinstance(value, bool):
            self._check_boolean(value, pointer)
            return Schema(pointer) if value else Schema(pointer, (Never(),))
        self._findings.wrong_type(pointer, _name(pointer), value, "a schema")
        return Schema(pointer)

    def _check_boolean(self, value: bool, pointer: str) -> None:
        if self._dialect is Dialect.V3_0 and not pointer.endswith(
            "/additionalProperties"
        ):
            self._findings.add(
                "keyword-of-another-version",
                pointer,
                f"the schema is `{str(value).lower()}`, which OpenAPI 3.0 does not "
                "know; it is understood all the same",
                hint="write `{}` or `not: {}`, or move to OpenAPI 3.1",
            )

    def _object(self, node: dict[str, Json], pointer: str) -> Schema:
        if pointer in self._cut:
            node = {key: value for key, value in node.items() if key != "$ref"}
        site = Site(
            node, pointer, self._dialect, self._findings, self._references, self.schema
        )
        if self._dialect is Dialect.V3_0:
            if isinstance(node.get("$ref"), str):
                return self._bare_reference(site)
            if node.get("nullable") is not None:
                return self._nullable(site)
        assertions, described = self._read(site)
        return Schema(pointer, assertions, described)

    def _read(self, site: Site) -> tuple[tuple[Assertion, ...], Annotations]:
        assertions: list[Assertion] = []
        describes = False
        for key in site.node:
            reader = self._readers.get(key)
            if reader is not None:
                assertions.extend(reader(site))
            elif key in DESCRIBING or str(key).startswith("x-"):
                describes = True
            elif key not in self._silent:
                self._unknown(site, key)
        self._refer(assertions)
        described = annotations(site) if describes else NO_ANNOTATIONS
        if described.discriminator is not None:
            self.want(target for _, target in described.discriminator.mapping)
        return tuple(assertions), described

    def _refer(self, assertions: list[Assertion]) -> None:
        for assertion in assertions:
            if isinstance(assertion, Reference | DynamicReference):
                self._wanted[assertion.target] = None

    def _nullable(self, site: Site) -> Schema:
        assertions, described = self._read(site)
        if site.flag("nullable"):
            assertions = with_null(site, assertions)
        schema = Schema(site.pointer, assertions, described)
        return discriminated(schema, described.discriminator)

    def _bare_reference(self, site: Site) -> Schema:
        self._report_siblings(site)
        assertions = list(self._readers["$ref"](site))
        self._refer(assertions)
        described = NO_ANNOTATIONS
        if site.node.keys() & _TEXTS:
            texts = {key: site.node[key] for key in site.node if key in _TEXTS}
            described = annotations(replace(site, node=texts))
        if assertions and site.node.get("nullable") is True:
            return Schema(site.pointer, with_null(site, tuple(assertions)), described)
        return Schema(site.pointer, tuple(assertions), described)

    def _report_siblings(self, site: Site) -> None:
        """Report what OpenAPI 3.0 ignores beside `$ref`; texts are kept."""
        for kept in (True, False):
            names = [
                f"`{key}`"
                for key in site.node
                if (key in _TEXTS) is kept
                and key not in {"$ref", "nullable"}
                and not str(key).startswith("x-")
            ]
            if names:
                site.report(
                    "ignored-reference-sibling",
                    "$ref",
                    "OpenAPI 3.0 ignores what stands beside `$ref`: "
                    + ", ".join(names)
                    + ("; kept as documentation" if kept else ""),
                )

    def _unknown(self, site: Site, key: str) -> None:
        if self._dialect is Dialect.V3_0 and key in LATER:
            site.report(
                "keyword-of-another-version",
                key,
                f"`{key}` means nothing in OpenAPI 3.0; it is left out",
                "move to OpenAPI 3.1",
            )
        elif key == "nullable":
            site.report(
                "keyword-of-another-version",
                key,
                "`nullable` means nothing since OpenAPI 3.1; it is left out",
                "add `null` to the `type`",
            )
        else:
            site.report(
                "unknown-keyword",
                str(key),
                f"`{key}` is no keyword of {self._dialect.title}; it is left out",
            )


def _name(pointer: str) -> str:
    return f"`{pointer.rpartition('/')[2]}`" if pointer else "the document"
