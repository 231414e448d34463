"""The part of a schema that Python types do not express, checked as JSON Schema."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, Self, cast

import jsonschema_rs
from pydantic import (
    BaseModel,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    core_schema,
    to_jsonable_python,
)

from .model import Model


class Residual:
    """Assertions of JSON Schema 2020-12 about the JSON behind an annotated type.

    `schema` holds the assertions; its references point into `definitions`.
    """

    def __init__(
        self, schema: Mapping[str, Any], definitions: Mapping[str, Any] | None = None
    ) -> None:
        self._schema = schema
        self._definitions = definitions or {}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after the type itself has been."""
        return core_schema.with_info_wrap_validator_function(
            self._checked, handler(source)
        )

    def check(self, document: Any) -> None:
        """Raise an error for pydantic unless the JSON value is valid."""
        error = next(self._validator.iter_errors(document), None)
        if error is not None:
            raise PydanticCustomError(
                "schema", "{reason}", {"reason": error.message}
            ) from error

    def _checked(
        self,
        value: Any,
        handler: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo,
    ) -> Any:
        result = handler(value)
        self.check(value if info.mode == "json" else plain(result))
        return result

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return jsonschema_rs.Draft202012Validator(
            {"$defs": {**self._definitions}, **self._schema}
        )


class CheckedModel(Model):
    """A model with a residual: each class checks its own and those it inherits."""

    __residual__: ClassVar[Residual]

    @model_validator(mode="wrap")
    @classmethod
    def _checked(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        result = handler(value)
        if result is not value:
            document = value if info.mode == "json" else plain(result)
            for owner in cls.__mro__:
                if "__residual__" in owner.__dict__:
                    owner.__dict__["__residual__"].check(document)
        return result


def plain(value: Any) -> Any:
    """Return the JSON value that a Python value is written as."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {str(name): plain(of) for name, of in members.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in cast("list[Any]", value)]
    if value is None or isinstance(value, str | int | float):
        return value
    return to_jsonable_python(value)
