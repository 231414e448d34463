"""Bodies in their media type, written and read."""

import json
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlencode

from specwright.ir.json import Json
from specwright.ir.operations import MediaType
from specwright.ir.schemas import Schema
from specwright.schema.media_types import Kind, is_text, kind

from .deep import deep_pairs, is_spellable, without_indices
from .items import Items, items_difference, written_items
from .manner import PLAIN, Manner
from .parts import parts_of
from .scalars import is_scalar, same_json, says, spelled

Payload: TypeAlias = "Json | bytes"
"""What a body carries: a value, or bytes that are no value."""

Carried: TypeAlias = "Json | bytes | Items"
"""What the body of an answer carries: also the items of a stream."""

_BOUNDARY: Final = "specwright-contract"
_FORM: Final = "application/x-www-form-urlencoded"


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON."""
    essence = essence_of(media_type)
    return essence.endswith(("/json", "+json"))


def written_type(content: MediaType) -> str:
    """Return the media type that a body is written in, for a range of them one.

    Anything is JSON where a schema speaks of JSON, and else bytes.
    """
    if content.name == "*/*":
        spoken = content.schema is not None and not is_text(content.schema)
        return "application/json" if spoken else "application/octet-stream"
    text = content.name.startswith("text/")
    return content.name.replace("/*", "/plain" if text else "/x-any")


def essence_of(media_type: str) -> str:
    """Return a media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def has_members(media_type: str) -> bool:
    """Return whether a body of this type is JSON, or a form that holds no files."""
    return is_json(media_type) or essence_of(media_type) == _FORM


def says_text(media_type: str, schema: Schema | None) -> bool:
    """Return whether a body of this type is a string of the schema, and no more."""
    is_one = essence_of(media_type).startswith("text/")
    return is_one and schema is not None and is_text(schema)


def is_structured(content: MediaType) -> bool:
    """Return whether a body of this content carries a JSON value."""
    return is_json(written_type(content)) or kind(content) is Kind.FORM


def _is_form(media_type: str) -> bool:
    return has_members(media_type) or _is_multipart(media_type)


def _is_multipart(media_type: str) -> bool:
    return essence_of(media_type).startswith("multipart/")


def is_covered(media_type: str) -> bool:
    """Return whether bodies of this type are known here: not so streams of records."""
    return "json" not in essence_of(media_type) or is_json(media_type)


def written(
    media_type: str,
    value: Carried,
    deep: frozenset[str] = frozenset(),
    manner: Manner = PLAIN,
) -> tuple[str, bytes]:
    """Return the `Content-Type` and the bytes of a body.

    `deep` are the members of a form whose style is `deepObject`.
    """
    content_type, body = _written(media_type, value, deep, manner)
    return manner.media_type(content_type), body


def _written(
    media_type: str, value: Carried, deep: frozenset[str], manner: Manner
) -> tuple[str, bytes]:
    if isinstance(value, bytes):
        return media_type, value
    if isinstance(value, Items):
        return media_type, written_items(media_type, value)
    essence = essence_of(media_type)
    if _is_multipart(essence):
        return f"{essence}; boundary={_BOUNDARY}", _multipart(value)
    if essence == _FORM:
        return media_type, urlencode(_fields(value, deep)).encode()
    if is_json(media_type):
        return media_type, manner.json(value)
    return media_type, (value if isinstance(value, str) else json.dumps(value)).encode()


def fits(media_type: str, value: Json, deep: frozenset[str] = frozenset()) -> bool:
    """Return whether a value can be written in this media type without doubt."""
    if is_json(media_type) or not _is_form(media_type):
        return True
    if not isinstance(value, dict):
        return False
    return all(
        name != ""
        and name.isprintable()
        and not set(name) & set('"\\%')
        and (
            is_scalar(each)
            or (name in deep and is_spellable(each))
            or (isinstance(each, list) and bool(each) and all(map(is_scalar, each)))
        )
        for name, each in value.items()
    )


def _fields(value: Json, deep: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        raise TypeError("a form carries an object")
    found: list[tuple[str, str]] = []
    for name, member in value.items():
        if name in deep:
            deeper = deep_pairs(name, member)
            found.extend((inner, spelled(each)) for inner, each in deeper)
        else:
            members = member if isinstance(member, list) else [member]
            found.extend((name, spelled(each)) for each in members)
    return found


def _multipart(value: Json) -> bytes:
    parts = [_part(name, text) for name, text in _fields(value)]
    return b"".join([*parts, f"--{_BOUNDARY}--\r\n".encode()])


def _part(name: str, text: str) -> bytes:
    lines = (
        f"--{_BOUNDARY}",
        f'Content-Disposition: form-data; name="{name}"; filename="{name}.bin"',
        "Content-Type: application/octet-stream",
        "",
        text,
        "",
    )
    return "\r\n".join(lines).encode()


def difference(
    content_type: str | None,
    body: bytes,
    media_type: str,
    value: Carried,
    deep: frozenset[str] = frozenset(),
) -> str | None:
    """Compare a body with the value that it should carry."""
    if content_type is None or essence_of(content_type) != essence_of(media_type):
        return f"the media type is {content_type!r}, not {media_type!r}"
    if isinstance(value, bytes):
        return (
            None if body == value else f"the body is {body[:80]!r} for {value[:80]!r}"
        )
    if isinstance(value, Items):
        return items_difference(media_type, body, value)
    essence = essence_of(media_type)
    if _is_multipart(essence):
        read = [(part.name, part.content) for part in parts_of(content_type, body)]
        return _form_difference(read, value)
    if essence == _FORM:
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
        return _deep_difference(pairs, value, deep)
    if not is_json(media_type):
        return None if body == str(value).encode() else f"the text is {body[:80]!r}"
    try:
        read_json = json.loads(body)
    except ValueError:
        return f"the body is no JSON: {body[:80]!r}"
    return (
        None
        if same_json(read_json, value)
        else f"the body is {body[:300]!r} for {value!r}"
    )


def _deep_difference(
    read: list[tuple[str, str]], value: Json, deep: frozenset[str]
) -> str | None:
    """Compare the members in brackets by their text, and the others as they are."""
    members = value if isinstance(value, dict) else {}
    meant = {name: each for name, each in members.items() if name in deep}
    got = [pair for pair in read if pair[0].partition("[")[0] in meant]
    want = [pair for name, each in meant.items() for pair in deep_pairs(name, each)]
    if not _same_members(got, want):
        return f"the members are {got!r} for {meant!r}"
    rest = [(name, text.encode()) for name, text in read if (name, text) not in got]
    return _form_difference(rest, {n: v for n, v in members.items() if n not in meant})


def _same_members(got: list[tuple[str, str]], want: list[tuple[str, Json]]) -> bool:
    """Compare members in brackets, whose order means nothing but among elements."""
    if {name for name, _ in got} != {name for name, _ in want}:
        got = [(without_indices(name), text) for name, text in got]
        want = [(without_indices(name), value) for name, value in want]
    texts = sorted(got, key=lambda pair: pair[0])
    values = sorted(want, key=lambda pair: pair[0])
    return len(got) == len(want) and all(
        name == other and says(text, value)
        for (name, text), (other, value) in zip(texts, values, strict=True)
    )


def _form_difference(read: list[tuple[str, bytes]], value: Json) -> str | None:
    members = value if isinstance(value, dict) else {}
    meant = [
        (name, each)
        for name, member in members.items()
        for each in (member if isinstance(member, list) else [member])
    ]
    if [name for name, _ in read] != [name for name, _ in meant]:
        return f"the parts are {[name for name, _ in read]!r} for {value!r}"
    for (name, content), (_, each) in zip(read, meant, strict=True):
        if not says(content.decode("utf-8", "replace"), each):
            return f"the part {name!r} is {content[:80]!r} for {each!r}"
    return None
