"""What no meta-schema says: openapi-spec-validator's second pass.

It walks the document through its references, and must only be given one whose
references all lead somewhere. Its lists of what was seen are sets here: with them it
takes a third of the time on large documents.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, TypeAlias, cast

from jsonschema_path.paths import SchemaPath
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    OpenAPIValidationError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from openapi_spec_validator.validation.validators import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from referencing.exceptions import Unresolvable

from specwright.document.pointer import escape, from_fragment, joined, lookup, step
from specwright.ir.json import Json

from .declared import declared_properties
from .narrowing import shortened
from .sound_schemas import is_sound
from .violation import Violation

Keywords: TypeAlias = Mapping[str, type[keywords.KeywordValidator]]
Places: TypeAlias = dict[int, list[str]]


def _refuse(address: str, *_: object) -> NoReturn:
    raise ValueError(f"nothing is fetched: {address}")


_REFUSING: dict[str, Any] = dict.fromkeys(
    ("<all_urls>", "http", "https", "file", ""), _refuse
)
"""Handlers of addresses. Left out, the library would fetch and open by itself."""

_REMEMBERED = 1024
"""How many places the library keeps; by default it finds each one anew every time. And
of how many schemas it is known which properties they declare."""

_REPORTED_ELSEWHERE = (
    DuplicateOperationIDError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
"""What building reports, with the place."""


def contradictions(value: dict[str, Json], version: str) -> Iterator[Violation]:
    """Yield what the second pass finds, with the places."""
    registry = KeywordValidatorRegistry(_keywords(version))
    root: Any = registry["__root__"]
    schemas: Any = registry["schema"]
    errors: list[Any] = []
    schemas.root = value
    try:
        path = SchemaPath.from_dict(
            value,
            base_uri="",
            handlers=_REFUSING,
            resolved_cache_maxsize=_REMEMBERED,
        )
        errors.extend(root(path))
    except (
        RecursionError,
        LookupError,
        TypeError,
        ValueError,
        Unresolvable,
    ) as mishap:
        yield Violation(
            "",
            "openapi-spec-validator cannot read this document through "
            f"({type(mishap).__name__})",
            "see to the other findings first",
        )
    for error in errors:
        if not isinstance(error, _REPORTED_ELSEWHERE):
            pointer = _canonical(value, schemas.places.get(id(error), []))
            yield _violation(error, pointer)


class _Seen(list[int]):
    """A list that knows what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._held: set[int] = set()

    def __contains__(self, item: object) -> bool:
        return item in self._held

    def append(self, item: int) -> None:
        self._held.add(item)


_HOLDERS = frozenset(("allOf", "anyOf", "oneOf", "not", "items", "properties"))
_JUDGED = _HOLDERS | {"default"}
"""The keywords that the pass looks at; a schema without them has nothing to find."""


class _Placing(keywords.SchemaValidator):
    """Knows where each error was found: `places`, by the error's identity."""

    version: str
    root: Json = None

    def __init__(self, registry: KeywordValidatorRegistry) -> None:
        super().__init__(registry)
        self.visited_schema_ids = _Seen()
        self.meta_checked_schema_ids = _Seen()
        self.places: Places = {}
        self._declared: dict[int, set[str]] = {}

    def _collect_properties(self, schema: SchemaPath) -> set[str]:
        value: Any = schema.read_value()
        if id(value) not in self._declared:
            if len(self._declared) == _REMEMBERED:
                self._declared.clear()
            self._declared[id(value)] = declared_properties(self.root, value)
        return self._declared[id(value)]

    def _validate_schema_meta(self, schema: SchemaPath, schema_value: Any) -> Any:
        if self._is_plain(schema, schema_value) and is_sound(
            schema_value, self.version
        ):
            return None
        return super()._validate_schema_meta(schema, schema_value)

    def _is_plain(self, _schema: SchemaPath, _value: Any) -> bool:
        """Tell whether a schema is of the dialect of its version."""
        return True

    def __call__(
        self,
        schema: SchemaPath,
        require_properties: bool = True,
        meta_checked: bool = False,
    ) -> Iterator[Any]:
        if meta_checked and _is_leaf(schema):
            return iter(())
        found = super().__call__(schema, require_properties, meta_checked)
        return _placed(found, schema, self.places)


class _Schemas30(_Placing, keywords.OpenAPIV30SchemaValidator):
    version = "3.0"


class _Schemas31(_Placing, keywords.OpenAPIV31SchemaValidator):
    version = "3.1"

    def _is_plain(self, schema: SchemaPath, value: Any) -> bool:
        dialect = self._get_default_jsonschema_dialect_id(schema)
        return dialect == self.default_jsonschema_dialect_id and not _has_dialect(value)


class _Schemas32(_Schemas31, keywords.OpenAPIV32SchemaValidator):
    version = "3.2"


def _has_dialect(schema: object) -> bool:
    return isinstance(schema, dict) and "$schema" in schema


def _is_leaf(schema: SchemaPath) -> bool:
    value: object = schema.read_value()
    return isinstance(value, dict) and _JUDGED.isdisjoint(
        cast("dict[str, Json]", value)
    )


def _keywords(version: str) -> Keywords:
    if version.startswith(("2", "3.0")):
        known: Keywords = OpenAPIV30SpecValidator.keyword_validators
        return {**known, "schema": _Schemas30}
    if version.startswith("3.1"):
        known = OpenAPIV31SpecValidator.keyword_validators
        return {**known, "schema": _Schemas31}
    known = OpenAPIV32SpecValidator.keyword_validators
    return {**known, "schema": _Schemas32}


def _placed(errors: Iterator[Any], schema: SchemaPath, places: Places) -> Iterator[Any]:
    for error in errors:
        places.setdefault(id(error), [str(part) for part in schema.parts])
        yield error


def _violation(error: Any, pointer: str) -> Violation:
    if isinstance(error, ExtraParametersError):
        return Violation(
            f"{pointer}/required", "`required` names properties that are not defined"
        )
    if not isinstance(error, OpenAPIValidationError):
        return Violation(f"{pointer}/default", f"the default is wrong: {_said(error)}")
    return Violation(pointer + joined([str(each) for each in error.path]), _said(error))


def _said(error: Any) -> str:
    message = str(error.message)
    if len(message) > 160:
        message = f"{shortened(error.instance)} breaks `{error.validator}`"
    return message[:1].lower() + message[1:]


def _canonical(root: Json, parts: list[str]) -> str:
    """Return the place that a way through references ends at."""
    value: Json = root
    pointer = ""
    for part in parts:
        for _ in range(100):
            onward = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(onward, str) or step(value, part) is not None:
                break
            pointer = from_fragment(onward[1:])
            found = lookup(root, pointer)
            value = None if found is None else found.json
        inner = step(value, part)
        value = None if inner is None else inner.json
        pointer = f"{pointer}/{escape(part)}"
    return pointer
