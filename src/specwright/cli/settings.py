"""What can be set, in a configuration file or with a flag: one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import Final

_SPACE: Final = 0x20
FAIL_ON: Final = ("error", "warning", "note")

_KINDS: Final[Mapping[type[object], str]] = {
    bool: "true or false",
    int: "an integer",
    str: "a string",
    list: "an array",
    dict: "a table",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One setting, written `like-this` in a file and `--like-this` as a flag.

    `kind` is the type of its value; `choices` are all it may be, unless empty. A number
    is at least `least`; what is `imported` is the name of a package.
    """

    name: str
    help: str
    kind: type[object] = str
    choices: tuple[str, ...] = ()
    required: bool = False
    least: int | None = None
    imported: bool = False

    @property
    def argument(self) -> str:
        """What it is called in Python."""
        return self.name.replace("-", "_")

    def problem(self, value: object) -> str | None:
        """Say what is wrong with a value, or nothing."""
        if type(value) is not self.kind:
            found = _KINDS.get(type(value), "something else")
            return f"is {found}, not {_KINDS[self.kind]}"
        if self.choices and value not in self.choices:
            return f"is {value!r}, not one of {', '.join(self.choices)}"
        if isinstance(value, int) and self.least is not None and value < self.least:
            return f"is {value}, and has to be {self.least} or more"
        return self._text_problem(value) if isinstance(value, str) else None

    def _text_problem(self, value: str) -> str | None:
        if not value:
            return "is empty"
        if not value.isprintable() and any(ord(each) < _SPACE for each in value):
            return "holds a control character"
        if self.imported and (not value.isidentifier() or iskeyword(value)):
            return f"is {value!r}, which Python cannot import"
        return None


SETTINGS: Final = (
    Setting(
        name="fail-on",
        choices=FAIL_ON,
        help="the least severity that makes the exit status 1",
    ),
    Setting(name="strict", kind=bool, help="let warnings count as errors"),
)
"""What holds for every package."""

BOUNDS: Final = (
    Setting(
        name="root",
        help="the folder that references may not leave (that of the specification)",
    ),
    Setting(
        name="max-megabytes",
        kind=int,
        least=1,
        help="so much is read for a specification, and no more (32)",
    ),
    Setting(
        name="max-nodes",
        kind=int,
        least=1,
        help="so many values a specification may hold, and no more (500,000)",
    ),
)
"""What bounds the reading of a specification, and has no say in what is made of it."""

PACKAGE_SETTINGS: Final = (
    Setting(name="spec", required=True, help="a file, or a folder of fragments"),
    Setting(name="output", required=True, help="the folder to write to"),
    Setting(
        name="name",
        required=True,
        imported=True,
        help="the import name of the package",
    ),
    *BOUNDS,
    Setting(
        name="formats",
        choices=("typed", "annotation"),
        help="make `date-time` and its like Python types, or leave them strings",
    ),
    Setting(
        name="untyped",
        choices=("implied", "exact"),
        help="take a schema with object keywords and no type for an object, or not",
    ),
    Setting(
        name="small",
        kind=int,
        least=0,
        help="so many models or fewer share a single module",
    ),
)
"""What holds for one package."""

LINT_SETTINGS: Final = (
    Setting(
        name="ruleset",
        choices=("minimal", "recommended", "strict", "style"),
        help="which rules look at the specification",
    ),
    Setting(name="rules", kind=dict, help="rule -> severity, or `off`"),
    Setting(name="ignore", kind=list, help="findings to leave out, and why"),
)
"""What the table `[lint]` holds."""

IGNORE_SETTINGS: Final = (
    Setting(name="rule", required=True, help="the rule"),
    Setting(name="pointer", required=True, help="where; `*` and `?` stand for more"),
    Setting(name="reason", required=True, help="why it does not apply there"),
)
"""What each `[[lint.ignore]]` holds."""

RULE_SEVERITIES: Final = ("off", "note", "warning", "error")
