"""Real specifications, where they are kept, and what they hold as they stand."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(
    os.environ.get("SPECWRIGHT_CORPUS")
    or Path(__file__).parents[3] / "shared" / "corpus"
)
METHODS = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)


@dataclass(frozen=True)
class Specification:
    """A specification of the corpus, counted without a line of specwright."""

    name: str
    path: Path
    root: Path | None = None

    @property
    def package(self) -> str:
        return f"{self.name.replace('-', '_').replace('.', '_')}_api"

    @property
    def is_large(self) -> bool:
        return self.name in {"github", "stripe-2023", "kubernetes", "digitalocean"}

    @cached_property
    def parts(self) -> tuple[dict[str, Any], ...]:
        """Return the documents of the folder, or the only one."""
        files = sorted(self.path.glob("*.yaml")) if self.path.is_dir() else [self.path]
        return tuple(map(_loaded, files))

    @cached_property
    def operations(self) -> frozenset[tuple[str, str]]:
        """Return method and path of each operation."""
        return frozenset(
            (method.upper(), path)
            for part in self.parts
            for path, item in _paths(part).items()
            for method in self._followed(item)
            if method in METHODS
        )

    @cached_property
    def schemas(self) -> frozenset[str]:
        """Return the names of the schemas that the document itself lists."""
        return frozenset(
            name
            for part in self.parts
            for of in (
                part.get("components", {}).get("schemas"),
                part.get("definitions"),
            )
            if isinstance(of, dict)
            for name in of
        )

    def _followed(self, item: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in item:
            return item
        file, _, fragment = item["$ref"].partition("#")
        found = _loaded(self.path.parent / file)
        for step in fragment.split("/")[1:]:
            found = found[step.replace("~1", "/").replace("~0", "~")]
        return found


def _loaded(path: Path) -> dict[str, Any]:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return dict(json.loads(text))
    return dict(yaml.load(text, yaml.CSafeLoader))


def _paths(part: dict[str, Any]) -> dict[str, Any]:
    """Return the paths of a document, or of a fragment that is nothing but paths."""
    if "paths" in part:
        return dict(part["paths"] or {})
    return {name: item for name, item in part.items() if name.startswith("/")}


def specifications() -> Iterator[Specification]:
    """Yield everything there is in the corpus."""
    if not CORPUS.is_dir():
        return
    for name in ("mattermost-2023", "mattermost-2026"):
        yield Specification(name, CORPUS / name)
    yield Specification("github", CORPUS / "github.json")
    yield Specification("stripe-2023", CORPUS / "stripe-2023.yaml")
    yield Specification("kubernetes", CORPUS / "kubernetes-swagger2.yaml")
    ocean = CORPUS / "digitalocean" / "specification" / "DigitalOcean-public.v2.yaml"
    yield Specification("digitalocean", ocean)
    examples = CORPUS / "examples"
    for file in sorted(examples.rglob("*.yaml")):
        if "petstore-separate" not in file.parts:
            steps = file.relative_to(examples).with_suffix("").parts
            yield Specification(
                "-".join(step for step in steps if step != "yaml"), file
            )
    separate = examples / "v2.0" / "yaml" / "petstore-separate"
    yield Specification(
        "v2.0-petstore-separate", separate / "spec" / "swagger.yaml", separate
    )
