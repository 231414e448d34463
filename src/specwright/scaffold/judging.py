"""What is not right in a file of the user's, and is left to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from specwright.diagnostics import Diagnostic, Severity

from .findings import orphaned, outdated, unwritten
from .holding import Held, Holding
from .roles import Roles
from .sheet import Stub
from .signatures import differences, misfits

_SECURITY = "Security"


def judged(roles: Roles, fresh: Holding, file: PurePath) -> Iterator[Diagnostic]:
    """Yield what is to be changed by hand in a file, beside a fresh one."""
    judge = _Judge(roles, file)
    classes = {one.name: one for one in fresh.classes}
    for stub in roles.sheet.stubs:
        for found in roles.implementers(stub):
            yield from judge.lacking(stub, found)
            yield from judge.methods(stub, found, classes[stub.name])
    yield from judge.gone()
    yield from judge.unpassed()


@dataclass(frozen=True, slots=True)
class _Judge:
    roles: Roles
    file: PurePath

    def lacking(self, stub: Stub, found: Held) -> Iterator[Diagnostic]:
        """Yield what is missing from a class and cannot be added to it."""
        missing = self.roles.missing(stub, found)
        hindrance = self.roles.hindrance(found)
        if missing and hindrance:
            names = ", ".join(f"`{name}`" for name in missing)
            message = f"`{found.name}` lacks {names}, and {hindrance[0]}"
            place = self.roles.holding.positions[found.node.name]
            yield unwritten(self.file, place, message, hindrance[1])

    def methods(self, stub: Stub, found: Held, fresh: Held) -> Iterator[Diagnostic]:
        """Yield what is wrong with the methods of a class."""
        wanted = {one.name for one in stub.methods}
        holding = self.roles.holding
        for name, method in found.methods.items():
            place = holding.positions[method.name]
            what = f"{found.name}.{name}"
            if name not in wanted:
                if not name.startswith("_") and not method.decorators:
                    rest = f"is no method of `{stub.base}`"
                    yield orphaned(self.file, place, what, rest)
                continue
            asked = fresh.methods[name]
            for misfit in misfits(method, asked):
                message = f"`{what}` {misfit}"
                yield outdated(self.file, place, message, severity=Severity.WARNING)
            for of, here, there in differences(method, asked, holding.names):
                message = f"the type of {of} is `{here}` in `{what}`, and now `{there}`"
                yield outdated(self.file, place, message, severity=Severity.NOTE)

    def gone(self) -> Iterator[Diagnostic]:
        """Yield the classes whose Protocol the package no longer has."""
        sheet = self.roles.sheet
        known = {one.base for one in sheet.stubs}
        for found in self.roles.holding.classes:
            for base in self.roles.protocols(found):
                protocol = base.endswith(sheet.kind) or base == _SECURITY
                if base in known or not protocol:
                    continue
                place = self.roles.holding.positions[found.node.name]
                rest = f"implements `{base}`, which `{sheet.home}` no longer has"
                yield orphaned(self.file, place, found.name, rest)

    def unpassed(self) -> Iterator[Diagnostic]:
        """Yield what the application that is made is not given."""
        sheet = self.roles.sheet
        for call in self.roles.creations():
            given = {arg.keyword.value for arg in call.args if arg.keyword is not None}
            if any(arg.star for arg in call.args) or "unimplemented" in given:
                continue
            for stub in sheet.stubs:
                classes = self.roles.implementers(stub)
                if stub.attribute in given or not classes:
                    continue
                yield unwritten(
                    self.file,
                    self.roles.holding.positions[call],
                    f"`{sheet.create}` is not given `{stub.attribute}`",
                    f"pass `{stub.attribute}={classes[0].name}()`, made as you like",
                )
