"""Modules that are too large are divided, without circles and without losing a name."""

import ast
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_package import imported, lowered, texts, with_schemas

from specwright.python import division
from specwright.python.graph import components
from specwright.python.lowering import Models

PETS = {
    "Pet": {
        "type": "object",
        "properties": {
            "owner": {"$ref": "#/components/schemas/Owner"},
            "tag": {"type": "object", "properties": {"color": {"enum": ["red"]}}},
        },
    },
    "Owner": {
        "type": "object",
        "properties": {
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            "address": {"$ref": "#/components/schemas/Address"},
        },
    },
    "Address": {"type": "object", "properties": {"street": {"type": "string"}}},
    "import": {"type": "object", "properties": {"id": {"type": "integer"}}},
}


@pytest.fixture
def divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "LARGE", 3)


def models(schemas: dict[str, Any]) -> Models:
    return lowered(with_schemas(schemas), small=1)


def modules(schemas: dict[str, Any]) -> dict[str, list[str]]:
    return {
        module.path: [one.name for one in module.declarations]
        for module in models(schemas).modules
        if module.declarations
    }


@pytest.mark.usefixtures("divided")
def test_a_schema_has_a_module_and_a_circle_one() -> None:
    found = modules(PETS)
    assert sorted(found.pop("models.shared.owner")) == ["Owner", "Pet", "PetTag"]
    assert found == {
        "models.shared.address": ["Address"],
        "models.shared.import_": ["Import"],
    }


def test_a_module_that_is_not_too_large_stays_whole() -> None:
    assert list(modules(PETS)) == ["models.shared"]


@pytest.mark.usefixtures("divided")
def test_every_class_is_where_it_was() -> None:
    with imported(models(PETS)) as module:
        assert len(module.__all__) > 4
        pet = module.Pet.model_validate({"owner": {"pets": [{"tag": {}}]}})
        assert isinstance(pet.owner, module.Owner)
        assert isinstance(pet.owner.pets[0].tag, module.PetTag)


REFERENCE = st.sampled_from("ABCDEFGH").map(
    lambda name: {"$ref": f"#/components/schemas/{name}"}
)
SCHEMA = st.builds(
    lambda one, other: {
        "type": "object",
        "properties": {
            "one": one,
            "in": {"type": "object", "properties": {"other": other}},
        },
    },
    REFERENCE,
    REFERENCE,
)


@settings(max_examples=50, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys("ABCDEFGH", SCHEMA)))
def test_modules_never_import_each_other_in_a_circle(schemas: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(division, "LARGE", 3)
        printed = texts(models(schemas))
    edges = {
        path.rpartition(".")[2]: re.findall(r"^from \.(\w+) import", text, re.MULTILINE)
        for path, text in printed.items()
        if path.startswith("models.shared.") and not path.endswith("__init__")
    }
    assert set(edges) <= set("abcdefgh")
    circles = components(sorted(edges), edges.__getitem__)
    assert all(len(circle) == 1 for circle in circles)
    for text in printed.values():
        ast.parse(text)
