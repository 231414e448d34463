"""Fragments: a folder whose files make up one document.

One file has the header (`openapi:` or `swagger:`); others are maps of paths, at any
indentation, or hold fields of the document such as `components`.
"""

from collections.abc import Sequence
from dataclasses import replace

from specwright.diagnostics import Diagnostic, Location, Note, Severity
from specwright.ir.json import Json

from .file import File
from .origins import Origins
from .pointer import escape

_VERSIONS = ("openapi", "swagger")
_MERGED = {
    "components": 2,
    "definitions": 1,
    "parameters": 1,
    "paths": 1,
    "responses": 1,
    "securityDefinitions": 1,
    "webhooks": 1,
    "x-webhooks": 1,
}
"""Fields whose members come from several fragments, and how deep that goes."""

_FIELDS = frozenset({*_MERGED, "externalDocs", "info", "security", "servers", "tags"})


def header_of(files: Sequence[File]) -> File | None:
    """Return the first file that has the header of a document."""
    return next((file for file in files if _has_header(file.value)), None)


def compose(
    files: Sequence[File], header: File
) -> tuple[dict[str, Json], Origins, tuple[Diagnostic, ...]]:
    """Return one document, made of every fragment, in the order of `files`."""
    composition = _Composition(header)
    for file in files:
        if file is not header and file.value is not None:
            composition.add(file)
    return composition.value, composition.origins, tuple(composition.findings)


def in_composition(finding: Diagnostic) -> Diagnostic:
    """Return a finding about a fragment with its place in the composed document."""
    location = finding.location
    if not location.pointer.startswith("/~1"):
        return finding
    return replace(
        finding, location=replace(location, pointer=f"/paths{location.pointer}")
    )


def _has_header(value: Json) -> bool:
    return isinstance(value, dict) and any(name in value for name in _VERSIONS)


class _Composition:
    def __init__(self, header: File) -> None:
        self.origins = Origins(header)
        self.findings: list[Diagnostic] = []
        self.value: dict[str, Json] = {}
        if isinstance(header.value, dict):
            self.value.update(header.value)

    def add(self, file: File) -> None:
        value = file.value
        if _has_header(value):
            self._clash(file, f"/{_version(value)}", "", "a second header")
        elif not isinstance(value, dict) or not _known(value):
            self.findings.append(_unknown(file))
        else:
            paths = {key: each for key, each in value.items() if key.startswith("/")}
            if paths:
                self._merge(file, "", paths, "/paths", 1)
            for key, each in value.items():
                if key not in paths:
                    self._field(file, key, each)

    def _field(self, file: File, key: str, value: Json) -> None:
        source = f"/{escape(key)}"
        if key in _MERGED and isinstance(value, dict):
            self._merge(file, source, value, source, _MERGED[key])
        elif key == "tags" and isinstance(value, list):
            self._append(file, source, value)
        elif key not in self.value or self.value[key] is None:
            self.value[key] = value
            self.origins.record(source, file, source)
        else:
            self._clash(file, source, source, f"`{key}` for the second time")

    def _merge(
        self, file: File, source: str, members: dict[str, Json], target: str, depth: int
    ) -> None:
        """Put members at `source` of a file among those at `target`."""
        into = self._object(target)
        for key, value in members.items():
            token = f"/{escape(key)}"
            if key not in into:
                into[key] = value
                self.origins.record(target + token, file, source + token)
            elif depth > 1 and isinstance(value, dict):
                self._merge(file, source + token, value, target + token, depth - 1)
            else:
                self._clash(
                    file, source + token, target + token, f"`{key}` for the second time"
                )

    def _append(self, file: File, source: str, elements: list[Json]) -> None:
        present = self.value.get("tags")
        tags = list(present) if isinstance(present, list) else []
        for index, element in enumerate(elements):
            self.origins.record(f"/tags/{len(tags)}", file, f"{source}/{index}")
            tags.append(element)
        self.value["tags"] = tags

    def _object(self, target: str) -> dict[str, Json]:
        """Return the object at a pointer, which nobody else shares."""
        holder = self.value
        *above, last = target.split("/")[1:]
        for token in above:
            inner = holder.get(token)
            holder = inner if isinstance(inner, dict) else {}
        found = holder.get(last)
        fresh = dict(found) if isinstance(found, dict) else {}
        holder[last] = fresh
        return fresh

    def _clash(self, file: File, source: str, target: str, what: str) -> None:
        """Report what is there already."""
        first = self.origins.of(target)
        span = first.file.span(first.pointer, key=True)
        self.findings.append(
            Diagnostic(
                code="duplicate-fragment-member",
                severity=Severity.WARNING,
                location=Location(target, file.span(source, key=True), key=True),
                message=f"this fragment brings {what}; the first one counts",
                hint="remove or rename one of them",
                notes=(Note(Location(target, span), "the first one is here"),),
            )
        )


def _version(value: Json) -> str:
    fields = value if isinstance(value, dict) else {}
    return next(name for name in _VERSIONS if name in fields)


def _known(value: dict[str, Json]) -> bool:
    return bool(value) and all(
        key.startswith(("/", "x-")) or key in _FIELDS for key in value
    )


def _unknown(file: File) -> Diagnostic:
    pointer = ""
    what = "neither the header of a document, nor paths, nor components"
    if isinstance(file.value, dict):
        key = next(
            (
                key
                for key in file.value
                if not key.startswith(("/", "x-")) and key not in _FIELDS
            ),
            None,
        )
        if key is not None:
            pointer = f"/{escape(key)}"
            what = f"`{key[:80]}`, which belongs to no fragment"
    return Diagnostic(
        code="unknown-fragment",
        severity=Severity.ERROR,
        location=Location("", file.span(pointer, key=True)),
        message=f"this file of the folder holds {what}; it is left out",
        hint="let the file be a map of paths, or move it out of the folder",
    )
