"""Discriminators (OpenAPI 3.1, section 4.8.25)."""

from typing import Final

from specwright.build.kinds import quoted
from specwright.build.pointers import child
from specwright.ir.json import Json
from specwright.ir.schemas import Discriminator

from .site import Site

_SCHEMAS: Final = "/components/schemas"


def discriminator(site: Site) -> Discriminator | None:
    """Read `discriminator`; a mapping to nowhere is reported and left out.

    A bare string names the property, as in Swagger 2.0.
    """
    value = site.node["discriminator"]
    if isinstance(value, str):
        site.report(
            "keyword-of-another-version",
            "discriminator",
            "`discriminator` is a string, as in Swagger 2.0; it names the property",
            "write `propertyName` inside `discriminator`",
        )
        return Discriminator(value)
    node = site.mapping("discriminator")
    name = node.get("propertyName")
    if not isinstance(name, str):
        site.findings.wrong_type(
            f"{site.pointer}/discriminator",
            "`propertyName`",
            name,
            "the name of a property",
        )
        return None
    return Discriminator(name, _mapping(site, node.get("mapping", {})), _default(site))


def _mapping(site: Site, mapping: Json) -> tuple[tuple[str, str], ...]:
    if not isinstance(mapping, dict):
        pointer = f"{site.pointer}/discriminator/mapping"
        site.findings.wrong_type(pointer, "`mapping`", mapping, "an object")
        return ()
    pairs = [
        (str(value), _target(site, f"mapping/{value}", target))
        for value, target in mapping.items()
    ]
    return tuple((value, target) for value, target in pairs if target is not None)


def _default(site: Site) -> str | None:
    node = site.mapping("discriminator")
    if "defaultMapping" not in node:
        return None
    return _target(site, "defaultMapping", node["defaultMapping"])


def _target(site: Site, where: str, target: Json) -> str | None:
    """Return the schema that a name or a reference means; a name goes first."""
    if isinstance(target, str):
        named = child(_SCHEMAS, target)
        if site.references.exists(named):
            return named
        pointer = site.references.pointer_of(target, site.pointer)
        if pointer is not None and site.references.exists(pointer):
            return pointer
    site.report(
        "unknown-discriminator-mapping",
        "discriminator",
        f"`{where}` names {quoted(target)}, which is no schema; it is left out",
    )
    return None
