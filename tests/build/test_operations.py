from typing import Any

from specwright.ir.operations import Place


def test_ids_are_made_of_method_and_path_and_differ(build: Any) -> None:
    api, findings = build("""
paths:
  /users/{id}:
    parameters: [{name: id, in: path, required: true, schema: {}}]
    get: {responses: {"204": {description: Done}}}
    put: {operationId: listThings, responses: {"204": {description: Done}}}
  /users/{id}/:
    parameters: [{name: id, in: path, required: true, schema: {}}]
    get: {responses: {"204": {description: Done}}}
""")
    assert [(each.id, each.id_given) for each in api.operations] == [
        ("listThings", True),
        ("getUsersById", False),
        ("putUsersById", False),
        ("getUsersById_2", False),
    ]
    assert [(each.code, each.location.pointer, each.message) for each in findings] == [
        (
            "missing-operation-id",
            "/paths/~1users~1{id}/get",
            "there is no operationId; the operation is called `getUsersById`",
        ),
        (
            "duplicate-operation-id",
            "/paths/~1users~1{id}/put/operationId",
            "the operationId `listThings` is taken; this one is called `putUsersById`",
        ),
        (
            "missing-operation-id",
            "/paths/~1users~1{id}~1/get",
            "there is no operationId; the operation is called `getUsersById_2`",
        ),
    ]


def test_a_given_id_goes_before_a_made_one(build: Any) -> None:
    api, _ = build("""
paths:
  /a: {get: {responses: {"204": {description: Done}}}}
  /b: {get: {operationId: getA, responses: {"204": {description: Done}}}}
""")
    assert [each.id for each in api.operations] == ["listThings", "getA_2", "getA"]


def test_an_undeclared_path_parameter_is_supplied(build: Any) -> None:
    api, findings = build("""
paths:
  /clusters/{remote_id}:
    patch: {operationId: patch, responses: {"204": {description: Done}}}
""")
    (parameter,) = api.operations[1].parameters
    assert (parameter.name, parameter.place, parameter.required) == (
        "remote_id",
        Place.PATH,
        True,
    )
    (finding,) = findings
    assert finding.location.pointer == "/paths/~1clusters~1{remote_id}"
    assert finding.location.key
    assert finding.hint == "declare `remote_id` in `parameters` with `in: path`"
    assert finding.message == (
        "`PATCH /clusters/{remote_id}` does not declare its path parameter `remote_id`"
    )


def test_parameters_of_the_path_item_are_merged(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    parameters:
      - {name: limit, in: query, schema: {type: integer}}
      - {name: X-Trace, in: header, schema: {type: string}}
    get:
      parameters:
        - {name: limit, in: query, required: true, schema: {type: number}}
        - {name: x-trace, in: header, required: true, schema: {type: string}}
        - {name: limit, in: cookie, schema: {type: integer}}
""")
    assert [
        (each.name, each.place.value, each.required)
        for each in api.operations[0].parameters
    ] == [
        ("limit", "query", True),
        ("x-trace", "header", True),
        ("limit", "cookie", False),
    ]
    assert findings == ()


def test_a_wrong_operation_is_left_out_and_said(build: Any) -> None:
    api, findings = build("""
paths:
  /things: {post: nothing}
  /others: [get]
""")
    assert [each.id for each in api.operations] == ["listThings"]
    assert [(each.location.pointer, each.message) for each in findings] == [
        (
            "/paths/~1things/post",
            (
                "the operation `post /things` is a string where an object belongs; "
                "it is left out"
            ),
        ),
        (
            "/paths/~1others",
            (
                "the path item of `/others` is an array where an object belongs; "
                "it is left out"
            ),
        ),
    ]


def test_path_items_are_followed(build: Any) -> None:
    api, findings = build("""
paths:
  /others:
    $ref: "#/components/pathItems/others"
    delete: {operationId: removeOthers, responses: {"204": {description: Done}}}
webhooks:
  changed: {$ref: "#/components/pathItems/others"}
components:
  pathItems:
    others:
      get: {operationId: listOthers, responses: {"204": {description: Done}}}
""")
    assert [(each.id, each.path, each.pointer) for each in api.operations[1:]] == [
        ("removeOthers", "/others", "/paths/~1others/delete"),
        ("listOthers", "/others", "/components/pathItems/others/get"),
    ]
    assert [(each.id, each.path, each.pointer) for each in api.webhooks] == [
        ("changed", "changed", "/webhooks/changed/get")
    ]
    assert [each.code for each in findings] == ["duplicate-operation-id"]


def test_callbacks_have_operations_and_end(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      callbacks: {done: {$ref: "#/components/callbacks/done"}}
components:
  callbacks:
    done:
      "{$request.query.url}":
        post:
          operationId: done
          callbacks: {again: {$ref: "#/components/callbacks/done"}}
          responses: {"204": {description: Done}}
""")
    (callback,) = api.operations[0].callbacks
    assert (callback.name, callback.expression) == ("done", "{$request.query.url}")
    (inner,) = callback.operations
    assert (inner.id, inner.method) == ("done", "POST")
    assert inner.callbacks[0].operations == ()
    assert [each.code for each in findings] == ["reference-cycle"]


def test_a_callback_that_operations_share_is_one(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get: {callbacks: {done: {$ref: "#/components/callbacks/done"}}}
    put:
      operationId: putThings
      responses: {"204": {description: Done}}
      callbacks: {ended: {$ref: "#/components/callbacks/done"}}
components:
  callbacks:
    done:
      "{$request.query.url}":
        post: {operationId: done, responses: {"204": {description: Done}}}
""")
    first, second = (each.callbacks[0].operations for each in api.operations)
    assert first == second
    assert [each.id for each in first] == ["done"]
    assert findings == ()


def test_what_is_received_is_called_by_its_name(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      callbacks:
        all-done:
          "{$request.query.url}":
            put: {responses: {"204": {description: Done}}}
            post: {responses: {"204": {description: Done}}}
webhooks:
  new-thing:
    post: {responses: {"204": {description: Done}}}
""")
    called = api.operations[0].callbacks[0].operations
    assert [each.id for each in called] == ["putAllDone", "postAllDone"]
    assert [each.id for each in api.webhooks] == ["newThing"]
    assert [each.code for each in findings] == ["missing-operation-id"] * 3


def test_an_extension_has_the_webhooks_of_3_0(build: Any) -> None:
    written = """
openapi: {}
paths: {{}}
{}:
  changed:
    post: {{operationId: changed, responses: {{"204": {{description: Done}}}}}}
"""
    for version, key, found in (
        ("3.0.3", "x-webhooks", ["changed"]),
        ("3.0.3", "webhooks", []),
        ("3.1.0", "webhooks", ["changed"]),
        ("3.1.0", "x-webhooks", []),
    ):
        api, _ = build(written.format(version, key))
        assert [each.id for each in api.webhooks] == found


def test_only_parameters_of_its_address_are_in_the_path_of_a_callback(
    build: Any,
) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      callbacks:
        done:
          "{$request.query.url}/{id}":
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: other, in: path, required: true, schema: {type: string}}
            post: {operationId: done, responses: {"204": {description: Done}}}
""")
    (called,) = api.operations[0].callbacks[0].operations
    assert [each.name for each in called.parameters] == ["id"]
    assert [each.code for each in findings] == ["unused-path-parameter"]


def test_methods_of_3_2(build: Any) -> None:
    api, findings = build("""
openapi: 3.2.0
paths:
  /things:
    query: {operationId: findThings, responses: {"204": {description: Done}}}
    additionalOperations:
      PURGE: {operationId: purgeThings, responses: {"204": {description: Done}}}
""")
    assert [each.method for each in api.operations] == ["GET", "QUERY", "PURGE"]
    assert findings == ()


def test_a_link_by_reference_names_the_operation(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      responses:
        "200":
          description: The things
          links:
            more:
              operationRef: "#/paths/~1things/get"
              parameters: {page: $response.body#/next}
""")
    (link,) = api.operations[0].responses[0].links
    assert link.operation == "listThings"
    assert link.parameters == (("page", "$response.body#/next"),)
    assert findings == ()


def test_documentation_and_servers_come_from_the_path_item(build: Any) -> None:
    api, _ = build("""
paths:
  /things:
    summary: Things
    servers: [{url: "https://things.example.test"}]
    get: {deprecated: true, x-team: blue, tags: [a, a, b]}
""")
    operation = api.operations[0]
    assert (operation.doc.summary, operation.doc.deprecated) == ("Things", True)
    assert [each.url for each in operation.servers] == ["https://things.example.test"]
    assert operation.extensions == {"x-team": "blue"}
    assert operation.tags == ("a", "b")


def test_numbers_are_read_as_text_where_text_belongs(build: Any) -> None:
    api, findings = build("""
info: {version: 1.10}
paths: {/things: {get: {tags: [1, true], summary: 2020}}}
""")
    assert (api.version, api.operations[0].tags) == ("1.1", ("1",))
    assert api.operations[0].doc.summary == "2020"
    assert [(each.location.pointer, each.message) for each in findings] == [
        (
            "/paths/~1things/get/tags/0",
            "an element of `tags` is a number where a string belongs; it reads as `1`",
        ),
        (
            "/paths/~1things/get/tags/1",
            "an element of `tags` is a boolean where a string belongs; it is left out",
        ),
        (
            "/paths/~1things/get/summary",
            "`summary` is a number where a string belongs; it reads as `2020`",
        ),
        (
            "/info/version",
            "`version` is a number where a string belongs; it reads as `1.1`",
        ),
    ]
