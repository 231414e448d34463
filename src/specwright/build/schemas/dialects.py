"""Dialects of schemas (JSON Schema Core, section 8.1.1; OpenAPI 3.1, section 4.8.24.5).

All schemas since OpenAPI 3.1 are read as 2020-12, whatever they declare.
"""

from typing import Final

from specwright.ir.schemas import Assertion

from .site import Site

_SAME: Final = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.",
)


def schema_(site: Site) -> tuple[Assertion, ...]:
    """Check `$schema`."""
    uri = site.text("$schema")
    if uri is not None and not is_known(uri):
        site.report("unknown-schema-dialect", "$schema", unknown("$schema", uri))
    return ()


def is_known(uri: str) -> bool:
    """Return whether a dialect reads as 2020-12 does."""
    return uri.rstrip("#").startswith(_SAME)


def unknown(keyword: str, uri: str) -> str:
    """Return what there is to say of another dialect."""
    return f"`{keyword}` is `{uri}`; the schemas are read as draft 2020-12 all the same"
