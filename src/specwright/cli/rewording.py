"""The middle way: other words, and nothing else that is new.

Names, types and where everything stands are then as they were, so that the files which
print these words are printed again with the others. What stands on disk has to be what
comes of the former words in the same way; and whatever is in doubt is made anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from specwright.document import Document
from specwright.document.pointer import lookup
from specwright.render import (
    File,
    formatted,
    read_manifest,
    specification_file,
    standing_files,
)
from specwright.render.pattern import reprinted

from .echoes import without_echoes
from .layouts import RememberedLayouts
from .pipeline import Findings, Made, Read, completed
from .prints import Prints, RememberedPrints
from .shown import Change, changed_texts
from .target import Target

_BEFORE = "before/"


def reworded(
    target: Target,
    read: Read,
    remembered: RememberedPrints,
    layouts: RememberedLayouts,
    *,
    strict: bool,
) -> Made | None:
    """Return what becomes of a target where nothing but words changed; else None."""
    document, prints = read.document, remembered.last()
    if document is None or prints is None:
        return None
    made = _judged(target, document, read, prints, strict=strict)
    manifest = read_manifest(target.output)
    standing = manifest and standing_files(target.output, manifest)
    if made is None or manifest is None or not standing:
        return None
    shown = specification_file(target.name, document.value)
    changes = changed_texts(standing.get(shown.path, b""), shown.content)
    if changes is None or not all(map(_has_words, changes.values())):
        return None
    try:
        printed = _reprinted(prints, changes, document)
    except (LookupError, OSError, TypeError, ValueError):  # not as it was kept
        return None
    files = None if printed is None else _laid_out(printed, standing, layouts)
    if files is None:
        return None
    layouts.carry_over()
    now = {**standing, shown.path: shown.content, **files}
    made = replace(made, is_reworded=bool(changes))
    counts = {**manifest.summary, "findings": len(made.findings)}
    counts.pop("sources", None)
    return completed(made, tuple(File(*of) for of in sorted(now.items())), counts)


def _judged(
    target: Target, document: Document, read: Read, prints: Prints, *, strict: bool
) -> Made | None:
    """Return what there is to say, as if all of it had been found now."""
    findings = Findings(strict)
    found = prints.found
    findings.add(without_echoes(read.reading, read.validation, found.building))
    findings.add(found.planning)
    if findings.fatal:
        return None
    return Made(
        target=target,
        document=document,
        findings=tuple(findings.found),
        found=found,
    )


def _has_words(change: Change) -> bool:
    """Tell whether there is something to say, and was: else not only words differ."""
    return bool(change.before.strip() and change.after.strip())


def _reprinted(
    prints: Prints, changes: Mapping[str, Change], document: Document
) -> list[tuple[File, File]] | None:
    """Return the files that print these words, as they were and as they are."""
    patterns = prints.printed(changes)
    if patterns is None:
        return None

    def after(pointer: str) -> str:
        found = lookup(document.value, pointer)
        if found is None or not isinstance(found.json, str):
            raise KeyError(pointer)
        return found.json

    def before(pointer: str) -> str:
        return changes[pointer].before if pointer in changes else after(pointer)

    pairs = [
        reprinted(path, pieces, before, after) for path, pieces in patterns.items()
    ]
    whole = [pair for pair in pairs if pair is not None]
    return whole if len(whole) == len(pairs) else None


def _laid_out(
    printed: Iterable[tuple[File, File]],
    standing: Mapping[str, bytes],
    layouts: RememberedLayouts,
) -> Mapping[str, bytes] | None:
    """Return what the files look like; None if they did not look like what stands."""
    pairs = [*printed]
    old = [replace(was, path=f"{_BEFORE}{was.path}") for was, _ in pairs]
    new = [becomes for _, becomes in pairs]
    laid_out = {file.path: file for file in formatted((*old, *new))}
    for file in new:
        if laid_out[f"{_BEFORE}{file.path}"].content != standing.get(file.path):
            return None
        if file.path.endswith(".py"):
            layouts.learn(file, laid_out[file.path])
    return {file.path: laid_out[file.path].content for file in new}
