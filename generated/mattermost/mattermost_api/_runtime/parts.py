"""The parts of a multipart body (RFC 7578), between members and the wire."""

import mimetypes
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Final
from urllib.parse import unquote_plus

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from .adapters import adapter_of
from .codec import Codec, dumped
from .file import FILES, File, token_of, with_files
from .forms import best_value, form_member
from .heirs import refusals
from .media_types import is_json
from .operation import Content, Encoding, Header
from .parameters import header_codec, notation_of
from .percent import WireError
from .shapes import Shape, shape_of
from .style_reader import Scalars, read_scalar, read_text, read_value
from .styles import Plain, text_of

_ENTITY: Final = re.compile("%22|%0D|%0A", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, its media type if it says one, and what it holds."""

    name: str
    body: bytes | File
    content_type: str | None = None
    filename: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def head(self) -> bytes:
        """Return the headers as they travel, with the empty line after them."""
        disposition = f'form-data; name="{_quoted(self.name)}"'
        if self.filename is not None:
            disposition += f'; filename="{_quoted(self.filename)}"'
        lines = [f"Content-Disposition: {disposition}"]
        if self.content_type is not None:
            lines.append(f"Content-Type: {_line(self.content_type)}")
        lines += [f"{_line(name)}: {_line(of)}" for name, of in self.headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def unquoted(text: str) -> str:
    """Return a name or file name without the escapes that forms use."""
    return _ENTITY.sub(lambda found: unquote_plus(found[0]), text)


def _line(text: str) -> str:
    if "\r" in text or "\n" in text:
        raise WireError(f"{text!r} cannot be written in a header")
    return text


@dataclass(frozen=True, eq=False)
class Parts:
    """The members of a body that is sent in parts.

    Documented headers of a part are checked, and only files have headers to send.
    """

    content: Content

    @cached_property
    def shape(self) -> Shape:
        """What the declared type stands for."""
        return shape_of(self.content.type)

    def is_file(self, name: str, filename: str | None) -> bool:
        """Whether a part is kept as a file.

        It is declared to be one, or may be anything and is named like one.
        """
        shape = self.shape.member(name)
        inner = shape.item if shape.array else shape
        return inner.file or (filename is not None and inner.anything)

    def write(self, value: Any) -> Sequence[Part]:
        """Return the parts of a value; null members are left out."""
        files: dict[str, File] = {}
        plain = dumped(
            adapter_of(self.content.type),
            value,
            {FILES: files},
            fallback=partial(token_of, files),
        )
        if not isinstance(plain, dict):
            raise WireError("only an object can be written in parts")
        return [
            self._checked(part)
            for name, member in plain.items()
            for part in self._parts(name, member, files)
        ]

    @cached_property
    def _headers(self) -> Mapping[str, Sequence[tuple[Header, Codec]]]:
        """The documented headers of parts; what a body is in says its encoding."""
        return {
            name: [
                (header, header_codec(header))
                for header in encoding.headers
                if header.name.lower() != "content-type"
            ]
            for name, encoding in self.content.encodings.items()
            if encoding.headers
        }

    def _checked(self, part: Part) -> Part:
        """Return a part itself if its headers are as documented."""
        documented = self._headers.get(part.name, ())
        found = {name.lower(): text for name, text in part.headers.items()}
        for header, codec in documented:
            text = found.get(codec.key)
            if text is not None:
                _check_header(part.name, header, codec, text)
            elif header.required:
                raise WireError(
                    f"the part {part.name!r} needs the header {header.name}"
                )
        return part

    def _parts(
        self, name: str, member: Plain, files: Mapping[str, File]
    ) -> Iterator[Part]:
        encoding = self.content.encodings.get(name, Encoding())
        if encoding.style is not None or encoding.explode is not None:
            yield from self._styled(name, member, encoding)
        elif isinstance(member, list) and not is_json(encoding.content_type or ""):
            for item in member:
                yield _part(name, item, encoding, files)
        elif member is not None:
            yield _part(name, member, encoding, files)

    def _styled(self, name: str, member: Plain, encoding: Encoding) -> Iterator[Part]:
        shape = self.shape.member(name)
        text = notation_of(form_member(name, encoding, shape), shape).write(member)
        for pair in filter(None, text.split("&")):
            key, _, value = pair.partition("=")
            yield Part(unquote_plus(key), unquote_plus(value).encode())

    def read(
        self, parts: Sequence[Part], context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the validated value of parts.

        Raises `WireError` for a part that holds no such value, and pydantic's
        `ValidationError` for a whole that is not of the declared type.
        """
        files: dict[str, File] = {}
        grouped: dict[str, list[Part]] = {}
        for part in parts:
            grouped.setdefault(part.name, []).append(self._checked(part))
        plain = {
            name: self._member(name, several, files)
            for name, several in grouped.items()
        }
        readings = {
            name: self._readings(name, several, files)
            for name, several in grouped.items()
        }
        known = {**(context or {}), FILES: files}
        value = best_value(
            plain, readings, lambda members: self._validated(members, known)
        )
        return with_files(value, files) if files else value

    def _validated(self, plain: Mapping[str, Plain], context: Mapping[str, Any]) -> Any:
        return adapter_of(self.content.type).validate_json(
            to_json(plain), strict=True, by_name=False, context=context
        )

    def _readings(
        self, name: str, parts: Sequence[Part], files: dict[str, File]
    ) -> Iterator[Plain]:
        """Yield what parts may hold, too: nothing but texts, or what is no element."""
        if any(isinstance(part.body, File) for part in parts):
            return
        yield self._member(name, parts, files, read_text)
        shape = self.shape.member(name)
        if shape.array and len(parts) == 1:
            yield _read(parts[0], shape, files)

    def _member(
        self,
        name: str,
        parts: Sequence[Part],
        files: dict[str, File],
        scalars: Scalars = read_scalar,
    ) -> Plain:
        shape = self.shape.member(name)
        if not shape.array or (
            len(parts) == 1 and is_json(parts[0].content_type or "")
        ):
            if len(parts) > 1 and not shape.anything:
                raise WireError(f"the part {name!r} comes more than once")
            return _read(parts[-1], shape, files, scalars)
        return [_read(part, shape.item, files, scalars) for part in parts]


def _part(
    name: str, member: Plain, encoding: Encoding, files: Mapping[str, File]
) -> Part:
    file = files.get(member) if isinstance(member, str) else None
    if file is not None:
        known = file.content_type or _concrete(encoding) or guessed_type(file)
        return Part(name, file, known, file.filename or name, file.headers)
    kind = _concrete(encoding)
    if kind is None and isinstance(member, (dict, list)):
        kind = "application/json"
    if kind is not None and is_json(kind):
        return Part(name, to_json(member), kind)
    return Part(name, text_of(member).encode(), kind)


def _check_header(name: str, header: Header, codec: Codec, text: str) -> None:
    where = f"the header {header.name} of the part {name!r}"
    try:
        codec.read({codec.key: (text,)})
    except ValidationError as error:
        found = refusals(error)
        raise WireError(f"{where}: {found[0]['msg']}") from None
    except WireError as error:
        raise WireError(f"{where}: {error}") from None


def _concrete(encoding: Encoding) -> str | None:
    """Return the first media type that an encoding names, unless it is a range."""
    first = (encoding.content_type or "").partition(",")[0].strip()
    return first if first and "*" not in first else None


def guessed_type(file: File) -> str:
    """Return the media type that a file's name speaks of."""
    guess = mimetypes.guess_type(file.filename)[0] if file.filename else None
    return guess or "application/octet-stream"


def _read(
    part: Part, shape: Shape, files: dict[str, File], scalars: Scalars = read_scalar
) -> Plain:
    if isinstance(part.body, File):
        token = f"file-{len(files)}-{id(part.body):x}"
        files[token] = part.body
        return token
    if is_json(part.content_type or ""):
        return _json(part.name, part.body)
    try:
        text = part.body.decode()
    except UnicodeDecodeError:
        raise WireError(f"the part {part.name!r} is not UTF-8") from None
    return read_value(text, shape, scalars)


def _json(name: str, body: bytes) -> Plain:
    try:
        value: Plain = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise WireError(f"the part {name!r} is not JSON: {error}") from None
    return value
