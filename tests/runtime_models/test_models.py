import copy
import json
from datetime import UTC, datetime
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from specwright.runtime.absent import ABSENT, Absent
from specwright.runtime.enumerations import IntegerEnum, StringEnum
from specwright.runtime.formats import DateTime
from specwright.runtime.model import Model
from specwright.runtime.residual import CheckedModel, Residual
from specwright.runtime.scalars import Integer
from specwright.runtime.unions import Tagged


class Colour(StringEnum):
    RED = "red"
    GREEN = "green"


class Level(IntegerEnum):
    LOW = 1


class Pet(Model):
    name: str
    born_on: Annotated[DateTime | Absent, Field(alias="bornOn")] = ABSENT
    owner: str | Absent | None = ABSENT
    colour: Colour = Colour.RED
    tame: bool = False


class Counts(Model, extras=Integer):
    total: Integer


class TwoOf(CheckedModel):
    __residual__ = Residual({"minProperties": 2})
    a_name: Annotated[str | Absent, Field(alias="aName")] = ABSENT


class TwoOrThree(TwoOf):
    __residual__ = Residual({"maxProperties": 3, "required": ["aName"]})
    b: str | Absent = ABSENT


class Circle(Model):
    kind: str
    radius: Integer | Absent = ABSENT


class Square(Model):
    kind: str
    side: Integer | Absent = ABSENT
    radius: Integer | Absent = ABSENT


@pytest.mark.parametrize(
    "text",
    [
        '{"name":"Rex"}',
        '{"name":"Rex","owner":null}',
        '{"name":"Rex","owner":"Ann","other":{"a":[1,1.0]},"born_on":"not a date"}',
        '{"name":"Rex","colour":"red","bornOn":"2020-01-01T00:00:00Z"}',
    ],
)
def test_what_was_read_is_written(text: str) -> None:
    pet = Pet.model_validate_json(text, by_name=False)
    assert json.loads(pet.model_dump_json()) == json.loads(text)


@pytest.mark.parametrize(
    "text", ["{}", '{"name":1}', '{"name":"a","tame":1}', '{"name":"a","bornOn":null}']
)
def test_what_the_schema_refuses(text: str) -> None:
    with pytest.raises(ValidationError):
        Pet.model_validate_json(text, by_name=False)


def test_absent_is_not_null() -> None:
    pet = Pet(name="Rex", born_on=datetime(2020, 1, 1, tzinfo=UTC))
    assert pet.owner is ABSENT
    assert pet.tame is False
    assert pet.model_dump() == {"name": "Rex", "bornOn": pet.born_on}
    assert "owner" not in repr(pet)
    assert copy.deepcopy(pet) == pet


def test_other_members_have_a_type() -> None:
    assert Counts.model_validate_json('{"total": 1, "x": 2.0}').model_extra == {"x": 2}
    with pytest.raises(ValidationError):
        Counts.model_validate_json('{"total": 1, "x": "2"}')


def test_an_unknown_value_is_kept_where_asked() -> None:
    adapter = TypeAdapter(list[Colour])
    with pytest.raises(ValidationError, match="'red' or 'green'"):
        adapter.validate_json('["blue"]')
    (blue,) = adapter.validate_json('["blue"]', context={"tolerant": True})
    assert isinstance(blue, Colour)
    assert blue == "blue"
    assert hash(blue) == hash("blue")
    assert not blue.is_known
    assert Colour.RED.is_known
    assert adapter.dump_json([blue]) == b'["blue"]'
    assert copy.copy(blue) == "blue"


def test_integers_are_listed_in_any_spelling() -> None:
    adapter = TypeAdapter(Level)
    assert adapter.validate_json("1.0") is Level.LOW
    for text in ("true", "2", '"1"'):
        with pytest.raises(ValidationError):
            adapter.validate_json(text)
    assert adapter.validate_json("2", context={"tolerant": True}) == 2


def test_the_residual_sees_what_is_written() -> None:
    assert TwoOf(a_name="x", more=1).a_name == "x"
    with pytest.raises(ValidationError, match="properties"):
        TwoOf(a_name="x")
    with pytest.raises(ValidationError):
        TwoOf.model_validate_json('{"aName": "x"}', by_name=False)


def test_a_subclass_checks_what_it_inherits() -> None:
    assert TwoOrThree.model_validate_json('{"aName": "x", "b": "y"}').b == "y"
    for text in (
        '{"aName": "x"}',
        '{"b": "x", "c": 1}',
        '{"aName":"","b":"","c":1,"d":1}',
    ):
        with pytest.raises(ValidationError):
            TwoOrThree.model_validate_json(text)


def test_a_residual_on_a_field_names_the_reason() -> None:
    unique = TypeAdapter(Annotated[list[Pet], Residual({"uniqueItems": True})])
    with pytest.raises(ValidationError, match="non-unique"):
        unique.validate_json('[{"name":"a"},{"name":"a"}]')
    with pytest.raises(ValidationError, match="non-unique"):
        unique.validate_python([Pet(name="a"), Pet(name="a")])


def test_a_hint_only_says_where_to_look_first() -> None:
    shapes = TypeAdapter(
        Annotated[Circle | Square, Tagged("kind", ["circle"], ["square"], hint=True)]
    )
    assert type(shapes.validate_json('{"kind":"circle","radius":1}')) is Circle
    assert type(shapes.validate_json('{"kind":"square","radius":1}')) is Square
    assert isinstance(shapes.validate_json('{"kind":"other"}'), Circle | Square)
    strict = TypeAdapter(
        Annotated[Circle | Square, Tagged("kind", ["circle"], ["square"])]
    )
    with pytest.raises(ValidationError, match="kind"):
        strict.validate_json('{"kind":"other"}')
    assert strict.validate_python(Square(kind="square")) == Square(kind="square")
