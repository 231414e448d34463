"""A document as text that reads back as the same document."""

import json
from typing import Any

from yaml import CSafeDumper, ScalarNode, dump

from specwright.ir.json import Json

from .document import Document
from .scalars import plain_scalar

_STRING = "tag:yaml.org,2002:str"


def bundled(document: Document, *, as_json: bool = False) -> str:
    """Return a document, with all its files in one, as YAML or JSON."""
    return written(document.value, as_json=as_json)


def written(value: Json, *, as_json: bool = False) -> str:
    """Return a value as YAML, or JSON, in its own order."""
    if as_json:
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    text: str = dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=88
    )
    return text


class _Dumper(CSafeDumper):
    """Quotes what YAML 1.2 would not read as a string, and writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _string(_dumper: _Dumper, text: str) -> ScalarNode:
    style = None
    if "\n" in text.strip("\n") and text.isprintable() is False:
        style = "|" if _block(text) else '"'
    elif not isinstance(plain_scalar(text), str):
        style = "'"
    return ScalarNode(_STRING, text, style=style)


def _block(text: str) -> bool:
    """Return whether a text of several lines can stand as it is."""
    return all(
        (line == "" or line.isprintable()) and not line.endswith(" ")
        for line in text.split("\n")
    )


_Dumper.add_representer(str, _string)
