"""Changes of what an API sends of itself, each with traffic to see.

The operation of a case is a webhook: the new version calls it, and the old one, which
implements it, answers.
"""

from typing import Any, Final

from wire_case import TEXT, WHOLE, Case, answer, body, query, status

LISTED: Final = {"type": "array", "items": WHOLE}


def both(*media: str) -> Any:
    """Return an operation that is answered with text in one of some media types."""
    content = {one: {"schema": TEXT} for one in media}
    return {"responses": {"200": {"description": "Done", "content": content}}}


EVENTS: Final[dict[str, Case]] = {
    "event-body-added": Case(
        after=body(WHOLE), call={"body": 1}, old_call={}, unread=True
    ),
    "required-event-body-removed": Case(before=body(WHOLE), old_call={"body": 1}),
    "optional-event-body-removed": Case(
        before=body(WHOLE, required=False), old_call={"body": 1}
    ),
    "event-body-became-optional": Case(
        before=body(WHOLE), after=body(WHOLE, required=False), old_call={"body": 1}
    ),
    "event-body-became-required": Case(
        before=body(WHOLE, required=False), after=body(WHOLE), call={"body": 1}
    ),
    "event-media-type-added": Case(
        before=body(TEXT, media="text/plain"), after=body(TEXT), call={"body": "x"}
    ),
    "event-media-type-removed": Case(
        before={
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": TEXT},
                    "text/plain": {"schema": TEXT},
                },
            }
        },
        after=body(TEXT, media="text/plain"),
        call={"body": "x"},
    ),
    "event-parameter-added": Case(
        after=query(TEXT, required=True), call={"q": "x"}, old_call={}, unread=True
    ),
    "required-event-parameter-removed": Case(
        before=query(TEXT, required=True), old_call={"q": "x"}
    ),
    "optional-event-parameter-removed": Case(before=query(TEXT), old_call={"q": "x"}),
    "event-parameter-became-optional": Case(
        before=query(TEXT, required=True), after=query(TEXT), old_call={"q": "x"}
    ),
    "event-parameter-became-required": Case(
        before=query(TEXT), after=query(TEXT, required=True), call={"q": "x"}
    ),
    "event-parameter-serialization-changed": Case(
        before=query(LISTED), after=query(LISTED, explode=False), call={"q": [1, 2]}
    ),
    "event-answer-added": Case(after=status("200", "202")),
    "event-answer-removed": Case(before=status("200", "202"), result="ActAccepted"),
    "event-answer-body-added": Case(after=answer(TEXT)),
    "event-answer-body-removed": Case(before=answer(TEXT), result="x"),
    "event-answer-media-type-added": Case(
        before=answer(TEXT),
        after=both("application/json", "text/plain"),
        result="x",
    ),
    "event-answer-media-type-removed": Case(
        before=answer(TEXT, media="text/plain"), after=answer(TEXT), result="x"
    ),
    "response-maximum-removed": Case(
        before=body({**WHOLE, "maximum": 9}),
        after=body(WHOLE),
        call={"body": 10},
        old_call={"body": 1},
    ),
    "response-maximum-added": Case(
        before=body(WHOLE), after=body({**WHOLE, "maximum": 9}), call={"body": 9}
    ),
    "request-type-changed": Case(before=answer(TEXT), after=answer(WHOLE), result="x"),
}
