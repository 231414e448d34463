"""References: from what an author wrote to a pointer."""

from typing import Final

from specwright.ir.json import Json

from .dialect import Dialect
from .findings import Findings
from .pointers import from_fragment, lookup, nearest
from .resources import Resources, resources_of

_SUGGESTIONS: Final = 20
"""How many references get a suggestion: looking for one takes a while."""


class References:
    """Resolve the references of one document, each of them once."""

    __slots__ = ("_findings", "_known", "_resources", "_root", "_suggested")

    def __init__(self, root: Json, dialect: Dialect, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        self._known: dict[str, bool] = {}
        self._suggested = 0
        self._resources: Resources | None = None
        if dialect > Dialect.V3_0:
            base = root.get("$self", "") if isinstance(root, dict) else ""
            self._resources = resources_of(
                root, base if isinstance(base, str) else "", findings
            )

    def resolve(
        self, reference: str, pointer: str, keyword: str = "$ref"
    ) -> str | None:
        """Return the pointer that the reference of the object at `pointer` names.

        One that leads nowhere is reported, and None returned.
        """
        target = self.pointer_of(reference, pointer)
        if target is not None and self.exists(target):
            return target
        self._findings.add(
            "unresolved-reference",
            f"{pointer}/{keyword}",
            f"`{keyword}` names `{reference}`, which is not there; it is left out",
            hint=self._suggestion(reference),
        )
        return None

    def pointer_of(self, reference: str, pointer: str) -> str | None:
        """Return the pointer that a reference spells, whether or not it leads there."""
        if self._resources is not None and len(self._resources.uris) > 1:
            return self._guarded(reference, pointer)
        if reference == "#" or reference.startswith("#/"):
            return from_fragment(reference[1:])
        return self._guarded(reference, pointer)

    def exists(self, pointer: str) -> bool:
        """Return whether something stands at a pointer."""
        known = self._known.get(pointer)
        if known is None:
            known = lookup(self._root, pointer) is not None
            self._known[pointer] = known
        return known

    def dynamic_anchor(self, target: str) -> str | None:
        """Return the dynamic anchor that a schema declares, if it does."""
        if self._resources is None:
            return None
        anchors = self._resources.dynamic.get(self._resources.enclosing(target), {})
        return next((name for name, at in anchors.items() if at == target), None)

    def dynamic_resources(self) -> dict[str, dict[str, str]]:
        """Return the dynamic anchors of each resource, by pointer of its root.

        Nothing where no schema declares any.
        """
        if self._resources is None or not self._resources.dynamic:
            return {}
        return {
            root: self._resources.dynamic.get(root, {}) for root in self._resources.uris
        }

    def _guarded(self, reference: str, pointer: str) -> str | None:
        if self._resources is None:
            return None
        try:
            return self._resources.resolve(reference, pointer)
        except ValueError:  # urllib's word for an address it cannot split
            return None

    def _suggestion(self, reference: str) -> str | None:
        if not reference.startswith("#/") or self._suggested == _SUGGESTIONS:
            return None
        self._suggested += 1
        close = nearest(self._root, from_fragment(reference[1:]))
        return None if close is None else f"write `#{close}`"
