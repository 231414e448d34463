"""Keywords that describe (JSON Schema Validation, sections 8 and 9; OpenAPI)."""

from typing import Final

from specwright.build.values import too_deep
from specwright.ir.json import Json, Value
from specwright.ir.schemas import Annotations, Discriminator
from specwright.ir.words import Words

from .discriminators import discriminator
from .site import Site

NO_ANNOTATIONS: Final = Annotations()

DESCRIBING: Final = frozenset(
    {
        "contentEncoding",
        "contentMediaType",
        "default",
        "deprecated",
        "description",
        "discriminator",
        "example",
        "examples",
        "externalDocs",
        "readOnly",
        "title",
        "writeOnly",
    }
)
"""The keywords that are read here."""


def annotations(site: Site) -> Annotations:
    """Return what a schema says without asserting anything."""
    return Annotations(
        title=_text(site, "title"),
        description=_words(site, "description"),
        default=_value(site, "default"),
        examples=_examples(site),
        deprecated=_flag(site, "deprecated"),
        read_only=_flag(site, "readOnly"),
        write_only=_flag(site, "writeOnly"),
        discriminator=_discriminator(site),
        content_media_type=_text(site, "contentMediaType") or None,
        content_encoding=_text(site, "contentEncoding") or None,
        external=_external(site),
        extensions=_extensions(site),
    )


def _text(site: Site, keyword: str) -> str:
    return (site.text(keyword) or "") if keyword in site.node else ""


def _words(site: Site, keyword: str) -> str:
    text = _text(site, keyword)
    if not text or text is not site.node[keyword]:
        return text
    return Words(text, f"{site.pointer}/{keyword}")


def _flag(site: Site, keyword: str) -> bool:
    return keyword in site.node and site.flag(keyword)


def _value(site: Site, keyword: str) -> Value | None:
    if keyword not in site.node or not kept(site, keyword, site.node[keyword]):
        return None
    return Value(site.node[keyword])


def _examples(site: Site) -> tuple[Json, ...]:
    found: list[Json] = []
    if "example" in site.node and kept(site, "example", site.node["example"]):
        found.append(site.node["example"])
    if "examples" in site.node and kept(site, "examples", site.node["examples"]):
        several = site.node["examples"]
        if isinstance(several, list):
            found.extend(several)
        else:
            site.wrong_type("examples", "an array of values")
    return tuple(found)


def _discriminator(site: Site) -> Discriminator | None:
    return discriminator(site) if "discriminator" in site.node else None


def _external(site: Site) -> str | None:
    if "externalDocs" not in site.node:
        return None
    url = site.mapping("externalDocs").get("url")
    return url if isinstance(url, str) else None


def _extensions(site: Site) -> dict[str, Json]:
    return {
        str(key): value
        for key, value in site.node.items()
        if str(key).startswith("x-") and kept(site, str(key), value)
    }


def kept(site: Site, keyword: str, value: Json) -> bool:
    """Return whether a value can be kept; one nested too deep is reported."""
    if not too_deep(value):
        return True
    site.report(
        "deep-nesting", keyword, f"`{keyword}` is nested too deep; it is left out"
    )
    return False
