"""`nullable` (OpenAPI 3.0.3, section 4.7.24): it lets null in, wherever it stands.

The letter of the specification gives it effect only beside `type`, and never against
an `enum` or a combined schema. Authors mean it; so it is honoured, and reported where
the letter says otherwise.
"""

from dataclasses import replace
from typing import Final

from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    Discriminator,
    Enum,
    Not,
    OneOf,
    Reference,
    Schema,
    Type,
)

from .annotations import NO_ANNOTATIONS
from .site import Site

_COMBINING: Final = ("$ref", "allOf", "anyOf", "oneOf", "not")


def with_null(site: Site, assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """Return the assertions widened by null.

    Types and enumerations grow by null; combined schemas become one branch of an
    `anyOf`, the other being null.
    """
    combining = next((keyword for keyword in _COMBINING if keyword in site.node), None)
    typed = any(isinstance(each, Type) for each in assertions)
    if combining is not None and any(map(_combines, assertions)):
        _report_combination(site, combining, typed=typed)
        return (AnyOf((_null(site), _rest(site, combining, assertions))),)
    return tuple(_widened(site, each) for each in assertions)


def _combines(assertion: Assertion) -> bool:
    return isinstance(assertion, Reference | AllOf | AnyOf | OneOf | Not)


def _widened(site: Site, assertion: Assertion) -> Assertion:
    match assertion:
        case Type(types) if JsonType.NULL not in types:
            return Type((*types, JsonType.NULL))
        case Enum(values) if None not in values:
            site.report(
                "nullable-enum-without-null",
                "enum",
                "`nullable` is true and `enum` does not list null; null is let in",
            )
            return replace(
                assertion,
                values=(*values, None),
                names=(*assertion.names, "") if assertion.names else (),
                descriptions=(
                    (*assertion.descriptions, "") if assertion.descriptions else ()
                ),
            )
        case _:
            return assertion


def _report_combination(site: Site, combining: str, *, typed: bool) -> None:
    if typed:
        site.report(
            "nullable-composition",
            "nullable",
            f"`nullable` is true beside `{combining}`; null is let in, "
            f"whatever `{combining}` says",
        )
    else:
        site.report(
            "nullable-without-type",
            "nullable",
            "`nullable` is true without a `type`; null is let in",
        )


def _null(site: Site) -> Schema:
    return Schema(f"{site.pointer}/nullable", (Type((JsonType.NULL,)),))


def _rest(site: Site, combining: str, assertions: tuple[Assertion, ...]) -> Schema:
    match assertions:
        case (AllOf((only,)),):
            return only
        case _:
            return Schema(f"{site.pointer}/{combining}", assertions)


def discriminated(schema: Schema, found: Discriminator | None) -> Schema:
    """Return a nullable union with its discriminator where the variants are."""
    match schema.assertions:
        case (AnyOf((null, rest)),) if found is not None and _is_union(rest):
            inner = replace(
                rest, annotations=replace(NO_ANNOTATIONS, discriminator=found)
            )
            return Schema(
                schema.pointer,
                (AnyOf((null, inner)),),
                replace(schema.annotations, discriminator=None),
            )
        case _:
            return schema


def _is_union(schema: Schema) -> bool:
    return any(isinstance(each, AnyOf | OneOf) for each in schema.assertions)
