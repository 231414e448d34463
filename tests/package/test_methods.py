"""What methods are called under the tag that has them."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from specwright.diagnostics import Diagnostic

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]
Generator = Callable[[dict[str, Any], str], Generated]


def spec(tags: dict[str, list[str]], **operation: Any) -> dict[str, Any]:
    """Return a specification with operations by their tag, each known by its id."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Methods", "version": "1"},
        "paths": {
            f"/{place}/{turn}": {
                "get": {
                    "operationId": of,
                    "tags": [tag],
                    "responses": {"204": {"description": "Done."}},
                    **operation,
                }
            }
            for place, (tag, ids) in enumerate(tags.items())
            for turn, of in enumerate(ids)
        },
    }


def methods(files: dict[str, str], module: str) -> list[str]:
    text = files[f"client/{module}.py"].partition("\nclass Async")[0]
    return re.findall(r"^    def (\w+)\(", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("tag", "module", "of", "method"),
    [
        ("repos", "repos", "repos/list-forks", "list_forks"),
        ("SSH Keys", "ssh_keys", "sshKeys_list_all", "list_all"),
        ("ssh-keys", "ssh_keys", "ssh_keys_get", "get"),
        ("Pets", "pets", "pets.feed", "feed"),
        ("Pets", "pets", "pets:import", "import_"),
        ("pets", "pets", "petsList", "pets_list"),
        ("pets", "pets", "pets_2x", "pets_2x"),
        ("pets", "pets", "pets_", "pets"),
        ("pets", "pets", "pet_list", "pet_list"),
        ("pets", "pets", "listPets", "list_pets"),
    ],
)
def test_a_tag_is_not_said_twice(
    generator: Generator, tag: str, module: str, of: str, method: str
) -> None:
    files, _ = generator(spec({tag: [of]}), "called")
    assert methods(files, module) == [method]
    assert f"    def {method}(" in files[f"server/{module}.py"]
    assert f"{method}</a>" in files["api.md"]


def test_two_tags_may_have_methods_of_one_name(generator: Generator) -> None:
    files, findings = generator(spec({"a": ["a/read"], "b": ["b/read"]}), "called")
    assert methods(files, "a") == methods(files, "b") == ["read"]
    assert "A_READ: Final" in files["operations.py"]
    assert "B_READ: Final" in files["operations.py"]
    assert findings == ()


@pytest.mark.parametrize("ids", [["a/read", "read"], ["read", "a/read"]])
def test_who_is_called_so_as_a_whole_has_the_name(
    generator: Generator, ids: list[str]
) -> None:
    files, _ = generator(spec({"a": ids}), "called")
    assert methods(files, "a") == [of.replace("/", "_") for of in ids]


def test_a_pinned_name_stays(generator: Generator) -> None:
    pinned = spec({"a": ["a/read"]}, **{"x-python-name": "a_read"})
    assert methods(generator(pinned, "called")[0], "a") == ["a_read"]


def test_iterators_go_by_the_method(generator: Generator) -> None:
    items = {"schema": {"type": "array", "items": {"type": "string"}}}
    content = {"application/json": items}
    paged = {
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "integer"}}
            for name in ("page", "per_page")
        ],
        "responses": {"200": {"description": "Some.", "content": content}},
    }
    tags = {"a": ["a/list", "a/list-old"], "b": ["b/list"]}
    files, _ = generator(spec(tags, **paged), "called")
    listed = ["list_", "iter_all", "list_old", "iter_old"]
    assert methods(files, "a") == listed
    assert methods(files, "b") == listed[:2]


def test_a_parameter_of_the_path_keeps_its_name(generator: Generator) -> None:
    places = ("path", "query", "header")
    parameters = [
        {"name": "name", "in": of, "required": True, "schema": {"type": "string"}}
        for of in places
    ]
    value = spec({"a": ["a/read"]}, parameters=parameters)
    value["paths"] = {"/{name}": value["paths"]["/0/0"]}
    text = generator(value, "called")[0]["client/a.py"]
    assert re.search(r"\bname: str,\s+\*,\s+name_query: str,\s+name_header: str,", text)
