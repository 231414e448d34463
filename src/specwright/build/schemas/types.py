"""Keywords of any type (JSON Schema Validation, section 6.1)."""

from typing import Final

from specwright.build.dialect import Dialect
from specwright.build.kinds import quoted
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Assertion, Const, Enum, Never, Type
from specwright.schema.values import identity

from .annotations import kept
from .site import Site

_TYPES: Final = {each.value: each for each in JsonType}
_SINGLE: Final = {each.value: (Type((each,)),) for each in JsonType}


def type_(site: Site) -> tuple[Assertion, ...]:
    """Read `type`, one or several."""
    value = site.node["type"]
    if isinstance(value, str) and value in _SINGLE:
        if value == "null" and site.dialect is Dialect.V3_0:
            _foreign(site, "`type` is `null`")
        _check_items(site, value)
        return _SINGLE[value]
    if not isinstance(value, list):
        value = [value]
    elif site.dialect is Dialect.V3_0:
        _foreign(site, "`type` is an array")
    types = dict.fromkeys(
        found for name in value if (found := _known(site, name)) is not None
    )
    return (Type(tuple(types)),) if types else ()


def enum(site: Site) -> tuple[Assertion, ...]:
    """Read `enum`, with what `x-enum-varnames` and its kin say of the values."""
    values = site.node["enum"]
    if not isinstance(values, list):
        site.wrong_type("enum", "an array of values")
        return ()
    if not kept(site, "enum", values):
        return ()
    if not values:
        site.report("empty-enum", "enum", "`enum` is empty; no value is valid")
        return (Never(),)
    distinct = _distinct(site, values)
    names = _labels(site, distinct, ("x-enum-varnames", "x-enumNames"))
    descriptions = _labels(
        site, distinct, ("x-enum-descriptions", "x-enumDescriptions")
    )
    if len(distinct) == len(values):
        return (Enum(tuple(values), names, descriptions),)
    return (Enum(tuple(values[index] for index in distinct), names, descriptions),)


def const(site: Site) -> tuple[Assertion, ...]:
    """Read `const`."""
    value = site.node["const"]
    return (Const(value),) if kept(site, "const", value) else ()


def _check_items(site: Site, name: str) -> None:
    if name == "array" and site.dialect is Dialect.V3_0 and "items" not in site.node:
        site.report(
            "array-without-items",
            "type",
            "`type` is `array` and there are no `items`; it may hold anything",
        )


def _known(site: Site, name: Json) -> JsonType | None:
    if isinstance(name, str) and name in _TYPES:
        return _TYPES[name]
    if isinstance(name, str):
        site.report(
            "unknown-type", "type", f"`type` `{name}` is not known; it is left out"
        )
    else:
        site.findings.wrong_type(
            f"{site.pointer}/type", "`type`", name, "the name of a type"
        )
    return None


def _foreign(site: Site, what: str) -> None:
    site.report(
        "keyword-of-another-version",
        "type",
        f"{what}, which {site.dialect.title} does not know; "
        "it is understood all the same",
        "write `nullable: true`, or move to OpenAPI 3.1",
    )


def _distinct(site: Site, values: list[Json]) -> list[int]:
    first: dict[object, int] = {}
    for index, value in enumerate(values):
        same = first.setdefault(identity(value), index)
        if same != index:
            site.report(
                "duplicate-enum-value",
                f"enum/{index}",
                f"`enum` lists {quoted(value)} a second time",
            )
    return list(first.values())


def _labels(site: Site, kept: list[int], keywords: tuple[str, ...]) -> tuple[str, ...]:
    keyword = next((each for each in keywords if each in site.node), None)
    if keyword is None:
        return ()
    labels = site.node[keyword]
    values = site.node["enum"]
    if isinstance(labels, dict) and isinstance(values, list):
        return tuple(str(labels.get(str(values[index]), "")) for index in kept)
    if (
        isinstance(labels, list)
        and isinstance(values, list)
        and len(labels) == len(values)
        and all(isinstance(label, str) for label in labels)
    ):
        return tuple(str(labels[index]) for index in kept)
    site.report(
        "enum-names-mismatch",
        keyword,
        f"`{keyword}` does not name the values of `enum` one by one; it is left out",
    )
    return ()
