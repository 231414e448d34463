"""The parts of a multipart body, read apart (RFC 7578; OpenAPI 3.1, section 4.8.15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from fnmatch import fnmatchcase

from specwright.contract.oracle.pointers import schema_at
from specwright.document import Document
from specwright.ir.operations import MediaType


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it is called, its media type without parameters, its bytes."""

    name: str
    media_type: str
    content: bytes


def parts_of(content_type: str, body: bytes) -> list[Part]:
    """Return the parts of a body."""
    message = message_from_bytes(
        b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body
    )
    found: list[Part] = []
    for part in message.get_payload():
        if isinstance(part, Message):
            name = part.get_param("name", header="content-disposition")
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            found.append(Part(str(name), part.get_content_type(), content))
    return found


def declared_types(
    document: Document, content: MediaType
) -> Mapping[str, tuple[str, ...]]:
    """Return the media types that the encoding of a body lists, by part."""
    node = schema_at(document.value, content.pointer) or {}
    encodings = node.get("encoding")
    found: dict[str, tuple[str, ...]] = {}
    for name, each in (encodings if isinstance(encodings, dict) else {}).items():
        listed = each.get("contentType") if isinstance(each, dict) else None
        if isinstance(listed, str):
            ranges = (one.partition(";")[0] for one in listed.split(","))
            found[name] = tuple(one.strip().lower() for one in ranges)
    return found


def type_difference(
    parts: list[Part], declared: Mapping[str, tuple[str, ...]]
) -> str | None:
    """Say which part has a media type that its encoding does not list."""
    for part in parts:
        listed = declared.get(part.name, ("*",))
        if not any(fnmatchcase(part.media_type, one) for one in listed):
            wanted = " or ".join(listed)
            return f"the part {part.name!r} is {part.media_type}, not {wanted}"
    return None
