"""Keywords of strings (JSON Schema Validation, sections 6.3, 7 and 8)."""

from specwright.ir.schemas import (
    Assertion,
    ContentSchema,
    Format,
    MaxLength,
    MinLength,
    Pattern,
)
from specwright.schema.media_types import is_json

from .site import Site


def min_length(site: Site) -> tuple[Assertion, ...]:
    """Read `minLength`."""
    count = site.count("minLength")
    return () if count is None else (MinLength(count),)


def max_length(site: Site) -> tuple[Assertion, ...]:
    """Read `maxLength`."""
    count = site.count("maxLength")
    return () if count is None else (MaxLength(count),)


def pattern(site: Site) -> tuple[Assertion, ...]:
    """Read `pattern`."""
    regex = site.text("pattern")
    return () if regex is None else (Pattern(regex),)


def format_(site: Site) -> tuple[Assertion, ...]:
    """Read `format`."""
    name = site.text("format")
    return () if name is None else (Format(name),)


def content_schema(site: Site) -> tuple[Assertion, ...]:
    """Read `contentSchema` beside a `contentMediaType` of JSON."""
    schema = site.schema("contentSchema")
    media_type = site.node.get("contentMediaType")
    if media_type is None:
        site.report(
            "unsupported-content-schema",
            "contentSchema",
            "`contentSchema` says nothing without `contentMediaType`; the text is "
            "handed over as it is",
            "write `contentMediaType: application/json` beside it",
        )
        return ()
    plain = "contentEncoding" not in site.node
    if plain and isinstance(media_type, str) and is_json(media_type):
        return (ContentSchema(schema),)
    encoded = "" if plain else ", encoded"
    site.report(
        "unsupported-content-schema",
        "contentSchema",
        f"only texts of JSON are read by a `contentSchema`, and this is "
        f"`{media_type}`{encoded}; it is handed over as it is",
        "decode it by hand",
    )
    return ()
