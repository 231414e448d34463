"""A call before it is sent: an operation and its arguments, on the way to a request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .codec import Codec
from .errors import ContractError
from .media import ContentCodec, Written, choose
from .media_types import accepted
from .operation import Content, Operation, Parameter, failure_contents
from .parameters import compile_parameters
from .percent import WireError, encode

_BODY: Final = "body"
_MEDIA_TYPE: Final = "media_type"


@dataclass(slots=True)
class Draft:
    """What a request will hold; `query` and `cookies` are finished pairs.

    What may be secret does not show.
    """

    path: str
    query: list[str] = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    cookies: list[str] = field(repr=False)
    body: Written | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter, how it is written, and where its faults are said to be."""

    parameter: Parameter
    write: Callable[[Any], str]
    where: str

    def text(self, arguments: Mapping[str, Any]) -> str | None:
        """Return the text to send, None for nothing."""
        parameter = self.parameter
        if parameter.argument not in arguments:
            if parameter.required:
                raise WireError("a value is required")
            return None
        value = arguments[parameter.argument]
        if not parameter.required and (value is None or self._default(value)):
            return None
        return self.write(value)

    def _default(self, value: Any) -> bool:
        default = self.parameter.default
        return type(value) is type(default) and bool(value == default)


class Drafter:
    """Writes requests of one operation; everything that can be is prepared."""

    def __init__(self, operation: Operation[Any]) -> None:
        slots = [_slot(codec) for codec in compile_parameters(operation.parameters)]
        self._operation = operation
        self._path = _pieces(operation.path, slots)
        self._query = _placed(slots, "query", "querystring")
        self._headers = _placed(slots, "header")
        self._cookies = _placed(slots, "cookie")
        contents = operation.body.contents if operation.body else ()
        self._bodies = [ContentCodec(content) for content in contents]
        self._accept = accepted(_answers(operation))
        self._names = frozenset(one.argument for one in operation.parameters) | {
            _BODY,
            _MEDIA_TYPE,
        }

    def draft(self, arguments: Mapping[str, Any]) -> Draft:
        """Return the draft of a call.

        Raises `ContractError` for a value that the operation does not take.
        """
        if not arguments.keys() <= self._names:
            unknown = ", ".join(sorted(arguments.keys() - self._names))
            raise TypeError(f"{self._operation.id} takes no {unknown}")
        headers = {"accept": self._accept} if self._accept else {}
        for slot in self._headers:
            text = self._text(slot, arguments)
            if text is not None:
                headers[slot.parameter.name.lower()] = text
        draft = Draft(
            path=self.path(arguments),
            query=self._texts(self._query, arguments),
            headers=headers,
            cookies=self._texts(self._cookies, arguments),
            body=self._body(arguments),
        )
        if draft.body is not None:
            headers["content-type"] = draft.body.content_type
        return draft

    def path(self, arguments: Mapping[str, Any]) -> str:
        """Return the path of a call, percent-encoded.

        Raises `ContractError` for a value that the operation does not take.
        """
        path = "".join(
            piece if isinstance(piece, str) else self._text(piece, arguments) or ""
            for piece in self._path
        )
        if "/." in path:
            steps = {".": "%2E", "..": "%2E%2E"}
            path = "/".join(steps.get(one, one) for one in path.split("/"))
        return path

    def _texts(self, slots: Sequence[Slot], arguments: Mapping[str, Any]) -> list[str]:
        return [text for slot in slots if (text := self._text(slot, arguments))]

    def _text(self, slot: Slot, arguments: Mapping[str, Any]) -> str | None:
        try:
            return slot.text(arguments)
        except WireError as error:
            raise self._contract_error(str(error), slot.where) from None

    def _body(self, arguments: Mapping[str, Any]) -> Written | None:
        value = arguments.get(_BODY)
        declared = self._operation.body
        if declared is None or (value is None and not declared.required):
            return None
        if value is None and _BODY not in arguments:
            raise self._contract_error("a body is required", _BODY)
        try:
            codec = choose(self._bodies, value, arguments.get(_MEDIA_TYPE))
            return codec.write(value)
        except WireError as error:
            raise self._contract_error(str(error), _BODY) from None

    def _contract_error(self, message: str, where: str) -> ContractError:
        return ContractError(self._operation.id, message, where)


def _slot(codec: Codec) -> Slot:
    parameter = codec.parameter
    return Slot(parameter, codec.write, f"{parameter.place}:{parameter.name}")


def _placed(slots: Sequence[Slot], *places: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if slot.parameter.place in places)


def _pieces(template: str, slots: Sequence[Slot]) -> tuple[str | Slot, ...]:
    """Split a path template into literals and parameters."""
    named = {slot.parameter.name: slot for slot in _placed(slots, "path")}
    first, *rest = template.split("{")
    pieces: list[str | Slot] = [first]
    for part in rest:
        name, _, literal = part.partition("}")
        pieces.append(named.get(name) or encode("{" + name + "}"))
        pieces.append(literal)
    return tuple(piece for piece in pieces if piece)


def _answers(operation: Operation[Any]) -> list[Content]:
    """Return all that may be answered, results before failures."""
    contents = [
        content
        for response in operation.results.values()
        for content in response.contents
    ]
    failures = (
        content
        for error in operation.errors.values()
        for content in failure_contents(error)
    )
    return [*contents, *failures]
