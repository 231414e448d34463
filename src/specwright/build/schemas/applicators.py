"""Keywords that combine schemas (JSON Schema Core, sections 8.2.3 and 10.2)."""

from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    DynamicReference,
    Not,
    OneOf,
    Reference,
    Schema,
)

from .site import Site


def ref(site: Site) -> tuple[Assertion, ...]:
    """Read `$ref`."""
    target = _target(site, "$ref")
    return () if target is None else (Reference(target),)


def dynamic_ref(site: Site) -> tuple[Assertion, ...]:
    """Read `$dynamicRef`; without a dynamic anchor at its target it is a `$ref`."""
    target = _target(site, "$dynamicRef")
    if target is None:
        return ()
    anchor = site.references.dynamic_anchor(target)
    if anchor is None or not str(site.node["$dynamicRef"]).endswith(f"#{anchor}"):
        return (Reference(target),)
    return (DynamicReference(target, anchor),)


def all_of(site: Site) -> tuple[Assertion, ...]:
    """Read `allOf`."""
    schemas = _several(site, "allOf")
    return (AllOf(schemas),) if schemas else ()


def any_of(site: Site) -> tuple[Assertion, ...]:
    """Read `anyOf`."""
    schemas = _several(site, "anyOf")
    return (AnyOf(schemas),) if schemas else ()


def one_of(site: Site) -> tuple[Assertion, ...]:
    """Read `oneOf`."""
    schemas = _several(site, "oneOf")
    return (OneOf(schemas),) if schemas else ()


def not_(site: Site) -> tuple[Assertion, ...]:
    """Read `not`."""
    return (Not(site.schema("not")),)


def if_(site: Site) -> tuple[Assertion, ...]:
    """Read `if` with its `then` and `else`."""
    if "then" not in site.node and "else" not in site.node:
        return (Conditional(site.schema("if")),)
    return (
        Conditional(
            site.schema("if"),
            site.schema("then") if "then" in site.node else None,
            site.schema("else") if "else" in site.node else None,
        ),
    )


def _several(site: Site, keyword: str) -> tuple[Schema, ...]:
    if site.node[keyword] == []:
        site.report(
            "impossible-keyword-value",
            keyword,
            f"`{keyword}` is empty, which says nothing; it is left out",
            "list at least one schema",
        )
    return site.schemas(keyword)


def _target(site: Site, keyword: str) -> str | None:
    reference = site.text(keyword)
    if reference is None:
        return None
    return site.references.resolve(reference, site.pointer, keyword)
