"""What reading a specification may touch, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specwright.document import ReadPolicy


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """The bounds that somebody chose; None leaves what is usual.

    `root` is the folder that references may not leave; `megabytes` and `nodes` limit
    all that is read for one specification.
    """

    root: Path | None = None
    megabytes: int | None = None
    nodes: int | None = None

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Bounds":
        """Return the bounds among settings, called as in a configuration file."""
        return cls(
            root=Path(settings["root"]) if settings.get("root") else None,
            megabytes=settings.get("max-megabytes"),
            nodes=settings.get("max-nodes"),
        )

    def policy(self) -> "ReadPolicy":
        """Return the policy to read with."""
        from specwright.document import ReadPolicy

        usual = ReadPolicy(root=self.root)
        return ReadPolicy(
            root=self.root,
            bytes=usual.bytes if self.megabytes is None else self.megabytes * 10**6,
            nodes=usual.nodes if self.nodes is None else self.nodes,
        )
