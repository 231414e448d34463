"""Values to text (OpenAPI 3.1, section 4.8.12.3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from .percent import WireError
from .styles import Escape, Pairs, Plain, Spelling, text_of


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one parameter in one style."""

    name: str
    spelling: Spelling
    explode: bool
    escape: Escape
    escape_element: Escape

    def write(self, value: Plain) -> str:
        """Return the complete text, which is empty where nothing is to be sent."""
        match value:
            case list():
                return self._write_list([self._escaped(one) for one in value])
            case dict():
                pairs = [
                    (self._key(key), self._escaped(one)) for key, one in value.items()
                ]
                return self._write_pairs(pairs)
            case _:
                text = self.escape(text_of(value))
                return self.spelling.prefix + self._assigned(text)

    def _write_list(self, items: list[str]) -> str:
        spread = self.explode and self.spelling.named
        if items == [""] and not spread:
            raise WireError("a list of one empty string cannot be told from []")
        if not self.explode:
            return self._joined(items)
        if not items:
            return self._nothing()
        texts = map(self._assigned, items)
        return self.spelling.prefix + self.spelling.separator.join(texts)

    def _write_pairs(self, pairs: Pairs) -> str:
        if not self.explode:
            return self._joined([text for pair in pairs for text in pair])
        if not pairs:
            return self._nothing()
        texts = (f"{key}={text}" for key, text in pairs)
        return self.spelling.prefix + self.spelling.separator.join(texts)

    def _joined(self, texts: Iterable[str]) -> str:
        return self.spelling.prefix + self._assigned(self.spelling.joiner.join(texts))

    def _nothing(self) -> str:
        return self.spelling.prefix if self.spelling.prefix != ";" else ""

    def _assigned(self, text: str) -> str:
        if not self.spelling.named:
            return text
        if self.spelling.bare and not text:
            return self.name
        return f"{self.name}={text}"

    def _escaped(self, value: Plain) -> str:
        text = text_of(value)
        unclear = self.spelling.ambiguous
        if unclear and unclear in text and not (self.explode and self.spelling.named):
            raise WireError(f"{text!r} holds the delimiter {unclear!r}")
        return self.escape_element(text)

    def _key(self, name: str) -> str:
        text = self._escaped(name)
        if self.explode and "=" in text:
            raise WireError(f"{name!r} holds the delimiter '='")
        return text
