"""What changes, and what an old client does then: a case, and words to write one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

TEXT: Final = {"type": "string"}
WHOLE: Final = {"type": "integer"}
THING: Final = {"type": "object", "properties": {"a": TEXT, "n": WHOLE}}


def query(schema: Any, **more: Any) -> Any:
    return {"parameters": [{"name": "q", "in": "query", "schema": schema, **more}]}


def body(schema: Any, *, required: bool = True, media: str = "application/json") -> Any:
    return {
        "requestBody": {"required": required, "content": {media: {"schema": schema}}}
    }


def answer(schema: Any, status: str = "200", media: str = "application/json") -> Any:
    content = {media: {"schema": schema}}
    return {"responses": {status: {"description": "Done", "content": content}}}


def status(*codes: str) -> Any:
    return {"responses": {code: {"description": "Said"} for code in codes}}


def closed(**properties: Any) -> Any:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def required(*names: str) -> Any:
    return {**THING, "required": list(names)}


TWO: Final = {
    "responses": {**answer(TEXT)["responses"], "204": {"description": "Nothing"}}
}


SAME: Final = object()
"""Says that both servers return the same."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What changes, what the old client calls, and what the new server answers.

    `before` and `after` are merged into the operation; None takes it away. `documents`
    are merged into the documents around it, `path` is where it stands in each. `result`
    is what the handler returns, or the name of the generated class of it; `old_result`
    is that of the old server. A dictionary of the results has headers in it. `server`
    are the variables with which the client chooses a server; `strict` tells whether it
    holds answers to the contract. `old_call` is what the old client calls where a case
    is about an event: there the new version calls, and the old one serves; what
    it does not know may stay `unread` there.
    """

    before: Any = field(default_factory=dict[str, Any])
    after: Any = field(default_factory=dict[str, Any])
    documents: tuple[Any, Any] = ({}, {})
    path: tuple[str, str] = ("/things", "/things")
    call: Mapping[str, Any] = field(default_factory=dict[str, Any])
    old_call: Any = SAME
    auth: Mapping[str, str] = field(default_factory=dict[str, str])
    result: Any = None
    old_result: Any = SAME
    server: Mapping[str, str] | None = None
    strict: bool = False
    unread: bool = False

    @property
    def first(self) -> "Case":
        """The same between the old client and the old server."""
        call = self.call if self.old_call is SAME else self.old_call
        return replace(self, call=call, result=self.first_result)

    @property
    def first_result(self) -> Any:
        """What the handler of the old server returns."""
        return self.result if self.old_result is SAME else self.old_result
