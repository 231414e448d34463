"""Unions whose variants a member of the object tells apart."""

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Tagged:
    """The values of a member, a list for each variant of the annotated union.

    Without `hint` the variants themselves require these values, and an object with
    another one belongs to none. A hint only says where to look first.
    """

    def __init__(self, member: str, *values: list[str], hint: bool = False) -> None:
        self.member = member
        self.values = values
        self.hint = hint

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Look the member up in JSON; Python values are of their class already."""
        union = handler(source)
        if union["type"] != "union" or len(union["choices"]) != len(self.values):
            return union
        tagged = core_schema.tagged_union_schema(
            {
                value: choice[0] if isinstance(choice, tuple) else choice
                for choice, values in zip(union["choices"], self.values, strict=True)
                for value in values
            },
            discriminator=self.member,
        )
        first: CoreSchema = tagged
        if self.hint:
            first = core_schema.union_schema([tagged, union], mode="left_to_right")
        return core_schema.json_or_python_schema(first, union)
