"""Where a schema stands once it is written out: in `$defs`, by its pointer."""

from collections.abc import Iterator
from urllib.parse import quote

from specwright.ir.api import Api
from specwright.ir.json import Json


class Addresses:
    """The addresses of the schemas of one API.

    Where the API has dynamic anchors (`scoped`), each schema resource keeps an
    identifier of its own: which of them were entered decides what `$dynamicRef` means.
    """

    def __init__(self, api: Api) -> None:
        self._anchors = api.resources
        self._bases = {
            root: f"specwright:///{index}" for index, root in enumerate(api.resources)
        }
        self._names = {
            pointer: name
            for anchors in api.resources.values()
            for name, pointer in anchors.items()
        }

    @property
    def scoped(self) -> bool:
        """Whether resources have identifiers of their own."""
        return bool(self._bases)

    def of(self, pointer: str) -> str:
        """Return the reference that leads to a schema."""
        token = quote(pointer.replace("~", "~0").replace("/", "~1"))
        base = self.base(self.resource(pointer)) if self.scoped else ""
        return f"{base}#/$defs/{token}"

    def base(self, root: str) -> str:
        """Return the identifier of a resource."""
        return self._bases[root]

    def resource(self, pointer: str) -> str:
        """Return the root of the resource that a schema belongs to."""
        while pointer and pointer not in self._bases:
            pointer = pointer.rpartition("/")[0]
        return pointer

    def stands_alone(self, pointer: str) -> bool:
        """Return whether a schema has to be written apart from what it stands in."""
        return pointer in self._bases or pointer in self._names

    def anchored(self, pointer: str) -> dict[str, Json]:
        """Return the anchor that a schema declares, as a keyword."""
        if pointer not in self._names:
            return {}
        return {"$dynamicAnchor": self._names[pointer]}

    def anchors(self, name: str) -> Iterator[str]:
        """Yield the schemas that declare a dynamic anchor of this name."""
        for anchors in self._anchors.values():
            if name in anchors:
                yield anchors[name]
