"""What is named after more than one thing: failures, responses."""

import ast
from collections.abc import Callable
from typing import Any

from specwright.diagnostics import Diagnostic

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]
Generator = Callable[[dict[str, Any], str], Generated]

PROBLEM = {"$ref": "#/components/schemas/Problem"}


def inline(*members: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": {one: {} for one in members}}
    return answer(schema)


def answer(schema: dict[str, Any] | None = None) -> dict[str, Any]:
    content = {} if schema is None else {"application/json": {"schema": schema}}
    return {"description": "Told.", "content": content}


def spec(
    operations: dict[str, dict[str, Any]],
    tag: str = "pets",
    **components: dict[str, Any],
) -> dict[str, Any]:
    """Return a specification with operations by their id, and their responses."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Names", "version": "1"},
        "paths": {
            f"/{place}": {
                "get": {"operationId": of, "tags": [tag], "responses": responses}
            }
            for place, (of, responses) in enumerate(operations.items())
        },
        "components": {"schemas": {"Problem": {"type": "object"}}, **components},
    }


def classes(text: str) -> list[str]:
    return [one.name for one in ast.parse(text).body if isinstance(one, ast.ClassDef)]


def test_failures_of_one_operation_are_called_after_it(generator: Generator) -> None:
    operations = {
        "listPets": {"200": inline("a"), "404": answer(PROBLEM)},
        "getPet": {"200": inline("a"), "404": answer(PROBLEM)},
        "pets/feed": {"200": inline("a"), "404": inline("code")},
        "pets/call": {"200": inline("a"), "404": inline("reason")},
    }
    files, _ = generator(spec(operations), "failing")
    assert classes(files["errors.py"]) == [
        "NotFound",
        "PetsCallNotFound",
        "PetsFeedNotFound",
    ]


def test_failures_that_are_shared_are_called_after_their_response(
    generator: Generator,
) -> None:
    shared = {"$ref": "#/components/responses/forbidden_pet"}
    busy = {"$ref": "#/components/responses/busy"}
    operations = {
        "listPets": {"403": answer(PROBLEM), "503": answer(PROBLEM)},
        "getPet": {"403": answer(PROBLEM), "503": answer(PROBLEM)},
        "feedPet": {"403": answer(), "503": answer()},
        "callPet": {"403": shared, "503": busy},
        "washPet": {"403": shared, "503": busy},
        "tellPet": {"403": answer(PROBLEM), "503": answer(PROBLEM)},
    }
    responses = {"forbidden_pet": inline("code"), "busy": inline("code")}
    files, _ = generator(spec(operations, responses=responses), "failing")
    assert classes(files["errors.py"]) == [
        "EmptyForbidden",
        "Forbidden",
        "ForbiddenPet",
        "BusyServiceUnavailable",
        "EmptyServiceUnavailable",
        "ServiceUnavailable",
    ]


def test_no_failure_is_called_as_an_exception_of_python(generator: Generator) -> None:
    operations = {
        "listPets": {"500": answer(PROBLEM), "501": answer(PROBLEM)},
        "getPet": {"500": answer(PROBLEM), "501": answer(PROBLEM)},
        "feedPet": {"500": answer(), "501": answer()},
    }
    files, _ = generator(spec(operations), "failing")
    assert classes(files["errors.py"]) == [
        "EmptyInternalServerError",
        "InternalServerError",
        "EmptyNotImplemented",
        "NotImplemented",
    ]


def test_a_response_that_says_so_itself_is_no_response_twice(
    generator: Generator,
) -> None:
    operations = {"listPets": {"200": {"$ref": "#/components/responses/pets_response"}}}
    responses = {"pets_response": inline("name")}
    files, _ = generator(spec(operations, responses=responses), "naming")
    assert "class PetsResponse(" in files["models.py"]
