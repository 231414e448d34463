"""Which names a discriminator has for a variant (OpenAPI 3.1, section 4.8.25)."""

from specwright.ir.schemas import Discriminator


def names_of(discriminator: Discriminator, target: str) -> tuple[str, ...]:
    """Return the mapped names of a schema, or its own where none is mapped."""
    mapped = tuple(name for name, to in discriminator.mapping if to == target)
    last = target.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return mapped or (last,)
