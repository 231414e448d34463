"""What every generated class of members is made of."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

from .absent import ABSENT


class Model(BaseModel):
    """A JSON object with known members.

    Other members are kept and written out again, unless the class closes itself.
    Members that were never set are not written, so that absent and null stay apart.
    Python code names members as Python does, JSON as the specification does: decoders
    pass `by_name=False`.
    """

    model_config = ConfigDict(
        allow_inf_nan=False,
        defer_build=True,
        extra="allow",
        protected_namespaces=(),
        serialize_by_alias=True,
        strict=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    def __init_subclass__(cls, extras: Any = None, **settings: Any) -> None:
        """Give other members a type: `class Counts(Model, extras=Integer)`."""
        super().__init_subclass__(**settings)
        if extras is not None:
            named = isinstance(extras, str)
            cls.__annotations__["__pydantic_extra__"] = (
                f"dict[str, {extras}]" if named else dict[str, extras]
            )

    def model_dump(self, **settings: Any) -> dict[str, Any]:
        """Return the members that were set, as Python values, by their JSON names."""
        settings.setdefault("exclude_unset", True)
        return super().model_dump(**settings)

    def model_dump_json(self, **settings: Any) -> str:
        """Return the members that were set, as JSON."""
        settings.setdefault("exclude_unset", True)
        return super().model_dump_json(**settings)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Name the members that are there."""
        for name, value in super().__repr_args__():
            if value is not ABSENT:
                yield name, value
