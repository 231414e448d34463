"""A value that is not there, which is not the same as null."""

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:

    class _Absence(Enum):
        # pyright knows no sentinels yet; it narrows `is ABSENT` on an enum's literal.
        ABSENT = "absent"

    Absent: TypeAlias = Literal[_Absence.ABSENT]
    ABSENT: Final = _Absence.ABSENT
else:
    from pydantic import MISSING as ABSENT

    Absent = ABSENT
