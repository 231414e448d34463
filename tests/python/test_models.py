"""From schemas to the text of model modules."""

import ast
import datetime as dt
import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_package import built, imported, lowered, texts, with_schemas

from specwright.python.annotation import Direction
from specwright.python.lowering import Models, allocate_names
from specwright.python.options import Options
from specwright.runtime.absent import ABSENT

EVERYTHING = yaml.safe_load(Path(__file__).with_name("everything.yaml").read_text())


@pytest.fixture(scope="module")
def everything() -> Models:
    return lowered(EVERYTHING)


def text_of(schemas: Mapping[str, Any]) -> str:
    return texts(lowered(with_schemas(schemas)))["models"]


def annotation_of(models: Models, name: str) -> str:
    schema = models.printer.api.schemas[f"/components/schemas/{name}"]
    return models.annotation(schema, Direction.RESPONSE).text


def test_modules_are_valid_python(everything: Models) -> None:
    for path, text in texts(everything).items():
        compile(text, path, "exec")


def test_every_declaration_builds(everything: Models) -> None:
    with imported(everything) as module:
        for name in module.__all__:
            found = getattr(module, name)
            if hasattr(found, "model_rebuild"):
                found.model_rebuild()


def test_members_keep_their_words_and_lose_python_names(everything: Models) -> None:
    text = texts(everything)["models"]
    assert '    class_: Annotated[str, Field(alias="class")]\n' in text
    assert "    status: PetStatus = PetStatus.AVAILABLE\n" in text
    assert '    id: Integer\n    """Who it is."""\n' in text
    assert (
        '    tags: Annotated[list[str], Residual({"uniqueItems": True})] = []' in text
    )


def test_a_nullable_class_has_the_name_and_its_uses_the_null(
    everything: Models,
) -> None:
    assert "one: Nullable | None | Absent" in texts(everything)["models"]


def test_read_only_makes_a_second_class_only_where_it_matters(
    everything: Models,
) -> None:
    requests = set(everything.names.request_classes.values())
    assert requests == {"PetRequest", "PersonRequest"}


def test_inheritance_unions_and_recursion(everything: Models) -> None:
    text = texts(everything)["models"]
    assert "class Cat(Animal):" in text
    assert 'Tagged("kind", ["circle"], ["square"])' in text
    assert 'Tree = TypeAliasType("Tree", "list[Tree]")' in text
    assert "class Counts(Model, extras=Integer):" in text


def test_names_differ_only_by_case_or_punctuation(everything: Models) -> None:
    fields = everything.names.fields["/components/schemas/Pet"]
    assert {fields[name] for name in ("foo-bar", "foo_bar", "fooBar")} == {
        "foo_dash_bar",
        "foo_bar",
        "foo_capital_bar",
    }
    members = everything.names.members["/components/schemas/Reaction"]
    assert members == ("PLUS_1", "MINUS_1", "HEART", "EMPTY", "CAPITAL_HEART")


def test_symbols_give_way_to_words() -> None:
    text = text_of({"Event": {"enum": ["*", "star"]}})
    assert '    STAR_SIGN = "*"\n    STAR = "star"\n' in text


def test_names_do_not_depend_on_order() -> None:
    schemas = EVERYTHING["components"]["schemas"]
    turned = {
        **EVERYTHING,
        "components": {"schemas": dict(reversed(schemas.items()))},
    }
    options = Options(package="p")
    one, _ = allocate_names(built(EVERYTHING), options)
    other, _ = allocate_names(built(turned), options)
    assert dict(one.classes) == dict(other.classes)
    assert len(set(one.classes.values())) == len(one.classes)


def test_a_clash_is_a_finding() -> None:
    schemas = {"Pet": {"type": "object"}, "pet": {"type": "object"}}
    names, findings = allocate_names(built(with_schemas(schemas)), Options(package="p"))
    assert names.classes["/components/schemas/Pet"] == "Pet"
    assert [of.code for of in findings] == ["name-clash"]


def test_a_pinned_name_is_never_moved() -> None:
    schemas = {
        "Pet": {"type": "object", "x-python-name": "Animal"},
        "Animal": {"type": "object"},
    }
    names, _ = allocate_names(built(with_schemas(schemas)), Options(package="p"))
    assert names.classes["/components/schemas/Pet"] == "Animal"
    assert names.classes["/components/schemas/Animal"] != "Animal"


def test_a_large_api_has_a_module_for_each_tag() -> None:
    models = lowered(EVERYTHING, small=3)
    written = texts(models)
    assert set(written) == {
        "models.__init__",
        "models.pets",
        "models.shared",
    }
    assert "TYPE_CHECKING" not in written["models.shared"]
    assert "from .pets" not in written["models.shared"]
    with imported(models) as module:
        assert module.CreatePetSort.ASC == "asc"
        assert set(dir(module)) == set(module.__all__)


HOSTILE = st.text(max_size=30) | st.sampled_from(
    ['"""', "'''", "\\", '\\"', "\n", "{{ x }}", "{% raw %}", "__import__('os')",
     "\u202e", "\x00", "\ud800", '") or x("', "#", "\r\n", "'", "${x}", "../../etc"]
)  # fmt: skip


def hostile_schemas(text: str) -> dict[str, Any]:
    strings = {"type": "string", "title": text, "description": text}
    return {
        "Plain": {
            "type": "object",
            "title": text,
            "description": text,
            "x-note": text,
            "properties": {
                "before": {**strings, "default": text},
                text: strings,
                "after": {"type": "string", "enum": [text, "other"], "default": text},
                "one": {"const": text, "deprecated": True},
                "matching": {"type": "string", "pattern": text},
            },
        },
        "Listed": {"enum": [text, 1], "description": text},
        "Residual": {"not": {"const": text}, "description": text},
        "Union": {
            "oneOf": [
                {
                    "type": "object",
                    "title": text,
                    "required": [text],
                    "properties": {text: {"const": value}},
                }
                for value in ("a", text + "b")
            ]
        },
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_no_text_becomes_code(text: str) -> None:
    source = text_of(hostile_schemas(text))
    source.encode("utf-8")
    tree = ast.parse(source)
    allowed = (ast.ClassDef, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr)
    assert all(isinstance(node, allowed) for node in tree.body)
    calls = {
        node.func.id if isinstance(node.func, ast.Name) else ast.dump(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert calls <= {"Exactly", "Field", "Residual", "Tagged"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            assert isinstance(node.value, ast.Constant)
            assert isinstance(node.value.value, str)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_hostile_modules_work(text: str) -> None:
    if not encodable(text):
        return
    with imported(lowered(with_schemas(hostile_schemas(text)))) as module:
        data = {text: "x", "one": text} if text != "one" else {"one": text}
        made = module.Plain.model_validate_json(json.dumps(data), by_name=False)
        assert json.loads(made.model_dump_json()) == data


def encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def test_a_title_that_repeats_a_name_is_not_said_again() -> None:
    pet = {
        "type": "object",
        "title": "Pet",
        "properties": {
            "born_on": {"type": "string", "title": "Born On"},
            "weight": {"type": "number", "title": "Weight", "description": "In kg."},
            "legs": {"type": "string", "title": "How many"},
        },
    }
    text = text_of({"Pet": pet})
    assert "class Pet(Model):\n    born_on: str | Absent = ABSENT\n\n" in text
    assert '"""In kg."""' in text
    assert '"""How many"""' in text
    described = text_of({"Pet": {**pet, "description": "An animal."}})
    assert 'class Pet(Model):\n    """An animal."""\n' in described


def test_a_title_that_says_no_more_than_a_name_is_not_said() -> None:
    owner = {
        "type": "object",
        "title": "Owner",
        "description": "Feeds it.",
        "properties": {
            "home": {"type": "string", "title": "home_address_param"},
            "job": {"type": "string", "title": "ItsJob"},
            "tel": {"type": "string", "title": "Of the phone"},
        },
    }
    text = text_of({"PetOwner": owner})
    assert [said for said in ("Owner\n", "param", "ItsJob") if said in text] == []
    assert '"""Feeds it."""' in text
    assert '"""Of the phone"""' in text


DEFAULTS: Mapping[str, Any] = {
    "Look": {
        "type": "object",
        "properties": {"theme": {"type": "string"}, "since": {"format": "date"}},
    },
    "Checked": {"properties": {"a": {}}, "not": {"required": ["a"]}},
    "All": {
        "type": "object",
        "properties": {
            "date": {"format": "date", "default": "2024-02-29"},
            "datetime": {"format": "date-time", "default": "2024-01-01t00:00:00Z"},
            "time": {"format": "time", "default": "10:00:00.5+02:00"},
            "uuid": {
                "format": "uuid",
                "default": "C56A4180-65AA-42EC-A945-5FD21DEC0538",
            },
            "bytes": {"format": "byte", "default": "/yJc"},
            "days": {"items": {"format": "date"}, "default": ["2024-01-01"]},
            "settings": {
                "$ref": "#/components/schemas/Look",
                "default": {"theme": "dark", "since": "2024-01-01"},
            },
            "whole": {"type": "integer", "default": 3.0},
            "no day": {"format": "date", "default": "yesterday"},
            "no zone": {"format": "date-time", "default": "2024-01-01T00:00:00"},
            "no member": {
                "$ref": "#/components/schemas/Look",
                "default": {"color": "red"},
            },
            "checked": {"$ref": "#/components/schemas/Checked", "default": {}},
        },
    },
}


def test_defaults_of_every_type() -> None:
    with imported(lowered(with_schemas(DEFAULTS))) as module:
        made = module.All.model_validate_json("{}")
        again = module.All()
    zone = dt.timezone(dt.timedelta(hours=2))
    assert made.date == dt.date(2024, 2, 29)
    assert made.datetime == dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    assert made.time == dt.time(10, 0, 0, 500_000, zone)
    assert made.uuid == uuid.UUID("c56a4180-65aa-42ec-a945-5fd21dec0538")
    assert made.bytes_ == b'\xff"\\'
    assert made.days == [dt.date(2024, 1, 1)]
    assert made.settings == module.Look(theme="dark", since=dt.date(2024, 1, 1))
    assert made.settings is not again.settings
    assert (made.whole, type(made.whole)) == (3, int)
    for name in ("no_day", "no_zone", "no_member", "checked"):
        assert getattr(made, name) is ABSENT
    assert made.model_dump_json() == "{}"
