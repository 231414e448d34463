"""Records on the way: classes whose members have no shape yet."""

from dataclasses import dataclass

from specwright.ir.schemas import Schema

from .object_outlines import Outline
from .shapes import Group


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordOutline:
    """A class with fields, before its fields have types."""

    key: str
    schema: Schema
    outline: Outline
    bases: tuple[str, ...]
    residual: tuple[Group, ...]
