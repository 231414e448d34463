"""Keywords of arrays (JSON Schema Core, section 10.3.1; Validation, section 6.4)."""

from specwright.ir.schemas import (
    Assertion,
    Contains,
    Items,
    MaxItems,
    MinItems,
    PrefixItems,
    UnevaluatedItems,
    UniqueItems,
)

from .site import Site


def items(site: Site) -> tuple[Assertion, ...]:
    """Read `items`; an array of schemas is what 2020-12 calls `prefixItems`."""
    if not isinstance(site.node["items"], list):
        return (Items(site.schema("items")),)
    site.report(
        "keyword-of-another-version",
        "items",
        "`items` is an array, as in older drafts; it is read as `prefixItems`",
        "write `prefixItems` in OpenAPI 3.1 or later",
    )
    schemas = site.schemas("items")
    return (PrefixItems(schemas),) if schemas else ()


def additional_items(site: Site) -> tuple[Assertion, ...]:
    """Read `additionalItems`, which rules what follows an array of `items`."""
    if not isinstance(site.node.get("items"), list):
        site.report(
            "unknown-keyword",
            "additionalItems",
            "`additionalItems` means nothing without an array of `items`; "
            "it is left out",
        )
        return ()
    site.report(
        "keyword-of-another-version",
        "additionalItems",
        "`additionalItems` is of older drafts; it is read as `items`",
        "write `prefixItems` and `items` in OpenAPI 3.1 or later",
    )
    return (Items(site.schema("additionalItems")),)


def prefix_items(site: Site) -> tuple[Assertion, ...]:
    """Read `prefixItems`."""
    schemas = site.schemas("prefixItems")
    return (PrefixItems(schemas),) if schemas else ()


def contains(site: Site) -> tuple[Assertion, ...]:
    """Read `contains` with its bounds."""
    least = site.count("minContains") if "minContains" in site.node else None
    most = site.count("maxContains") if "maxContains" in site.node else None
    return (Contains(site.schema("contains"), 1 if least is None else least, most),)


def min_items(site: Site) -> tuple[Assertion, ...]:
    """Read `minItems`."""
    count = site.count("minItems")
    return () if count is None else (MinItems(count),)


def max_items(site: Site) -> tuple[Assertion, ...]:
    """Read `maxItems`."""
    count = site.count("maxItems")
    return () if count is None else (MaxItems(count),)


def unique_items(site: Site) -> tuple[Assertion, ...]:
    """Read `uniqueItems`."""
    return (UniqueItems(),) if site.flag("uniqueItems") else ()


def unevaluated_items(site: Site) -> tuple[Assertion, ...]:
    """Read `unevaluatedItems`."""
    return (UnevaluatedItems(site.schema("unevaluatedItems")),)
