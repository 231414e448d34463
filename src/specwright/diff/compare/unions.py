"""Changes of unions, discriminators, negation and conditions."""

from collections.abc import Iterator

from specwright.diff.alternatives import Union, offered
from specwright.diff.change import Change
from specwright.diff.equality import schema_key
from specwright.diff.likeness import matched
from specwright.diff.side import Side
from specwright.diff.walk import Child, Pair, paired
from specwright.ir.schemas import AnyOf, Conditional, Discriminator, Not, OneOf

from .variants import variant_changes


def union_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed about the alternatives that a schema offers."""
    before, after = _union(pair.before), _union(pair.after)
    if before is None and after is None:
        pass
    elif before is None:
        yield pair.change("union-added")
    elif after is None:
        yield pair.change("union-removed")
    else:
        yield from _variant_changes(pair, before, after)
    yield from _discriminator_changes(pair)
    yield from _opaque_changes(pair, "negation", Not)
    yield from _opaque_changes(pair, "condition", Conditional)


def _union(side: Side) -> Union | None:
    return next((a for a in side.assertions if isinstance(a, AnyOf | OneOf)), None)


def _variant_changes(
    pair: Pair, before: Union, after: Union
) -> Iterator[Change | Child]:
    if isinstance(before, OneOf) != isinstance(after, OneOf):
        exclusive = isinstance(after, OneOf)
        yield pair.change(f"union-became-{'exclusive' if exclusive else 'inclusive'}")
    variants = offered(pair.old, before), offered(pair.new, after)
    found = matched(pair.old, variants[0], pair.new, variants[1])
    yield from variant_changes(pair, found)


def _discriminator(side: Side) -> Discriminator | None:
    return next((a.discriminator for a in side.annotations() if a.discriminator), None)


def _discriminator_changes(pair: Pair) -> Iterator[Change]:
    before, after = _discriminator(pair.before), _discriminator(pair.after)
    if before is None and after is None:
        return
    if before is None or after is None:
        verb = "added" if before is None else "removed"
        yield pair.change(
            f"discriminator-{verb}",
            before=before.property if before else "",
            after=after.property if after else "",
        )
        return
    if before.property != after.property:
        yield pair.change(
            "discriminator-property-changed",
            before=before.property,
            after=after.property,
        )
    yield from _mapping_changes(pair, dict(before.mapping), dict(after.mapping))


def _mapping_changes(
    pair: Pair, before: dict[str, str], after: dict[str, str]
) -> Iterator[Change]:
    removed, kept, added = paired(before, after)
    for value in removed:
        yield pair.change("discriminator-mapping-removed", value=value)
    for value in added:
        yield pair.change("discriminator-mapping-added", value=value)
    for value in kept:
        if before[value] != after[value]:
            yield pair.change("discriminator-mapping-changed", value=value)


def _opaque_changes(
    pair: Pair, slug: str, kind: type[Not | Conditional]
) -> Iterator[Change]:
    before = {schema_key(found) for found in pair.before.every(kind)}
    after = {schema_key(found) for found in pair.after.every(kind)}
    if before == after:
        return
    verb = "changed" if before and after else "added" if after else "removed"
    yield pair.change(f"{slug}-{verb}")
