"""Classes whose heirs a member of the object tells apart."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, cast

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from .model import Model

_OTHER: Final = ("any other value",)
_HEIR: Final = "(heir)"


class Heirs:
    """The names of the classes that inherit from one, by the values of a member.

    They stand in the same module. `other` is the class for any other value, and for
    none.
    """

    def __init__(
        self, member: str, values: Mapping[str, str], other: str | None = None
    ) -> None:
        self.member = member
        self.values = values
        self.other = other

    def below(self, base: type[Model]) -> dict[Any, type[Model]]:
        """Return those that inherit from this very class, by their values."""
        names: dict[Any, str] = dict(self.values)
        if self.other is not None:
            names[_OTHER] = self.other
        module = sys.modules[base.__module__]
        classes = {value: getattr(module, name) for value, name in names.items()}
        return {
            value: heir
            for value, heir in classes.items()
            if heir is not base and issubclass(heir, base)
        }

    def key(self, value: Any) -> Any:
        """Return the value of an object under which its class is found."""
        if not isinstance(value, dict):
            return None
        found = cast("dict[str, Any]", value).get(self.member)
        known = isinstance(found, str) and found in self.values
        return found if known else _OTHER


class ParentModel(Model, polymorphic_serialization=True):
    """A model that JSON is read into as the heir which a member of the object names.

    It stays what it is where the member names none, or where the heir refuses the
    object. Heirs are written out with members of their own.
    """

    __heirs__: ClassVar[Heirs]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Try the heir first in JSON; Python values are of their class already.

        The place of the class among the definitions is that of the choice, so that
        members which refer to the class have the choice as well.
        """
        found = handler(source)
        below = {} if cls.__pydantic_complete__ else cls.__heirs__.below(cls)
        if not below:
            return found
        declared: dict[str, Any] = {**handler.resolve_ref_schema(found)}
        place = declared.pop("ref")
        base = core_schema.definition_reference_schema(f"{place}:base")
        by: str | Callable[[Any], Any] = cls.__heirs__.member
        heirs = core_schema.tagged_union_schema(
            {value: handler.generate_schema(heir) for value, heir in below.items()},
            discriminator=cls.__heirs__.key if _OTHER in below else by,
        )
        read = core_schema.union_schema(
            [(heirs, _HEIR), (base, cls.__name__)], mode="left_to_right"
        )
        # The last step is what values are written by; it takes an heir as it is.
        first = core_schema.json_or_python_schema(read, core_schema.any_schema())
        choice = core_schema.chain_schema([first, base])
        # A class's own validator stands for its model wherever that is mentioned, even
        # inside of itself, unless it starts with a function.
        whole = core_schema.no_info_after_validator_function(_same, choice)
        definitions = {place: choice, f"{place}:base": declared}
        return core_schema.definitions_schema(
            whole,
            [cast("CoreSchema", {**of, "ref": ref}) for ref, of in definitions.items()],
        )


def refusals(error: ValidationError) -> list[ErrorDetails]:
    """Return what is wrong with a value, without the value.

    That an heir refuses it is nothing wrong: it could have been read into the base.
    """
    found = error.errors(include_url=False, include_input=False)
    return [one for one in found if _HEIR not in one["loc"]] or found


def _same(value: Any) -> Any:
    return value
