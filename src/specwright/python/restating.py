"""What a schema says once more about members that its class inherits."""

from collections.abc import Sequence

from specwright.ir.schemas import Properties, Required, Schema

from .object_outlines import Outline
from .records import RecordOutline


def leave_to_bases(outline: Outline, kin: Sequence[RecordOutline]) -> None:
    """Take out of an outline what its bases and theirs say already.

    Only where one of them has a discriminator: what its property is narrowed to then
    becomes residual, and so does what must be there. Any other member that differs
    stays.
    """
    found = [of.schema.annotations.discriminator for of in kin]
    tags = {of.property for of in found if of is not None}
    if not tags:
        return
    for name in tuple(outline.members):
        known = [of for base in kin for of in base.outline.members.get(name, ())]
        new = [of for of in outline.members[name] if not _repeats(of, known)]
        required = any(name in base.outline.required for base in kin)
        needed = name in outline.required and not required
        differs = bool(new) and (name not in tags or any(map(_has_direction, new)))
        if not known or differs or (needed and any(map(_has_direction, known))):
            continue
        del outline.members[name]
        outline.rest.extend((Properties(((name, of),)),) for of in new)
        if needed:
            outline.rest.append((Required((name,)),))


def _repeats(schema: Schema, known: list[Schema]) -> bool:
    said = [(), *(of.assertions for of in known)]
    return schema.assertions in said and not _has_direction(schema)


def _has_direction(schema: Schema) -> bool:
    return schema.annotations.read_only or schema.annotations.write_only
