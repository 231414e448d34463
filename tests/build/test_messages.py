from collections import Counter
from typing import Any

import pytest

from specwright.build import build_api
from specwright.ir.operations import Style
from specwright.ir.schemas import Type
from specwright.ir.security import ApiKey, Http, OAuth2


@pytest.mark.parametrize(
    ("place", "style", "explode"),
    [
        ("path", "simple", False),
        ("query", "form", True),
        ("header", "simple", False),
        ("cookie", "form", True),
    ],
)
def test_style_and_explode_have_defaults(
    build: Any, place: str, style: str, explode: bool
) -> None:
    api, findings = build(f"""
paths:
  /of/{{x}}:
    get:
      operationId: get
      parameters: [{{name: x, in: {place}, required: true, schema: {{}}}}]
      responses: {{"204": {{description: Done}}}}
""")
    parameter = api.operations[1].parameters[0]
    assert (parameter.style.value, parameter.explode) == (style, explode)
    assert [each.code for each in findings] == (
        [] if place == "path" else ["undeclared-path-parameter"]
    )


def test_a_style_out_of_place_falls_back(build: Any) -> None:
    api, (finding,) = build("""
paths:
  /things:
    get:
      parameters: [{name: ids, in: query, style: matrix, schema: {}}]
""")
    assert api.operations[0].parameters[0].style is Style.FORM
    assert finding.message == "`style` `matrix` is not for `query`; `form` is used"
    assert finding.hint == (
        "write `form` or `spaceDelimited` or `pipeDelimited` or `deepObject`"
    )


def test_a_parameter_may_have_content(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content: {application/json: {schema: {type: object}}}
          examples: {one: {value: {}}, two: {$ref: "#/components/examples/two"}}
components:
  examples: {two: {externalValue: "https://example.test/two.json", summary: Two}}
""")
    (parameter,) = api.operations[0].parameters
    assert parameter.media_type == "application/json"
    assert parameter.schema.pointer == (
        "/paths/~1things/get/parameters/0/content/application~1json/schema"
    )
    one, two = parameter.examples
    assert one.value is not None
    assert one.value.json == {}
    assert (two.summary, two.external) == ("Two", "https://example.test/two.json")
    assert findings == ()


def test_statuses_are_numbers_ranges_or_default(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      responses:
        200: {description: As a number}
        "4xx": {description: In lower case}
        "6XX": {description: Too high}
        default: {description: Otherwise}
        x-note: anything
""")
    assert [each.status for each in api.operations[0].responses] == [
        "200",
        "4XX",
        "default",
    ]
    assert [(each.location.pointer, each.message) for each in findings] == [
        ("/paths/~1things/get/responses/4xx", "the status `4xx` is read as `4XX`"),
        (
            "/paths/~1things/get/responses/6XX",
            "`6XX` is no status; the response is left out",
        ),
    ]


def test_responses_are_shared_by_reference(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get: {responses: {"404": {$ref: "#/components/responses/gone"}}}
    post:
      operationId: add
      responses:
        "404": {$ref: "#/components/responses/gone", description: Never there}
        "410": {$ref: "#/components/responses/gone"}
components:
  responses:
    gone:
      description: Gone
      headers:
        x-when: {schema: {type: string, format: date}, required: true}
        content-type: {schema: {type: string}}
      content: {application/problem+json: {schema: {type: object}}}
""")
    listed, added = api.operations
    assert listed.responses[1].pointer == "/components/responses/gone"
    assert [each.doc.description for each in added.responses] == [
        "Never there",
        "Gone",
    ]
    assert [(each.name, each.required) for each in added.responses[1].headers] == [
        ("x-when", True)
    ]
    assert [each.code for each in findings] == ["reserved-header"]


def test_a_body_has_media_types_and_encodings(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string}}}
            encoding:
              photo:
                contentType: image/png, image/jpeg
                style: form
                explode: false
                headers: {X-Part: {schema: {type: string}}}
          application/octet-stream: {}
""")
    body = api.operations[0].body
    assert body is not None
    assert not body.required
    form, stream = body.contents
    (encoding,) = form.encodings
    assert (encoding.property, encoding.content_type, encoding.style) == (
        "photo",
        "image/png, image/jpeg",
        Style.FORM,
    )
    assert (encoding.explode, encoding.headers[0].name) == (False, "X-Part")
    assert (stream.name, stream.schema) == ("application/octet-stream", None)
    assert findings == ()


def test_a_stream_has_items(build: Any) -> None:
    api, _ = build("""
openapi: 3.2.0
paths:
  /things:
    get:
      responses:
        "200":
          description: The things
          content: {application/jsonl: {itemSchema: {type: integer}}}
""")
    (media_type,) = api.operations[0].responses[0].contents
    assert media_type.schema is None
    assert media_type.item is not None
    assert media_type.item.pointer.endswith("/itemSchema")


def test_security_is_inherited_replaced_and_emptied(build: Any) -> None:
    api, findings = build("""
security: [{token: [], key: []}, {oauth: [read]}]
paths:
  /things:
    post: {operationId: a, security: [], responses: {"204": {description: Done}}}
    put: {operationId: b, security: [{}], responses: {"204": {description: Done}}}
    patch:
      operationId: c
      security: [{tokn: []}]
      responses: {"204": {description: Done}}
components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: JWT}
    key: {type: apiKey, in: header, name: X-Key}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: "https://t.test", scopes: {read: Read things}}
        deviceAuthorization:
          deviceAuthorizationUrl: https://d.test
          tokenUrl: https://t.test
          scopes: {}
""")
    assert [
        [[(use.scheme, use.scopes) for use in uses] for uses in each.security]
        for each in api.operations
    ] == [
        [[("token", ()), ("key", ())], [("oauth", ("read",))]],
        [],
        [[]],
        [[("tokn", ())]],
    ]
    token, key, oauth = api.security_schemes
    assert isinstance(token, Http)
    assert isinstance(key, ApiKey)
    assert isinstance(oauth, OAuth2)
    assert (token.scheme, key.parameter) == ("bearer", "X-Key")
    assert [each.kind for each in oauth.flows] == [
        "clientCredentials",
        "deviceAuthorization",
    ]
    (finding,) = findings
    assert finding.location.pointer == "/paths/~1things/patch/security/0/tokn"
    assert finding.message == "`security` names `tokn`, which is not defined"


def test_tags_form_a_tree(build: Any) -> None:
    api, findings = build("""
openapi: 3.2.0
tags:
  - {name: a, parent: b, kind: nav, description: A}
  - {name: b}
  - {name: c, parent: d}
  - {name: d, parent: c}
""")
    assert [(tag.name, tag.parent) for tag in api.tags] == [
        ("a", "b"),
        ("b", None),
        ("c", None),
        ("d", None),
    ]
    assert [each.location.pointer for each in findings] == [
        "/tags/2/parent",
        "/tags/3/parent",
    ]


def test_a_misspelled_reference_names_its_neighbour(build: Any) -> None:
    api, (finding,) = build("""
paths:
  /things:
    get: {parameters: [{$ref: "#/components/parameters/Limit"}]}
components:
  parameters: {limit: {name: limit, in: query, schema: {}}}
""")
    assert api.operations[0].parameters == ()
    assert finding.location.pointer == "/paths/~1things/get/parameters/0/$ref"
    assert finding.hint == "write `#/components/parameters/limit`"


def test_what_http_cannot_hold_is_left_out_and_the_rest_stays(build: Any) -> None:
    api, findings = build(r"""
openapi: 3.2.0
paths:
  /things: null
  /a:
    post:
      operationId: a
      parameters:
        - {name: "X\r\nY", in: header, schema: {}}
        - {name: "été", in: header, schema: {}}
        - {name: "a=b; c", in: cookie, schema: {}}
        - {name: "a=b; été", in: query, schema: {}}
        - {name: "a[]", in: cookie, schema: {}}
      requestBody:
        content:
          "text/plain\r\nX: y": {schema: {}}
          text/html: {schema: {}}
          multipart/form-data:
            schema: {type: object}
            encoding: {p: {contentType: "", headers: {"": {schema: {}}}}}
      responses:
        "200":
          description: Done
          headers: {"X Y": {schema: {}}, X-Y: {schema: {}}}
          content: {"text/été": {schema: {}}, json: {schema: {}}}
    additionalOperations:
      "GET / HTTP/1.1\r\n": {operationId: b, responses: {default: {}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: "X\nY"}
    cookie: {type: apiKey, in: cookie, name: "a;b"}
    other: {type: http, scheme: "a b"}
""")
    (operation,) = api.operations
    assert [each.name for each in operation.parameters] == ["a=b; été", "a[]"]
    assert operation.body is not None
    assert [each.name for each in operation.body.contents] == [
        "text/html",
        "multipart/form-data",
    ]
    (encoding,) = operation.body.contents[1].encodings
    assert (encoding.content_type, encoding.headers) == (None, ())
    (response,) = operation.responses
    assert [each.name for each in response.headers] == ["X-Y"]
    assert [each.name for each in response.contents] == ["json"]
    assert api.security_schemes == ()
    codes = [each.code for each in findings]
    assert codes.count("impossible-in-http") == 9
    assert codes.count("unknown-security-scheme") == 3


def test_references_may_lead_on_only_so_far(document_of: Any) -> None:
    paths = {f"/{n}": {"$ref": f"#/paths/~1{n + 1}"} for n in range(300)}
    last = {"get": {"operationId": "a", "responses": {"204": {"description": "Done"}}}}
    value = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {**paths, "/300": last},
    }
    api, findings = build_api(document_of(value, "3.1.0"))
    assert len(api.operations) == 101
    codes = Counter(finding.code for finding in findings)
    assert codes == {"reference-cycle": 200, "duplicate-operation-id": 100}


def test_a_bound_that_no_double_holds_is_left_out(document_of: Any) -> None:
    schema = {"type": "integer", "maximum": 10**4000, "minimum": -(10**400)}
    value = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {"A": schema}},
    }
    api, findings = build_api(document_of(value, "3.1.0"))
    assert [type(each) for each in api.schemas["/components/schemas/A"].assertions] == [
        Type
    ]
    assert [finding.code for finding in findings] == ["impossible-keyword-value"] * 2
    assert all(len(finding.message) < 200 for finding in findings)
