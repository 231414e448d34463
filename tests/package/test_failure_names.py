"""What failures are called whose bodies are described where they stand."""

import re
from collections.abc import Callable

from specwright.diagnostics import Diagnostic
from specwright.ir.json import Json

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]


def failing(member: str) -> Json:
    schema: Json = {"type": "object", "properties": {member: {"type": "string"}}}
    return {"description": "No.", "content": {"application/json": {"schema": schema}}}


def test_they_are_called_after_their_operation_or_response(
    generator: Callable[
        [dict[str, Json], str], tuple[dict[str, str], tuple[Diagnostic, ...]]
    ],
) -> None:
    missing: Json = {"$ref": "#/components/responses/PetMissing"}
    responses: dict[str, dict[str, Json]] = {
        "getPet": {"404": failing("pet"), "default": failing("reason")},
        "getOwner": {"404": failing("owner"), "default": failing("cause")},
        "getToy": {"404": missing},
        "getToys": {"200": {"description": "Yes."}, "404": {"description": "No."}},
    }
    document: dict[str, Json] = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {
            f"/{name}": {"get": {"operationId": name, "responses": answers}}
            for name, answers in responses.items()
        },
        "components": {"responses": {"PetMissing": failing("shared")}},
    }
    files, _ = generator(document, "failing")
    found = re.findall(r"^class (\w+)\(", files["errors.py"], re.MULTILINE)
    assert sorted(found) == [
        "EmptyNotFound",
        "GetOwnerDefault",
        "GetOwnerNotFound",
        "GetPetDefault",
        "GetPetNotFound",
        "PetMissingNotFound",
    ]
