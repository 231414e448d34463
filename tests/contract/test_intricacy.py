"""The rule that finds the most intricate operations."""

from specwright.build import build_api
from specwright.contract.intricacy import Intricacy, most_intricate
from specwright.ir.api import Api
from specwright.ir.json import Json

from .documents import document

TREE: dict[str, Json] = {
    "type": "object",
    "properties": {"children": {"$ref": "#/components/schemas/Tree"}},
}
UNION: Json = {"anyOf": [{"type": "string"}, {"type": "integer"}]}


def api_of(*schemas: Json, parameters: list[Json] | None = None) -> Api:
    paths: dict[str, Json] = {
        f"/{index}": {
            "get": {
                "operationId": f"get{index}",
                "parameters": [*(parameters or [])] if index == 0 else [],
                "responses": {
                    "200": {
                        "description": "Here.",
                        "content": {"application/json": {"schema": schema}},
                    }
                },
            }
        }
        for index, schema in enumerate(schemas)
    }
    api, _ = build_api(
        document(
            {
                "openapi": "3.1.0",
                "info": {"title": "Test", "version": "1"},
                "paths": paths,
                "components": {"schemas": {"Tree": TREE}},
            }
        )
    )
    return api


def numbers(api: Api) -> list[int]:
    rule = Intricacy(api)
    return [rule.of(operation) for operation in api.operations]


def test_assertions_count_once_and_branches_twice() -> None:
    status = 2
    assert numbers(api_of({}, {"type": "string", "maxLength": 2}, UNION)) == [
        status,
        status + 2,
        status + 1 + 2 + 2 * 2,
    ]


def test_what_leads_back_to_itself_counts_once_and_more() -> None:
    tree: Json = {"$ref": "#/components/schemas/Tree"}
    twice: Json = {"type": "array", "items": tree}
    one, two = numbers(api_of(tree, {"allOf": [tree, twice]}))
    assert one == 2 + 1 + 3 + 10
    assert two == one + 1 + 2 + 1


def test_unusual_parameters_count() -> None:
    def query(**others: Json) -> Json:
        return {"name": "q", "in": "query", "schema": {}, **others}

    usual = api_of({}, parameters=[query()])
    piped = api_of({}, parameters=[query(style="pipeDelimited")])
    assert numbers(piped)[0] == numbers(usual)[0] + 5


def test_the_most_intricate_come_in_the_order_of_the_document() -> None:
    api = api_of({"type": "string"}, {}, UNION, {"type": "null"})
    chosen = most_intricate(api, api.operations, 2)
    assert [each.id for each in chosen] == ["get0", "get2"]
    assert most_intricate(api, api.operations, 9) == api.operations
