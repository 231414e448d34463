"""Keywords of objects (JSON Schema Core, section 10.3.2; Validation, section 6.5)."""

from specwright.build.pointers import child
from specwright.ir.schemas import (
    AdditionalProperties,
    Assertion,
    DependentRequired,
    DependentSchemas,
    MaxProperties,
    MinProperties,
    PatternProperties,
    Properties,
    PropertyNames,
    Required,
    Schema,
    UnevaluatedProperties,
)

from .site import Site


def properties(site: Site) -> tuple[Assertion, ...]:
    """Read `properties`."""
    members = site.named_schemas("properties")
    return (Properties(members),) if members else ()


def pattern_properties(site: Site) -> tuple[Assertion, ...]:
    """Read `patternProperties`."""
    members = site.named_schemas("patternProperties")
    return (PatternProperties(members),) if members else ()


def additional_properties(site: Site) -> tuple[Assertion, ...]:
    """Read `additionalProperties`."""
    return (AdditionalProperties(site.schema("additionalProperties")),)


def property_names(site: Site) -> tuple[Assertion, ...]:
    """Read `propertyNames`."""
    return (PropertyNames(site.schema("propertyNames")),)


def required(site: Site) -> tuple[Assertion, ...]:
    """Read `required`."""
    names = site.names("required", site.node["required"], f"{site.pointer}/required")
    return (Required(names),) if names else ()


def min_properties(site: Site) -> tuple[Assertion, ...]:
    """Read `minProperties`."""
    count = site.count("minProperties")
    return () if count is None else (MinProperties(count),)


def max_properties(site: Site) -> tuple[Assertion, ...]:
    """Read `maxProperties`."""
    count = site.count("maxProperties")
    return () if count is None else (MaxProperties(count),)


def dependent_required(site: Site) -> tuple[Assertion, ...]:
    """Read `dependentRequired`."""
    pointer = f"{site.pointer}/dependentRequired"
    members = tuple(
        (str(name), site.names("dependentRequired", value, child(pointer, name)))
        for name, value in site.mapping("dependentRequired").items()
    )
    return (DependentRequired(members),) if members else ()


def dependent_schemas(site: Site) -> tuple[Assertion, ...]:
    """Read `dependentSchemas`."""
    members = site.named_schemas("dependentSchemas")
    return (DependentSchemas(members),) if members else ()


def dependencies(site: Site) -> tuple[Assertion, ...]:
    """Read `dependencies`, which 2020-12 has split in two."""
    site.report(
        "keyword-of-another-version",
        "dependencies",
        "`dependencies` is of older drafts; it is read as `dependentRequired` and "
        "`dependentSchemas`",
        "write `dependentRequired` and `dependentSchemas` in OpenAPI 3.1 or later",
    )
    names: list[tuple[str, tuple[str, ...]]] = []
    schemas: list[tuple[str, Schema]] = []
    for name, value in site.mapping("dependencies").items():
        pointer = child(f"{site.pointer}/dependencies", name)
        if isinstance(value, list):
            names.append((str(name), site.names("dependencies", value, pointer)))
        else:
            schemas.append((str(name), site.subschema(value, pointer)))
    found: list[Assertion] = []
    if names:
        found.append(DependentRequired(tuple(names)))
    if schemas:
        found.append(DependentSchemas(tuple(schemas)))
    return tuple(found)


def unevaluated_properties(site: Site) -> tuple[Assertion, ...]:
    """Read `unevaluatedProperties`."""
    return (UnevaluatedProperties(site.schema("unevaluatedProperties")),)
