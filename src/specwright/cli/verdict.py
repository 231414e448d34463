"""What a comparison amounts to, and how it is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from specwright.diagnostics import Diagnostic, Severity, Style

from .console import Console

if TYPE_CHECKING:
    from specwright.diff import Change
    from specwright.ir.api import Api
    from specwright.python.demands import Demand
    from specwright.python.renames import Rename

_HEADINGS: Final = {
    "invalid-side": "Not valid",
    "ERROR": "Breaking",
    "WARNING": "Risky",
    "NOTE": "Compatible",
}
_TITLES: Final = {
    Severity.ERROR: "Breaking",
    Severity.WARNING: "Risky",
    Severity.NOTE: "Compatible",
}
_SHORT: Final = 10
"""So many findings are seen at once: more have what they amount to before them too."""
_MOVED: Final = 3
"""So many methods that moved alike are told as one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What changed, in numbers and names.

    `heading` says what was compared; `next_version` is None where the old version is
    no semantic one.
    """

    heading: str
    counts: Mapping[str, int]
    next_version: str | None
    renames: "tuple[Rename, ...]"
    demands: "tuple[Demand, ...]"

    @property
    def line(self) -> str:
        """The numbers, and the version that may announce them."""
        said = ", ".join(f"{count} {level}" for level, count in self.counts.items())
        return f"{said}; next version {self.next_version or 'unknown'}"

    @property
    def names(self) -> tuple[str, ...]:
        """What users of the Python package have to write otherwise, a line each."""
        return (*_renamed(self.renames), *_demanded(self.demands))

    def json(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return {
            "changes": dict(self.counts),
            "next_version": self.next_version,
            "renames": [asdict(rename) for rename in self.renames],
            "demands": [asdict(demand) for demand in self.demands],
        }


def verdict(changes: "Sequence[Change]", old: "Api", new: "Api") -> Verdict:
    """Return what the changes between two versions amount to."""
    from specwright.diff import Level
    from specwright.diff.version import parsed, proposed
    from specwright.python import Options
    from specwright.python.demands import demands
    from specwright.python.lowering import allocate_names
    from specwright.python.renames import renames

    version = parsed(old.version)
    options = Options(package="package")
    before, after = (allocate_names(api, options)[0] for api in (old, new))
    return Verdict(
        heading=f"{new.title} {old.version} -> {new.version}",
        counts={
            level.name.lower(): sum(change.rule.level is level for change in changes)
            for level in reversed(Level)
        },
        next_version=None if version is None else str(proposed(version, changes)),
        renames=renames(old, before, new, after),
        demands=demands(old, new, after),
    )


def tell(found: Verdict, findings: Sequence[Diagnostic], console: Console) -> None:
    """Print the findings, and what they amount to.

    Programs get one document. People get what breaks first, each hint once, and a line
    for what is compatible.
    """
    if console.format == "markdown":
        console.print(f"# {found.heading}\n\n{found.line}\n\n")
    if console.machine:
        console.report(findings, found.json(), Style(titles=_TITLES))
        return
    if len(findings) > _SHORT:
        console.say(f"{found.heading}\n{found.line}\n")
    for part_name, heading in _HEADINGS.items():
        part = [finding for finding in findings if _part(finding) == part_name]
        if part:
            console.say(f"# {heading} ({len(part)})\n")
            console.report(part, {}, Style(terse=True))
            console.say("")
    if found.names:
        console.say(f"# Python ({len(found.names)})\n")
        console.say("\n".join((*found.names, "")))
    console.say(found.line)


def _part(finding: Diagnostic) -> str:
    invalid = finding.code == "invalid-side"
    return finding.code if invalid else finding.severity.name


def _renamed(renames: "Iterable[Rename]") -> Iterator[str]:
    """Yield a line for each name, or for several that are about the same."""
    gone: list[str] = []
    moved: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for rename in renames:
        before, _, method = rename.before.rpartition(".")
        after, _, called = rename.after.rpartition(".")
        if not rename.after:
            gone.append(rename.before)
        elif method == called and "(" not in rename.before:
            moved[before, after].append(method)
        else:
            yield f"{rename.before} -> {rename.after}"
    for (before, after), methods in moved.items():
        if len(methods) >= _MOVED:
            yield f"{before} -> {after} ({len(methods)} methods)"
        else:
            yield from (f"{before}.{one} -> {after}.{one}" for one in methods)
    if gone:
        yield f"gone: {', '.join(gone)}"


def _demanded(demands: "Iterable[Demand]") -> Iterator[str]:
    for demand in demands:
        yield f"{demand.method} needs {demand.argument} now"
