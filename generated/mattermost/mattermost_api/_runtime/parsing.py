"""Bodies of webhooks and callbacks, read by those who receive them in their own way."""

from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from .errors import ContractError
from .media import ContentCodec
from .media_types import accepted, is_form, is_json, is_readable, select_content
from .operation import Content, Operation
from .outcomes import summary
from .percent import WireError
from .sequences import splitter_of
from .server.json_text import ENGINE_DEPTH, json_fault
from .stream import Stream

BodyT = TypeVar("BodyT")

_WHERE: Final = "body"


class Parser(Generic[BodyT]):
    """Reads the body of one operation as its server does."""

    __slots__ = ("_operation",)

    def __init__(self, operation: Operation[Any]) -> None:
        self._operation = operation

    def read(self, body: bytes, headers: Mapping[str, str] | None = None) -> BodyT:
        """Return the value of a body that is complete; None if there may be none.

        `headers` are all that came with it, their names in any case. Without them the
        body is taken to be in the first of the documented media types.

        Raises `ContractError` for a body that is not as documented.
        """
        try:
            value: BodyT = _read(self._operation, body, headers)
        except (WireError, ValidationError) as error:
            name = self._operation.id
            raise ContractError(name, summary(error), _WHERE) from None
        return value


def _read(
    operation: Operation[Any], body: bytes, headers: Mapping[str, str] | None
) -> Any:
    content_type = None if headers is None else _content_type(headers)
    if operation.body is None:
        raise WireError("nothing is documented")
    contents = operation.body.contents
    content = contents[0] if content_type is None else _chosen(contents, content_type)
    if not body and (content is None or _means_none(content)):
        if operation.body.required:
            raise WireError("a body is required")
        return None
    if content is None:
        offered = accepted(contents)
        raise WireError(f"media type {content_type!r} is not among {offered}")
    return _value(content, body, content_type or content.media_type)


def _content_type(headers: Mapping[str, str]) -> str:
    lowered = {name.lower(): value for name, value in headers.items()}
    return lowered.get("content-type", "")


def _chosen(contents: tuple[Content, ...], content_type: str) -> Content | None:
    return select_content(contents, content_type) if is_readable(content_type) else None


def _means_none(content: Content) -> bool:
    """Whether no bytes are no body, and not an empty text or an empty file."""
    return is_json(content.media_type) or is_form(content.media_type)


def _value(content: Content, body: bytes, content_type: str) -> Any:
    codec = _codec(content)
    if codec.records is not None:
        splitter = splitter_of(content.media_type)
        records = [*splitter.feed(body), *splitter.finish()]
        return Stream([codec.records.read(record) for record in records])
    if is_json(content.media_type):
        fault = json_fault(body, ENGINE_DEPTH)
        if fault is not None:
            raise WireError(fault)
    return codec.read(body, content_type)


_CODECS: Final[dict[int, ContentCodec]] = {}


def _codec(content: Content) -> ContentCodec:
    """Return what reads a content, which is made once and keeps it alive."""
    codec = _CODECS.get(id(content))
    if codec is None:
        codec = _CODECS[id(content)] = ContentCodec(content)
    return codec
