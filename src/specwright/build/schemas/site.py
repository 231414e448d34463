"""A schema object that is being read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

from specwright.build.dialect import Dialect
from specwright.build.findings import Findings
from specwright.build.pointers import child
from specwright.build.references import References
from specwright.ir.json import Json
from specwright.ir.schemas import Assertion, Schema


@dataclass(frozen=True, slots=True)
class Site:
    """The object, where it stands, and how to read what it holds.

    `subschema` reads a schema at a pointer. A keyword whose value has the wrong type is
    reported and reads as if it were absent.
    """

    node: Mapping[str, Json]
    pointer: str
    dialect: Dialect
    findings: Findings
    references: References
    subschema: Callable[[Json, str], Schema]

    def report(
        self, code: str, keyword: str, message: str, hint: str | None = None
    ) -> None:
        """Report something about a keyword."""
        self.findings.add(code, f"{self.pointer}/{keyword}", message, hint=hint)

    def wrong_type(self, keyword: str, expected: str) -> None:
        """Report that a keyword's value has a type that it cannot have."""
        self.findings.wrong_type(
            f"{self.pointer}/{keyword}", f"`{keyword}`", self.node[keyword], expected
        )

    def text(self, keyword: str) -> str | None:
        """Return the string that a keyword holds."""
        value = self.node[keyword]
        if isinstance(value, str):
            return value
        return self.findings.text(f"{self.pointer}/{keyword}", f"`{keyword}`", value)

    def flag(self, keyword: str) -> bool:
        """Return the boolean that a keyword holds."""
        value = self.node[keyword]
        if isinstance(value, bool):
            return value
        self.wrong_type(keyword, "a boolean")
        return False

    def number(self, keyword: str) -> int | float | None:
        """Return the number that a keyword holds."""
        value = self.node[keyword]
        if isinstance(value, int | float) and not isinstance(value, bool):
            if _is_double(value):
                return value
            self.report(
                "impossible-keyword-value",
                keyword,
                f"`{keyword}` is {str(value)[:40]}, which is no JSON number, or larger "
                "than any that is read alike everywhere; it is left out",
                "write a finite number",
            )
            return None
        self.wrong_type(keyword, "a number")
        return None

    def count(self, keyword: str) -> int | None:
        """Return the non-negative integer that a keyword holds; 2.0 is one."""
        value = self.number(keyword)
        if value is None:
            return None
        if value >= 0 and value == int(value):
            return int(value)
        self.report(
            "impossible-keyword-value",
            keyword,
            f"`{keyword}` is {value}, which counts nothing; it is left out",
            "write a non-negative integer",
        )
        return None

    def schema(self, keyword: str) -> Schema:
        """Return the schema that a keyword holds."""
        return self.subschema(self.node[keyword], f"{self.pointer}/{keyword}")

    def schemas(self, keyword: str) -> tuple[Schema, ...]:
        """Return the array of schemas that a keyword holds."""
        value = self.node[keyword]
        if not isinstance(value, list):
            self.wrong_type(keyword, "an array of schemas")
            return ()
        pointer = f"{self.pointer}/{keyword}"
        return tuple(
            [
                self.subschema(element, f"{pointer}/{index}")
                for index, element in enumerate(value)
            ]
        )

    def mapping(self, keyword: str) -> Mapping[str, Json]:
        """Return the object that a keyword holds."""
        value = self.node[keyword]
        if isinstance(value, dict):
            return value
        self.wrong_type(keyword, "an object")
        return {}

    def named_schemas(self, keyword: str) -> tuple[tuple[str, Schema], ...]:
        """Return the schemas that a keyword holds by name."""
        pointer = f"{self.pointer}/{keyword}"
        return tuple(
            [
                (str(name), self.subschema(value, child(pointer, name)))
                for name, value in self.mapping(keyword).items()
            ]
        )

    def names(self, keyword: str, value: Json, pointer: str) -> tuple[str, ...]:
        """Return an array of strings, each of them once."""
        if not isinstance(value, list):
            self.findings.wrong_type(
                pointer, f"`{keyword}`", value, "an array of strings"
            )
            return ()
        found: dict[str, None] = {}
        for index, name in enumerate(value):
            if isinstance(name, str):
                found[name] = None
            else:
                self.findings.wrong_type(
                    f"{pointer}/{index}", f"an element of `{keyword}`", name, "a string"
                )
        return tuple(found)


Reader: TypeAlias = Callable[[Site], tuple[Assertion, ...]]
"""From a site to what one of its keywords asserts."""


def _is_double(value: float) -> bool:
    """Tell whether a number is within the range of RFC 8259, section 6."""
    try:
        return isfinite(value)
    except OverflowError:
        return False
