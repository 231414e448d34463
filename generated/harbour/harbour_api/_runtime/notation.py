"""How one parameter, or one member of a form, is spelled: plain data and text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json

from .deep_objects import DeepWriter, read_deep
from .fields import NOTHING, Fields, Nothing
from .media_types import is_json
from .operation import Place
from .percent import WireError, verbatim
from .shapes import Shape
from .style_reader import (
    Scalars,
    collect_members,
    pair_up,
    read_scalar,
    read_text,
    read_value,
    split_joined,
    split_pairs,
)
from .style_writer import Writer
from .styles import Escape, Plain, Spelling, text_of


@dataclass(frozen=True, slots=True)
class Notation:
    """The spelling of one name in one place, both ways.

    `key` is the name under which fields are looked up, `others` are the names beside
    it, `media_type` is set where `content` says how the value is written.
    """

    name: str
    key: str
    place: Place
    shape: Shape
    writer: Writer | DeepWriter
    spelling: Spelling
    explode: bool
    deep: bool
    unescape: Escape
    media_type: str | None
    others: frozenset[str]

    def write(self, plain: Plain) -> str:
        """Return a value as text: a segment, a header, or `name=value` pairs.

        Empty text means that nothing is sent. Raises `WireError` for a value that the
        style cannot express.
        """
        if self.media_type is not None:
            encoded = to_json(plain).decode() if is_json(self.media_type) else None
            return self.writer.write(text_of(plain) if encoded is None else encoded)
        return self.writer.write(plain)

    def read(self, fields: Fields, scalars: Scalars = read_scalar) -> Plain | Nothing:
        """Return what the fields spell, or `NOTHING` where the name is absent.

        Raises `WireError` for text that is not in this notation.
        """
        if self.deep:
            bare = bool(self.shape.scalars) or not self.shape.mapping
            tree = read_deep(self.name, fields, bare=bare)
        elif not self.explode or not self.shape.structured:
            return self._read_one(fields, scalars)
        elif self.place in {"path", "header"}:
            tree = self._split_spread(fields)
        else:
            tree = self._gather(fields)
        return NOTHING if tree is None else read_value(tree, self.shape, scalars)

    def readings(self, fields: Fields) -> Iterator[Plain]:
        """Yield what fields may spell, too: nothing but texts, or a single element."""
        texts = self.read(fields, read_text)
        if not isinstance(texts, Nothing):
            yield texts
        raws = fields.get(self.key, ())
        if self.shape.array and len(raws) == 1:
            text = self.unescape(self._value_of(raws[0]))
            yield [read_value(text, self.shape.item)]

    def _read_one(self, fields: Fields, scalars: Scalars) -> Plain | Nothing:
        raws = fields.get(self.key)
        if not raws:
            return NOTHING
        raw = ",".join(raws) if self.place == "header" else raws[0]
        if len(raws) > 1 and self.place != "header":
            raise WireError("the parameter is given more than once")
        if self.media_type is not None and is_json(self.media_type):
            return _parsed(self.unescape(raw))
        value = self._value_of(raw)
        if self.shape.structured and self.media_type is None:
            alone = self.shape.stands_alone(value)
            if not alone or self.spelling.joiner in raw:
                return read_value(self._split(value), self.shape, scalars)
        return scalars(self.unescape(value), self.shape)

    def _value_of(self, raw: str) -> str:
        """Take off what a style puts before a value in a path."""
        raw = self._dotted(raw)
        name, prefix = self.writer.name, self.spelling.prefix
        if prefix == ";":
            if raw == f";{name}":
                return ""
            prefix = f";{name}="
        if not raw.startswith(prefix):
            raise WireError(f"{raw!r} does not start with {prefix!r}")
        return raw[len(prefix) :]

    def _split(self, value: str) -> Any:
        items = split_joined(value, self.spelling)
        if self.place == "header":
            items = [item.strip(" \t") for item in items]
        if self.shape.array or not self.shape.mapping:
            return [self.unescape(item) for item in items]
        return pair_up(items, self.unescape)

    def _gather(self, fields: Fields) -> Any:
        """Collect what was spread over fields of the query or over cookies."""
        if self.shape.mapping and not self.shape.array:
            unescape_name = verbatim if self.place == "query" else self.unescape
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
        alone = len(texts) == 1 and self.shape.stands_alone(texts[0])
        return texts[0] if alone else texts

    def _split_spread(self, fields: Fields) -> Any:
        raws = fields.get(self.key)
        if not raws:
            return None
        items = self._spread_items(",".join(raws))
        if self.shape.array or not self.shape.mapping:
            texts = [self.unescape(item) for item in items]
            alone = len(texts) == 1 and self.shape.stands_alone(texts[0])
            return texts[0] if alone else texts
        return split_pairs(items, self.unescape)

    def _dotted(self, raw: str) -> str:
        """Return a label with its dot, which is encoded where it stands alone."""
        dotted = self.spelling.prefix == "." and raw[:3].upper() == "%2E"
        return f".{raw[3:]}" if dotted else raw

    def _spread_items(self, raw: str) -> list[str]:
        raw = self._dotted(raw)
        prefix, separator = self.spelling.prefix, self.spelling.separator
        if not raw.startswith(prefix):
            raise WireError(f"{raw!r} does not start with {prefix!r}")
        raw = raw[len(prefix) :]
        items = raw.split(separator) if raw else []
        if self.place == "header":
            return [item.strip(" \t") for item in items]
        if self.spelling.named and (self.shape.array or not self.shape.mapping):
            return [self._unnamed(item) for item in items]
        return items

    def _unnamed(self, item: str) -> str:
        name, _, value = item.partition("=")
        if name != self.writer.name:
            raise WireError(f"{item!r} is not named {self.name!r}")
        return value

    def claims(self, name: str) -> bool:
        """Whether a field of that name belongs to this parameter."""
        if name == self.key:
            return True
        if self.deep:
            return name.startswith(f"{self.name}[")
        if not self.explode or not self.shape.mapping:
            return False
        return name in self.shape.named or (
            bool(self.shape.extras) and name not in self.others
        )


def _parsed(text: str) -> Plain:
    try:
        value: Plain = from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise WireError(f"not JSON: {error}") from None
    return value
