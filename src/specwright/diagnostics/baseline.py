"""Findings that are known and put up with for a while."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from .diagnostic import Diagnostic
from .order import fingerprint


@dataclass(frozen=True, slots=True)
class Known:
    """A known finding: what it said, and until when it is put up with, if not for ever.

    From the day after `until` on it is reported like any other.
    """

    code: str
    message: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by fingerprint."""

    known: Mapping[str, Known]

    def unknown(
        self, diagnostics: Sequence[Diagnostic], *, today: dt.date
    ) -> tuple[Diagnostic, ...]:
        """Return the findings that are not known, or not any more."""
        return tuple(
            diagnostic
            for diagnostic in diagnostics
            if not self._covers(fingerprint(diagnostic), today)
        )

    def expired(
        self, diagnostics: Sequence[Diagnostic], *, today: dt.date
    ) -> tuple[Known, ...]:
        """Return what is known, still found, and not put up with any more."""
        found = {fingerprint(diagnostic) for diagnostic in diagnostics}
        return tuple(
            known
            for key, known in self.known.items()
            if key in found and not self._covers(key, today)
        )

    def gone(self, diagnostics: Sequence[Diagnostic]) -> tuple[Known, ...]:
        """Return what is known and no longer found, to be taken out of the baseline."""
        found = {fingerprint(diagnostic) for diagnostic in diagnostics}
        return tuple(known for key, known in self.known.items() if key not in found)

    def _covers(self, key: str, today: dt.date) -> bool:
        known = self.known.get(key)
        return known is not None and (known.until is None or today <= known.until)


def baseline_of(
    diagnostics: Sequence[Diagnostic], *, until: dt.date | None = None
) -> Baseline:
    """Return a baseline in which all of these are known."""
    return Baseline(
        {
            fingerprint(diagnostic): Known(diagnostic.code, diagnostic.message, until)
            for diagnostic in diagnostics
        }
    )


def written(baseline: Baseline) -> str:
    """Return a baseline as JSON, sorted, so that its changes read well in a review."""
    findings = [
        {
            "fingerprint": key,
            "code": known.code,
            "message": known.message,
            **({"until": known.until.isoformat()} if known.until else {}),
        }
        for key, known in sorted(
            baseline.known.items(), key=lambda pair: (pair[1].code, pair[0])
        )
    ]
    return json.dumps({"findings": findings}, indent=2, ensure_ascii=False) + "\n"


def read(text: str) -> Baseline:
    """Return the baseline that `written` made a text of.

    Raises ValueError where the text is no such baseline, and says what is wrong.
    """
    value: object = json.loads(text)
    match value:
        case {"findings": list()}:
            found = cast("dict[str, list[object]]", value)["findings"]
            return Baseline(dict(_entry(each) for each in found))
        case _:
            raise ValueError("a baseline is an object with a list of `findings`")


def _entry(value: object) -> tuple[str, Known]:
    match value:
        case {
            "fingerprint": str(key),
            "code": str(code),
            "message": str(message),
            "until": str(until),
        }:
            return key, Known(code, message, dt.date.fromisoformat(until))
        case {
            "fingerprint": str(key),
            "code": str(code),
            "message": str(message),
        } if len(cast("dict[str, object]", value)) == 3:
            return key, Known(code, message)
        case _:
            raise ValueError(
                "a finding has a `fingerprint`, a `code`, a `message`, and perhaps "
                "a date as `until`"
            )
