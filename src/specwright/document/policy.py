"""What may be read, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPolicy:
    """The limits of a read.

    Files are read below `root` (the folder of the specification where it is None) and
    below each of `folders`. `hosts` maps a host, as in `https://HOST/...`, to the
    folder that stands for it: nothing is ever fetched.

    `bytes` limits all files together, `files` how many there are, `nodes` how many
    values they hold, `depth` how deeply values nest, `aliased` how many nodes the
    aliases of one YAML file stand for.
    """

    root: Path | None = None
    folders: tuple[Path, ...] = ()
    hosts: Mapping[str, Path] = field(default_factory=dict[str, Path])
    bytes: int = 32 * 10**6
    files: int = 20_000
    nodes: int = 500_000
    depth: int = 128
    aliased: int = 500_000
