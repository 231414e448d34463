"""One file: its text, its value, and where the parts of it stand."""

import hashlib
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from specwright.diagnostics import Diagnostic, Span
from specwright.ir.json import Json

from .encoding import decoded
from .fault import Fault
from .json_places import Extent, JsonPlaces
from .json_text import looks_like_json, parse_json
from .policy import ReadPolicy
from .yaml_places import YamlPlaces
from .yaml_text import parse_yaml


class File:
    """A file that was read.

    `value` is None where the text could not be read; `findings` say why. Places are
    looked for when somebody asks for the first one. `nodes` counts the values, after
    those that were `spent` by other files.
    """

    def __init__(
        self, name: str, data: bytes, policy: ReadPolicy, spent: int = 0
    ) -> None:
        self.name = name
        self.digest = hashlib.sha256(data).hexdigest()
        self.json = False
        text = decoded(data)
        faults: tuple[Fault, ...]
        self.value: Json
        if isinstance(text, Fault):
            self.text, self.value, faults = "", None, (text,)
            self.nodes = spent
        else:
            self.text = text
            self.value, faults, self.nodes = self._parsed(policy, spent)
            faults = (*faults, *(() if faults else _unfilled(self.value, text)))
        self.findings: tuple[Diagnostic, ...] = tuple(
            fault.diagnostic(name) for fault in faults
        )

    def span(self, pointer: str, *, key: bool = False) -> Span:
        """Return where a pointer leads, or the last step of it that is there."""
        if self.json:
            return self._json_span(self._json_places.find(pointer), key=key)
        place = self._yaml_places.find(pointer)
        return Span(self.name, *(place.key if key and place.key else place.extent))

    def _parsed(
        self, policy: ReadPolicy, spent: int
    ) -> tuple[Json, tuple[Fault, ...], int]:
        if not looks_like_json(self.text) and not self.name.endswith(".json"):
            return parse_yaml(self.text, policy, spent)
        value, faults, nodes = parse_json(self.text, policy, spent)
        self.json = True
        if value is None and not self.name.endswith(".json") and nodes <= policy.nodes:
            # A flow mapping of YAML starts as JSON does.
            self.json = False
            return parse_yaml(self.text, policy, spent)
        return value, faults, nodes

    def _json_span(self, extent: Extent, *, key: bool) -> Span:
        start, end = extent.key if key and extent.key else (extent.start, extent.end)
        return Span(self.name, *self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        return [0, *accumulate(lengths)]

    @cached_property
    def _json_places(self) -> JsonPlaces:
        return JsonPlaces(self.text)

    @cached_property
    def _yaml_places(self) -> YamlPlaces:
        return YamlPlaces(self.text)


def _unfilled(value: Json, text: str) -> tuple[Fault, ...]:
    if value is not None:
        return ()
    hint = "write the specification into it, or remove it"
    what = "holds nothing but null" if text.strip() else "is empty"
    return (Fault(code="empty-file", message=f"the file {what}", hint=hint),)
