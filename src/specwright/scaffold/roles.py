"""Which classes of a file implement which Protocols."""

from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from .holding import Held, Holding
from .sheet import Sheet, Stub

_PLAIN = frozenset({"ABC", "Generic", "Protocol", "object"})


@dataclass(frozen=True, slots=True)
class Roles:
    """A file of the user's, seen from what the specification asks for."""

    holding: Holding
    sheet: Sheet

    @property
    def begun(self) -> bool:
        """Return whether the file has anything that a fresh one has."""
        stubs = self.sheet.stubs
        return any(self.implementers(one) for one in stubs) or any(self.creations())

    def implementers(self, stub: Stub) -> tuple[Held, ...]:
        """Return the classes that implement a Protocol.

        They name it as a base, or have no base and the name that a fresh file has.
        """
        return tuple(
            one
            for one in self.holding.classes
            if stub.base in self.protocols(one)
            or (not one.bases and one.name == stub.name)
        )

    def protocols(self, found: Held) -> tuple[str, ...]:
        """Return the bases of a class that are, or were, Protocols of the package."""
        origins = (self.holding.origin(base) for base in found.bases)
        return tuple(one[1] for one in origins if one and self._at_home(one[0]))

    def missing(self, stub: Stub, found: Held) -> tuple[str, ...]:
        """Return the methods that a class neither has nor inherits in this file."""
        known: set[str] = set()
        for one in self._family(found):
            known |= one.names
            if one is not found and one in self.implementers(stub):
                return ()
        return tuple(one.name for one in stub.methods if one.name not in known)

    def classes_to_add(self) -> dict[str, str]:
        """Return the classes of a fresh file that are missing, and names for them."""
        names: dict[str, str] = {}
        for stub in self.sheet.stubs:
            if not self.implementers(stub):
                name = stub.name
                while name in self.holding.names or name in names.values():
                    name = f"{name}_"
                names[stub.name] = name
        return names

    @property
    def wants_app(self) -> bool:
        """Return whether nothing of a fresh file is here, so that all is to come."""
        return not self.begun and self.sheet.app not in self.holding.names

    def hindrance(self, found: Held) -> tuple[str, str] | None:
        """Return why a class cannot be added to, and what to do; None if it can."""
        if not isinstance(found.node.body, cst.IndentedBlock):
            return "its body is on one line", "give the body lines of its own"
        strangers = self.strangers(found)
        if strangers:
            whose = ", ".join(f"`{name}`" for name in strangers)
            return f"may inherit that from {whose}", "write what it does not inherit"
        return None

    def strangers(self, found: Held) -> tuple[str, ...]:
        """Return the bases of a class, and of theirs, that are in other files."""
        return tuple(
            base or "an expression"
            for one in self._family(found)
            for base in one.bases
            if self._class(base) is None
            and base.rpartition(".")[2] not in _PLAIN
            and not self._from_home(base)
        )

    def creations(self) -> Iterator[cst.Call]:
        """Yield the calls that make the application."""
        wanted = self.sheet.create
        for name, call in self.holding.calls:
            origin = self.holding.origin(name)
            if origin and self._at_home(origin[0]) and origin[1] == wanted:
                yield call

    def _family(self, found: Held) -> tuple[Held, ...]:
        family = [found]
        for one in family:
            for base in one.bases:
                other = self._class(base)
                if other is not None and other not in family:
                    family.append(other)
        return tuple(family)

    def _class(self, name: str) -> Held | None:
        return next((one for one in self.holding.classes if one.name == name), None)

    def _from_home(self, base: str) -> bool:
        origin = self.holding.origin(base)
        return origin is not None and self._at_home(origin[0])

    def _at_home(self, module: str) -> bool:
        home = self.sheet.home
        return module == home or module.startswith(f"{home}.")
