"""Keywords of strings (JSON Schema Validation, sections 6.3 and 7)."""

from specwright.ir.schemas import Assertion, Format, MaxLength, MinLength, Pattern

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
