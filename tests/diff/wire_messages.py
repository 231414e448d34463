"""Changes of parameters, bodies, answers and credentials, each with traffic to see."""

from typing import Final

from wire_case import (
    TEXT,
    THING,
    TWO,
    WHOLE,
    Case,
    answer,
    body,
    closed,
    query,
    required,
)

MESSAGES: Final[dict[str, Case]] = {
    "required-parameter-added": Case(after=query(TEXT, required=True)),
    "optional-parameter-added": Case(after=query(TEXT)),
    "parameter-became-required": Case(
        before=query(TEXT), after=query(TEXT, required=True)
    ),
    "parameter-became-optional": Case(
        before=query(TEXT, required=True), after=query(TEXT), call={"q": "x"}
    ),
    "parameter-moved": Case(
        before=query(TEXT, required=True),
        after={
            "parameters": [
                {"name": "q", "in": "header", "required": True, "schema": TEXT}
            ]
        },
        call={"q": "x"},
    ),
    "parameter-explode-changed": Case(
        before=query({"type": "array", "items": WHOLE}),
        after=query({"type": "array", "items": WHOLE}, explode=False),
        call={"q": [1, 2]},
    ),
    "request-maximum-added": Case(
        before=query(WHOLE), after=query({**WHOLE, "maximum": 9}), call={"q": 10}
    ),
    "request-maximum-removed": Case(
        before=query({**WHOLE, "maximum": 9}), after=query(WHOLE), call={"q": 9}
    ),
    "request-type-changed": Case(
        before=query(TEXT), after=query(WHOLE), call={"q": "x"}
    ),
    "request-type-widened": Case(
        before=query(WHOLE), after=query({"type": "number"}), call={"q": 1}
    ),
    "required-body-added": Case(after=body(WHOLE)),
    "optional-body-added": Case(after=body(WHOLE, required=False)),
    "body-became-required": Case(before=body(WHOLE, required=False), after=body(WHOLE)),
    "body-became-optional": Case(
        before=body(WHOLE), after=body(WHOLE, required=False), call={"body": 1}
    ),
    "request-media-type-removed": Case(
        before=body(TEXT, media="text/plain"), after=body(TEXT), call={"body": "x"}
    ),
    "request-min-length-increased": Case(
        before=body({**TEXT, "minLength": 1}),
        after=body({**TEXT, "minLength": 2}),
        call={"body": "x"},
    ),
    "request-pattern-added": Case(
        before=body(TEXT), after=body({**TEXT, "pattern": "^a"}), call={"body": "x"}
    ),
    "request-enum-value-removed": Case(
        before=query({"enum": ["a", "b"]}),
        after=query({"enum": ["a"]}),
        call={"q": "b"},
    ),
    "request-enum-value-added": Case(
        before=query({"enum": ["a"]}),
        after=query({"enum": ["a", "b"]}),
        call={"q": "a"},
    ),
    "request-property-became-required": Case(
        before=body({"type": "array", "items": THING}),
        after=body({"type": "array", "items": required("a")}),
        call={"body": [{"n": 1}]},
    ),
    "request-null-refused": Case(
        before=body({"type": ["string", "null"]}), after=body(TEXT), call={"body": None}
    ),
    "request-max-items-decreased": Case(
        before=body({"type": "array", "items": WHOLE, "maxItems": 3}),
        after=body({"type": "array", "items": WHOLE, "maxItems": 2}),
        call={"body": [1, 2, 3]},
    ),
    "response-minimum-removed": Case(
        before=answer({**WHOLE, "minimum": 1}),
        after=answer(WHOLE),
        result=0,
        old_result=1,
    ),
    "response-minimum-added": Case(
        before=answer(WHOLE), after=answer({**WHOLE, "minimum": 1}), result=1
    ),
    "response-type-changed": Case(
        before=answer(TEXT), after=answer(WHOLE), result=1, old_result="x"
    ),
    "response-type-narrowed": Case(
        before=answer({"type": ["string", "integer"]}), after=answer(TEXT), result="x"
    ),
    "response-null-allowed": Case(
        before=answer(TEXT),
        after=answer({"type": ["string", "null"]}),
        result=None,
        old_result="x",
    ),
    "response-max-items-increased": Case(
        before=answer({"type": "array", "items": WHOLE, "maxItems": 2}),
        after=answer({"type": "array", "items": WHOLE, "maxItems": 3}),
        result=[1, 2, 3],
        old_result=[1],
    ),
    "response-property-became-optional": Case(
        before=answer({"type": "array", "items": required("a", "n")}),
        after=answer({"type": "array", "items": required("n")}),
        result=[{"n": 1}],
        old_result=[{"a": "x", "n": 1}],
    ),
    "response-property-added-to-closed-object": Case(
        before=answer({"type": "array", "items": closed(a=TEXT)}),
        after=answer({"type": "array", "items": closed(a=TEXT, n=WHOLE)}),
        result=[{"a": "x", "n": 1}],
        old_result=[{"a": "x"}],
    ),
    "response-optional-property-added": Case(
        before=answer({"type": "array", "items": THING}),
        after=answer({"type": "array", "items": {**THING, "properties": {"z": TEXT}}}),
        result=[{"z": "x"}],
        old_result=[{"a": "x"}],
    ),
    "response-enum-value-added": Case(
        before=answer({"enum": ["a", "c"]}),
        after=answer({"enum": ["a", "b", "c"]}),
        result="b",
        old_result="a",
    ),
    "success-status-added": Case(
        before=answer(TEXT), after=TWO, result="ActNoContent", old_result="x"
    ),
    "success-status-removed": Case(
        before=TWO, after=answer(TEXT), result="x", old_result="ActNoContent"
    ),
    "response-media-type-added": Case(
        before=answer(TEXT),
        after={
            "responses": {
                "200": {
                    "description": "Done",
                    "content": {
                        "application/json": {"schema": TEXT},
                        "text/plain": {"schema": TEXT},
                    },
                }
            }
        },
        result="x",
    ),
    "operation-moved": Case(path=("/things", "/objects")),
    "path-parameter-renamed": Case(
        before={
            "parameters": [
                {"name": "a", "in": "path", "required": True, "schema": TEXT}
            ]
        },
        after={
            "parameters": [
                {"name": "b", "in": "path", "required": True, "schema": TEXT}
            ]
        },
        call={"a": "x"},
        path=("/things/{a}", "/things/{b}"),
    ),
    "security-added": Case(after={"security": [{"key": []}]}),
    "security-removed": Case(before={"security": [{"key": []}]}, auth={"key": "k"}),
    "security-alternative-added": Case(
        before={"security": [{"key": []}]},
        after={"security": [{"key": []}, {"token": []}]},
        auth={"key": "k"},
    ),
    "security-alternative-removed": Case(
        before={"security": [{"key": []}, {"token": []}]},
        after={"security": [{"token": []}]},
        auth={"key": "k"},
    ),
}
