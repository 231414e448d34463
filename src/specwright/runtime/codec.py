"""One parameter, ready to be written and read."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError, to_json

from .deep_objects import DeepWriter, read_deep
from .fields import NOTHING, Fields
from .media_types import is_json
from .operation import Parameter
from .percent import WireError, verbatim
from .shapes import Shape
from .style_reader import (
    collect_members,
    pair_up,
    read_scalar,
    read_value,
    split_joined,
    split_pairs,
)
from .style_writer import Writer
from .styles import Escape, Plain, Spelling, text_of


@dataclass(frozen=True, slots=True)
class Codec:
    """One parameter, ready to be written and read."""

    parameter: Parameter
    adapter: TypeAdapter[Any]
    shape: Shape
    builtin: type[Any] | None
    writer: Writer | DeepWriter
    spelling: Spelling
    explode: bool
    deep: bool
    unescape: Escape
    key: str
    others: frozenset[str]

    def write(self, value: Any) -> str:
        """Return a value as text: a segment, a header, or `name=value` pairs.

        Empty text means that nothing is sent. Raises `WireError` for a value that is
        not of the declared type, or that its style cannot express.
        """
        if type(value) is self.builtin:
            plain: Plain = value
        else:
            plain = self._dumped(value)
        if self.parameter.media_type is not None:
            plain = content_text(plain, self.parameter.media_type)
        text = self.writer.write(plain)
        if not text and self.parameter.place == "path":
            raise WireError("a path parameter cannot be empty")
        return text

    def _dumped(self, value: Any) -> Plain:
        try:
            plain: Plain = self.adapter.dump_python(
                value, mode="json", by_alias=True, exclude_unset=True, warnings="error"
            )
        except PydanticSerializationError as error:
            raise WireError(_reason(error)) from None
        return plain

    def read(self, fields: Fields) -> Any:
        """Return the validated value, or `NOTHING` where the parameter is absent.

        Raises `WireError` for text that is not in the declared style, and pydantic's
        `ValidationError` for a value that is not of the declared type.
        """
        if self.deep or (self.explode and self.shape.structured):
            return self._read_spread(fields)
        raws = fields.get(self.key)
        if not raws:
            return NOTHING
        if self.parameter.place == "header":
            raws = [",".join(raws)]
        if len(raws) > 1:
            raise WireError("the parameter is given more than once")
        return self._read_one(raws[0])

    def _read_one(self, raw: str) -> Any:
        if self.parameter.media_type is not None:
            return self._read_content(self.unescape(raw))
        if self.shape.structured and (
            not self.shape.scalars or self.spelling.joiner in raw
        ):
            return self._validated(read_value(self._split(raw), self.shape))
        text = self.unescape(self._value_of(raw))
        return self._read_text(text)

    def _read_text(self, text: str) -> Any:
        shape = self.shape
        plain = read_scalar(text, shape)
        if plain is text and shape.anything:
            return text
        try:
            return self._validated(plain)
        except ValueError:
            if plain is text or "string" not in shape.scalars:
                raise
            return self._validated(text)

    def _validated(self, plain: Plain) -> Any:
        return self.adapter.validate_json(to_json(plain), strict=True, by_name=False)

    def _read_content(self, text: str) -> Any:
        if is_json(self.parameter.media_type or ""):
            return self.adapter.validate_json(text, strict=True, by_name=False)
        return self._read_text(text)

    def _value_of(self, raw: str) -> str:
        """Take off what a style puts before a value in a path."""
        name, prefix = self.writer.name, self.spelling.prefix
        if prefix == ";":
            if raw == f";{name}":
                return ""
            prefix = f";{name}="
        if not raw.startswith(prefix):
            raise WireError(f"{raw!r} does not start with {prefix!r}")
        return raw[len(prefix) :]

    def _split(self, raw: str) -> Any:
        items = split_joined(self._value_of(raw), self.spelling)
        if self.parameter.place == "header":
            items = [item.strip(" \t") for item in items]
        if self.shape.array or not self.shape.mapping:
            return [self.unescape(item) for item in items]
        return pair_up(items, self.unescape)

    def _read_spread(self, fields: Fields) -> Any:
        if self.deep:
            tree = read_deep(self.parameter.name, fields)
        elif self.parameter.place in {"path", "header"}:
            tree = self._split_spread(fields)
        else:
            tree = self._gather(fields)
        if tree is None:
            return self._absent()
        if isinstance(tree, str):
            return self._read_text(tree)
        return self._validated(read_value(tree, self.shape))

    def _absent(self) -> Any:
        if not self.parameter.required or not self.shape.array:
            return NOTHING
        return self._validated([])

    def _gather(self, fields: Fields) -> Any:
        """Collect what was spread over fields of the query or over cookies."""
        if self.shape.mapping and not self.shape.array:
            unescape_name = (
                verbatim if self.parameter.place == "query" else self.unescape
            )
            found = collect_members(
                fields, self.shape, self.others, self.unescape, unescape_name
            )
            return found or None
        raws = fields.get(self.key)
        if not raws:
            return None
        texts = [self.unescape(raw) for raw in raws]
        if texts == [""] and "string" not in self.shape.item.scalars:
            return []
        return texts[0] if len(texts) == 1 and self.shape.scalars else texts

    def _split_spread(self, fields: Fields) -> Any:
        raws = fields.get(self.key)
        if not raws:
            return None
        items = self._spread_items(",".join(raws))
        if self.shape.array or not self.shape.mapping:
            if len(items) == 1 and self.shape.scalars:
                return self.unescape(items[0])
            return [self.unescape(item) for item in items]
        return split_pairs(items, self.unescape)

    def _spread_items(self, raw: str) -> list[str]:
        prefix, separator = self.spelling.prefix, self.spelling.separator
        if not raw.startswith(prefix):
            raise WireError(f"{raw!r} does not start with {prefix!r}")
        raw = raw[len(prefix) :]
        items = raw.split(separator) if raw else []
        if self.parameter.place == "header":
            return [item.strip(" \t") for item in items]
        if self.spelling.named and (self.shape.array or not self.shape.mapping):
            return [self._unnamed(item) for item in items]
        return items

    def _unnamed(self, item: str) -> str:
        name, _, value = item.partition("=")
        if name != self.writer.name:
            raise WireError(f"{item!r} is not named {self.parameter.name!r}")
        return value

    def claims(self, name: str) -> bool:
        """Whether a field of that name belongs to this parameter."""
        if name == self.key:
            return True
        if self.deep:
            return name.startswith(f"{self.parameter.name}[")
        if not self.explode or not self.shape.mapping:
            return False
        return name in self.shape.named or (
            bool(self.shape.extras) and name not in self.others
        )


def content_text(plain: Plain, media_type: str) -> str:
    """Return the text of a parameter that is declared by `content`."""
    if is_json(media_type):
        return to_json(plain).decode()
    return text_of(plain)


def _reason(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[-1].strip() if lines else "the value cannot be serialised"
