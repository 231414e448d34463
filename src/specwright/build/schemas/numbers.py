"""Keywords of numbers (JSON Schema Validation, section 6.2).

In OpenAPI 3.0 `exclusiveMinimum` is a boolean that sharpens `minimum`; either spelling
is understood in either edition, and the foreign one reported.
"""

from specwright.build.dialect import Dialect
from specwright.ir.schemas import (
    Assertion,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    Minimum,
    MultipleOf,
)

from .site import Site


def minimum(site: Site) -> tuple[Assertion, ...]:
    """Read `minimum`."""
    bound = site.number("minimum")
    if bound is None:
        return ()
    if site.node.get("exclusiveMinimum") is True:
        return (ExclusiveMinimum(bound),)
    return (Minimum(bound),)


def exclusive_minimum(site: Site) -> tuple[Assertion, ...]:
    """Read `exclusiveMinimum`."""
    bound = _exclusive(site, "exclusiveMinimum")
    return () if bound is None else (ExclusiveMinimum(bound),)


def maximum(site: Site) -> tuple[Assertion, ...]:
    """Read `maximum`."""
    bound = site.number("maximum")
    if bound is None:
        return ()
    if site.node.get("exclusiveMaximum") is True:
        return (ExclusiveMaximum(bound),)
    return (Maximum(bound),)


def exclusive_maximum(site: Site) -> tuple[Assertion, ...]:
    """Read `exclusiveMaximum`."""
    bound = _exclusive(site, "exclusiveMaximum")
    return () if bound is None else (ExclusiveMaximum(bound),)


def multiple_of(site: Site) -> tuple[Assertion, ...]:
    """Read `multipleOf`."""
    step = site.number("multipleOf")
    if step is None:
        return ()
    if step > 0:
        return (MultipleOf(step),)
    site.report(
        "impossible-keyword-value",
        "multipleOf",
        f"`multipleOf` is {step}, and nothing is a multiple of it; it is left out",
        "write a number greater than 0",
    )
    return ()


def _exclusive(site: Site, keyword: str) -> int | float | None:
    value = site.node[keyword]
    foreign = isinstance(value, bool) is not (site.dialect is Dialect.V3_0)
    if isinstance(value, bool | int | float) and foreign:
        form = "a boolean" if isinstance(value, bool) else "a number"
        site.report(
            "keyword-of-another-version",
            keyword,
            f"`{keyword}` is {form}, which {site.dialect.title} does not know; "
            "it is understood all the same",
            "write it as this edition does",
        )
    return None if isinstance(value, bool) else site.number(keyword)
