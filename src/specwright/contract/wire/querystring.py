"""The whole query as one value (OpenAPI 3.2, `in: querystring`)."""

from urllib.parse import unquote

from specwright.ir.json import Json

from .bodies import difference, fits, is_json, written
from .declared import Declared
from .scalars import escaped


def is_query(declared: Declared, value: Json) -> bool:
    """Return whether a value has one clear spelling; an empty query is none."""
    media_type = declared.media_type or ""
    return is_json(media_type) or (fits(media_type, value) and bool(value))


def written_query(declared: Declared, value: Json) -> str:
    """Return what stands behind the question mark."""
    media_type = declared.media_type or ""
    _, body = written(media_type, value)
    return escaped(body.decode()) if is_json(media_type) else body.decode()


def querystring_difference(declared: Declared, raw: str, value: Json) -> str | None:
    """Compare a raw query with the value that it should carry."""
    media_type = declared.media_type or ""
    text = unquote(raw) if is_json(media_type) else raw
    found = difference(media_type, text.encode(), media_type, value)
    return None if found is None else f"in the query, {found}"
