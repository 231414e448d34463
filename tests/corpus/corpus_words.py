"""Other words, and other edits, for real specifications."""

import random
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass
from typing import Any

from specwright.document.pointer import escape, lookup, tokens
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.words import Words

Document = dict[str, Any]
Edit = Callable[[Document, random.Random], None]

TEXTS = (
    "Ok",
    "Success.",
    "the quick brown fox",
    "`code`",
    "Two\n\nparagraphs",
    "- a list\n- of two",
    '"""',
    "\\",
    "\u00fcn\u00ef\u202e",
    "Default response",
    "long " * 40,
    "    indented",
    "{braces} %s | * _",
    "'",
)


def words(api: Api) -> dict[str, str]:
    """Return all words of an API, by their place."""
    found: dict[str, str] = {}
    seen: dict[int, object] = {}
    waiting: list[object] = [api]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Words):
            found[one.pointer] = str(one)
        elif id(one) not in seen and not isinstance(one, str | int | float | None):
            seen[id(one)] = one
            waiting.extend(_inside(one))
    return found


def _inside(one: object) -> Iterator[object]:
    if isinstance(one, Mapping):
        yield from one.values()
    elif isinstance(one, list | tuple | set | frozenset):
        yield from one
    elif is_dataclass(one):
        yield from (getattr(one, field.name) for field in fields(one))


def with_other_words(
    document: Document, places: Mapping[str, str], chance: random.Random
) -> Document:
    """Return a document with other words at all places that have any.

    Among them are those that repeat a title or a name.
    """
    changed = deepcopy(document)
    for place, text in places.items():
        if text.strip():
            holder = place.rpartition("/")[0]
            at = _at(changed, holder)
            title = at.get("title")
            names = [tokens(holder)[-1], *([title] if isinstance(title, str) else [])]
            drawn = " ".join(chance.choices(TEXTS, k=chance.randint(1, 6)))
            own = [name for name in names if name.strip()]
            at[tokens(place)[-1]] = chance.choice([drawn, drawn, *own])
    return changed


def _at(document: Document, pointer: str) -> Document:
    found = lookup(document, pointer)
    assert found is not None
    assert isinstance(found.json, dict)
    return found.json


# Edits --------------------------------------------------------------------------


def edits() -> Mapping[str, Edit]:
    """Return every kind of edit, by name."""
    return {
        "description": _description,
        "summary": _summary,
        "type": _type,
        "name": _name,
        "required": _required,
        "values": _values,
        "title": _title,
        "new operation": _new_operation,
        "removed operation": _removed_operation,
        "removed schema": _removed_schema,
        "order": _order,
    }


def _objects(value: Json, name: str = "") -> Iterator[tuple[str, Document]]:
    """Yield each object with the name that it has where it stands."""
    waiting: list[tuple[str, Json]] = [(name, value)]
    while waiting:
        name, of = waiting.pop()
        if isinstance(of, dict):
            yield name, of
            waiting.extend(of.items())
        elif isinstance(of, list):
            waiting.extend(("", each) for each in of)


def _drawn(
    document: Document, chance: random.Random, fits: Callable[[str, Document], bool]
) -> Document:
    return chance.choice([of for name, of in _objects(document) if fits(name, of)])


def _with(document: Document, chance: random.Random, key: str, kind: type) -> Document:
    return _drawn(document, chance, lambda _, of: isinstance(of.get(key), kind))


def _description(document: Document, chance: random.Random) -> None:
    _with(document, chance, "description", str)["description"] = chance.choice(TEXTS)


def _summary(document: Document, chance: random.Random) -> None:
    _with(document, chance, "operationId", str)["summary"] = chance.choice(TEXTS)


def _type(document: Document, chance: random.Random) -> None:
    _drawn(document, chance, lambda _, of: of.get("type") == "string")["type"] = (
        "number"
    )


def _name(document: Document, chance: random.Random) -> None:
    properties = _drawn(
        document, chance, lambda name, of: name == "properties" and bool(of)
    )
    old = chance.choice(list(properties))
    properties[f"{old}_too"] = properties.pop(old)


def _required(document: Document, chance: random.Random) -> None:
    holder = _with(document, chance, "properties", dict)
    holder["required"] = [] if holder.get("required") else list(holder["properties"])


def _values(document: Document, chance: random.Random) -> None:
    _with(document, chance, "enum", list)["enum"].append("one-more")


def _title(document: Document, chance: random.Random) -> None:
    _with(document, chance, "properties", dict)["title"] = "Another Title"


def _operations(document: Document) -> list[tuple[str, str]]:
    return [
        (path, method)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "responses" in operation
    ]


def _new_operation(document: Document, chance: random.Random) -> None:
    path, method = chance.choice(_operations(document))
    copied = deepcopy(document["paths"][path])
    for operation in copied.values():
        if isinstance(operation, dict):
            operation.pop("operationId", None)
    document["paths"][f"{path}/again"] = {method: copied[method], **copied}


def _removed_operation(document: Document, chance: random.Random) -> None:
    path, method = chance.choice(_operations(document))
    del document["paths"][path][method]


def _removed_schema(document: Document, chance: random.Random) -> None:
    schemas = document["components"]["schemas"]
    text = repr(document)
    unused = [
        name for name in schemas if f"#/components/schemas/{escape(name)}'" not in text
    ]
    del schemas[chance.choice(unused or list(schemas))]


def _order(document: Document, chance: random.Random) -> None:
    properties = _drawn(
        document, chance, lambda name, of: name == "properties" and len(of) > 1
    )
    first = next(iter(properties))
    properties[first] = properties.pop(first)
