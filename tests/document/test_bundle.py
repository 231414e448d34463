"""Several files joined by references: what is lifted, what is put in place."""

from pathlib import Path

from .files import read


def test_what_references_name_becomes_a_component_and_stays_one(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                paths:
                  /pets:
                    get:
                      parameters:
                        - $ref: parts.yaml#/limit
                      responses:
                        "200": {$ref: responses/pets.yaml}
                        default: {$ref: 'responses/pets.yaml'}
                """,
            "parts.yaml": "limit: {name: limit, in: query, schema: {type: integer}}",
            "responses/pets.yaml": """
                description: Pets
                content:
                  application/json:
                    schema: {type: array, items: {$ref: ../models/pet.yaml}}
                """,
            "models/pet.yaml": """
                type: object
                properties:
                  parent: {$ref: pet.yaml}
                  owner: {$ref: 'owner.yaml#/Owner'}
                """,
            "models/owner.yaml": "Owner: {properties: {pets: {$ref: pet.yaml}}}",
        },
    )
    assert findings == ()
    assert document.value["paths"] == {
        "/pets": {
            "get": {
                "parameters": [{"$ref": "#/components/parameters/limit"}],
                "responses": {
                    "200": {"$ref": "#/components/responses/pets"},
                    "default": {"$ref": "#/components/responses/pets"},
                },
            }
        }
    }
    pet = {"$ref": "#/components/schemas/pet"}
    assert document.value["components"] == {
        "parameters": {
            "limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}
        },
        "responses": {
            "pets": {
                "description": "Pets",
                "content": {
                    "application/json": {"schema": {"type": "array", "items": pet}}
                },
            }
        },
        "schemas": {
            "pet": {
                "type": "object",
                "properties": {
                    "parent": pet,
                    "owner": {"$ref": "#/components/schemas/Owner"},
                },
            },
            "Owner": {"properties": {"pets": pet}},
        },
    }
    span = document.locate("/components/schemas/pet/properties/owner", True)
    assert span is not None
    assert (Path(span.file).name, span.line, span.column) == ("pet.yaml", 5, 3)


def test_a_component_that_is_a_reference_is_the_home_of_its_target(
    tmp_path: Path,
) -> None:
    document, _ = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    Animal: {$ref: pet.yaml}
                    Other: {properties: {pet: {$ref: pet.yaml}}}
                """,
            "pet.yaml": "properties: {next: {$ref: pet.yaml}}",
        },
    )
    animal = {"$ref": "#/components/schemas/Animal"}
    assert document.value["components"] == {
        "schemas": {
            "Animal": {"properties": {"next": animal}},
            "Other": {"properties": {"pet": animal}},
        }
    }


def test_files_of_one_name_get_distinct_names(tmp_path: Path) -> None:
    document, _ = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    Tag: {type: string}
                    All:
                      properties:
                        a: {$ref: apps/models/status.yaml}
                        b: {$ref: users/models/status.yaml}
                        c: {$ref: users/tag.yaml}
                        d: {$ref: "users/all.yaml#/definitions/Size"}
                """,
            "apps/models/status.yaml": "type: string",
            "users/models/status.yaml": "type: integer",
            "users/tag.yaml": "type: object",
            "users/all.yaml": "definitions: {Size: {type: number}}",
        },
    )
    components = document.value["components"]
    assert isinstance(components, dict)
    schemas = components["schemas"]
    assert isinstance(schemas, dict)
    assert schemas["All"] == {
        "properties": {
            "a": {"$ref": "#/components/schemas/apps_status"},
            "b": {"$ref": "#/components/schemas/users_status"},
            "c": {"$ref": "#/components/schemas/users_tag"},
            "d": {"$ref": "#/components/schemas/Size"},
        }
    }


def test_what_no_component_can_be_is_put_in_place(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                tags: [{name: t, description: {$ref: "texts.yaml#/hello"}}]
                paths:
                  /a: {$ref: paths/a.yaml}
                  /b:
                    get: {$ref: paths/get.yaml}
                components:
                  schemas:
                    A: {properties: {$ref: props.yaml}}
                    B: {properties: {$ref: {type: string}}}
                """,
            "texts.yaml": "hello: Hello!",
            "paths/a.yaml": "get: {$ref: get.yaml}\npost: {operationId: post}",
            "paths/get.yaml": "operationId: get",
            "props.yaml": "a: {type: string}\nb: {$ref: size.yaml}",
            "size.yaml": "type: integer",
        },
        version="3.0.3",
    )
    assert findings == ()
    assert document.value["tags"] == [{"name": "t", "description": "Hello!"}]
    assert document.value["paths"] == {
        "/a": {"get": {"operationId": "get"}, "post": {"operationId": "post"}},
        "/b": {"get": {"operationId": "get"}},
    }
    assert document.value["components"] == {
        "schemas": {
            "A": {
                "properties": {
                    "a": {"type": "string"},
                    "b": {"$ref": "#/components/schemas/size"},
                }
            },
            "B": {"properties": {"$ref": {"type": "string"}}},
            "size": {"type": "integer"},
        }
    }
    span = document.locate("/paths/~1a/get/operationId", False)
    assert span is not None
    assert (Path(span.file).name, span.line, span.column) == ("get.yaml", 1, 14)


def test_values_that_look_like_references_are_left_alone(tmp_path: Path) -> None:
    schema = """
        type: object
        example: {$ref: nowhere.yaml}
        default: {$ref: nowhere.yaml}
        enum: [{$ref: nowhere.yaml}]
        const: {$ref: nowhere.yaml}
        x-own: {$ref: nowhere.yaml}
        """
    document, findings = read(
        tmp_path,
        {
            "api.yaml": "components: {schemas: {A: {$ref: a.yaml}}}",
            "a.yaml": schema,
        },
    )
    assert findings == ()
    value = {"$ref": "nowhere.yaml"}
    assert document.value["components"] == {
        "schemas": {
            "A": {
                "type": "object",
                "example": value,
                "default": value,
                "enum": [value],
                "const": value,
                "x-own": value,
            }
        }
    }


def test_siblings_discriminators_and_anchors_are_rewritten(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    Pet:
                      discriminator:
                        propertyName: kind
                        mapping:
                          cat: "models/cat.yaml"
                          dog: "models/all.yaml#/Dog%20Big"
                          fish: Fish
                    A: {$ref: "models/all.yaml#tail", description: A tail}
                    Fish: {}
                """,
            "models/cat.yaml": "type: object",
            "models/all.yaml": """
                Dog Big: {type: object}
                "a/b": {$anchor: tail, type: string}
                """,
        },
    )
    assert findings == ()
    components = document.value["components"]
    assert components == {
        "schemas": {
            "Pet": {
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {
                        "cat": "#/components/schemas/cat",
                        "dog": "#/components/schemas/Dog_Big",
                        "fish": "Fish",
                    },
                }
            },
            "A": {"$ref": "#/components/schemas/a_b", "description": "A tail"},
            "Fish": {},
            "a_b": {"$anchor": "tail", "type": "string"},
            "cat": {"type": "object"},
            "Dog_Big": {"type": "object"},
        }
    }


def test_a_part_of_what_is_lifted_anyway_is_not_lifted_again(tmp_path: Path) -> None:
    document, _ = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    A: {$ref: "tree.yaml#/$defs/node"}
                    B: {items: {$ref: tree.yaml}}
                """,
            "tree.yaml": "$defs: {node: {items: {$ref: '#/$defs/node'}}}",
        },
    )
    components = document.value["components"]
    assert isinstance(components, dict)
    assert components["schemas"] == {
        "A": {"items": {"$ref": "#/components/schemas/A"}},
        "B": {"items": {"$ref": "#/components/schemas/tree"}},
        "tree": {"$defs": {"node": {"items": {"$ref": "#/components/schemas/A"}}}},
    }
