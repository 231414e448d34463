"""The query as one value (OpenAPI 3.2, `in: querystring`)."""

from typing import Any

from .media import ContentCodec
from .operation import Content, Parameter
from .percent import WireError, decode_plus, encode


def querystring_codec(parameter: Parameter) -> ContentCodec:
    """Return what writes and reads the value behind the question mark."""
    form = "application/x-www-form-urlencoded"
    media_type = parameter.media_type or form
    return ContentCodec(Content(media_type=media_type, type=parameter.type))


def write_querystring(codec: ContentCodec, value: Any) -> str:
    """Return the query string of a value, without the question mark."""
    body = codec.write(value).body
    if not isinstance(body, bytes):
        raise WireError(f"{codec.content.media_type} cannot be a query")
    text = body.decode()
    return text if codec.is_form else encode(text)


def read_querystring(codec: ContentCodec, raw: str) -> Any:
    """Return the value that a query string spells."""
    text = raw if codec.is_form else decode_plus(raw)
    return codec.read(text.encode(), codec.content.media_type)
