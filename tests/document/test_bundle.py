"""Several files joined by references: what is lifted, what is put in place."""

from pathlib import Path
from textwrap import dedent

from specwright.diagnostics import Diagnostic
from specwright.document import Document, ReadPolicy, read_document

HEADER = "openapi: {version}\ninfo: {{title: T, version: '1'}}\n"


def read(
    folder: Path, files: dict[str, str], version: str = "3.1.0"
) -> tuple[Document, tuple[Diagnostic, ...]]:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        head = HEADER.format(version=version) if name == "api.yaml" else ""
        file.write_text(head + dedent(content))
    document, findings = read_document(folder / "api.yaml")
    assert document is not None
    return document, findings


def short(document: Document, finding: Diagnostic) -> tuple[str, str, str, int, int]:
    (located,) = document.located([finding])
    span = located.location.span
    assert span is not None
    file = Path(span.file).name
    return (finding.code, finding.location.pointer, file, span.line, span.column)


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


def test_a_missing_target_is_named_with_what_is_like_it(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    A: {$ref: "models.yaml#/Pett"}
                    B: {$ref: "model.yaml#/Pet"}
                    C: {$ref: "models.yaml#/Owner"}
                """,
            "models.yaml": "Pet: {}\nOwner:\n  $ref: '#/Nobody'\n",
        },
    )
    assert [short(document, finding) for finding in findings] == [
        ("unresolved-reference", "/components/schemas/A/$ref", "api.yaml", 6, 15),
        ("unresolved-reference", "/components/schemas/B/$ref", "api.yaml", 7, 15),
        ("unresolved-reference", "/components/schemas/C/$ref", "models.yaml", 3, 9),
    ]
    assert [finding.message for finding in findings] == [
        "`$ref` names `models.yaml#/Pett`, which is not there",
        "`$ref` names the file `model.yaml`, which is not there",
        "`$ref` names `#/Nobody`, which is not there",
    ]
    assert [finding.hint for finding in findings] == [
        "did you mean `models.yaml#/Pet`?",
        "did you mean `models.yaml`?",
        "name something that exists",
    ]


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: string")
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    references = (
        "../secret.yaml",
        f"{tmp_path}/secret.yaml",
        f"file://{tmp_path}/secret.yaml",
        "link.yaml",
        "http://example.com/a.yaml",
        "https://example.com/a.yaml",
        "python://os",
        "//example.com/a.yaml",
        "..%2fsecret.yaml",
        "http://[x/",
    )
    lines = [
        f"    S{index}: {{$ref: '{reference}'}}\n"
        for index, reference in enumerate(references)
    ]
    document, findings = read(
        folder, {"api.yaml": "components:\n  schemas:\n" + "".join(lines)}
    )
    assert [(f.code, f.location.pointer) for f in findings] == [
        ("refused-reference", f"/components/schemas/S{index}/$ref")
        for index in range(len(references))
    ]
    assert "string" not in str(document.value)


def test_folders_and_hosts_are_read_where_the_policy_names_them(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.yaml").write_text("type: string")
    (tmp_path / "spec/api.yaml").write_text(
        HEADER.format(version="3.1.0")
        + "components: {schemas: {A: {$ref: ../other/a.yaml},"
        + " B: {$ref: 'https://example.com/a.yaml'}}}"
    )
    policy = ReadPolicy(hosts={"example.com": tmp_path / "other"})
    document, findings = read_document(tmp_path / "spec/api.yaml", policy=policy)
    assert findings == ()
    assert document is not None
    assert document.value["components"] == {
        "schemas": {
            "A": {"type": "string"},
            "B": {"$ref": "#/components/schemas/A"},
        }
    }


def test_loops_of_references_end_in_a_finding(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                paths:
                  /a: {get: {$ref: loop.yaml}}
                components:
                  schemas:
                    A: {properties: {$ref: props.yaml}}
                """,
            "loop.yaml": "$ref: loop.yaml",
            "props.yaml": "a: {properties: {$ref: props.yaml}}",
        },
    )
    assert [short(document, finding)[:3] for finding in findings] == [
        ("reference-cycle", "/paths/~1a/get/$ref", "loop.yaml"),
        (
            "reference-cycle",
            "/components/schemas/A/properties/a/properties/$ref",
            "props.yaml",
        ),
    ]


def test_a_path_item_may_lead_back_to_itself(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": "paths:\n  /a: {$ref: a.yaml}\n",
            "a.yaml": "post: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}}",
        },
    )
    assert findings == ()
    assert document.value["paths"] == {
        "/a": {"post": {"callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}}}}
    }
