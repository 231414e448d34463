"""Classes that JSON is read into as one of their heirs, as a discriminator says."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from specwright.ir.api import Api
from specwright.schema.inheritance import heirs, tagged_heirs

from .shapes import Heirs, RecordDeclaration

Records = Mapping[str, RecordDeclaration]


def with_heirs(api: Api, records: Records) -> dict[str, RecordDeclaration]:
    """Return all records; those with a discriminator know who inherits from them.

    A schema that builds on one of them and has its members merged is no heir: in Python
    its class is another.
    """
    below = heirs(api.schemas)
    return {
        key: replace(record, heirs=_heirs(api, record, records, below))
        if record.schema.annotations.discriminator is not None
        else record
        for key, record in records.items()
    }


def _heirs(
    api: Api,
    record: RecordDeclaration,
    records: Records,
    below: Mapping[str, tuple[str, ...]],
) -> Heirs | None:
    told = tagged_heirs(api, record.schema, below)
    if told is None:
        return None
    values: dict[str, str] = {}
    for value, key in told.values:
        if isinstance(value, str) and record.key in _ancestors(key, records):
            values.setdefault(value, key)
    other = told.default
    if other is None or record.key not in _ancestors(other, records):
        other = None
    return Heirs(told.property, tuple(values.items()), other) if values else None


def _ancestors(key: str, records: Records) -> Iterator[str]:
    for base in records[key].bases if key in records else ():
        yield base
        yield from _ancestors(base, records)
