"""The query as one value (OpenAPI 3.2, section 4.12.2.2, `in: querystring`)."""

from dataclasses import dataclass, field
from typing import Any

from .codec import Codec
from .fields import NOTHING, Fields
from .media import ContentCodec
from .operation import Content, Parameter
from .percent import WireError, decode_plus, encode

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class QuerystringCodec(Codec):
    """Writes and reads everything behind the question mark."""

    content: ContentCodec = field(kw_only=True)

    def write(self, value: Any) -> str:
        """Return the query string of a value, without the question mark."""
        body = self.content.write(value).body
        if not isinstance(body, bytes):
            raise WireError(f"{self.content.content.media_type} cannot be a query")
        return body.decode() if self.content.is_form else encode(body.decode())

    def read(self, fields: Fields) -> Any:
        """Return the value that the fields of a query spell together."""
        if not fields:
            return NOTHING
        pairs = [(name, raw) for name, raws in fields.items() for raw in raws]
        if self.content.is_form:
            text = "&".join(f"{encode(name)}={raw}" for name, raw in pairs)
        elif len(pairs) == 1 and not pairs[0][1]:
            text = pairs[0][0]
        else:
            raise WireError(f"the query is no {self.content.content.media_type}")
        return self.content.read(text.encode(), self.content.content.media_type)

    def claims(self, name: str) -> bool:
        """Every field of the query belongs to it."""
        return True


def querystring_codec(parameter: Parameter) -> ContentCodec:
    """Return what writes and reads the value behind the question mark."""
    media_type = parameter.media_type or _FORM
    return ContentCodec(Content(media_type=media_type, type=parameter.type))


def read_querystring(codec: ContentCodec, raw: str) -> Any:
    """Return the value that a query string spells."""
    text = raw if codec.is_form else decode_plus(raw)
    return codec.read(text.encode(), codec.content.media_type)


def whole_query(codec: Codec) -> Codec:
    """Return the codec of a parameter that is the whole query."""
    return QuerystringCodec(
        parameter=codec.parameter,
        notation=codec.notation,
        adapter=codec.adapter,
        builtin=None,
        content=querystring_codec(codec.parameter),
    )
