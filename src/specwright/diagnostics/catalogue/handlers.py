"""What `specwright scaffold` reports about a file of handlers, which is the user's."""

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES = (
    Entry(
        code="orphaned-handler",
        severity=Severity.WARNING,
        title="a handler that nothing calls any more",
        what="A public method of a handler class stands for no operation, or the class "
        "for no tag. It may be a helper of your own: those start with an underscore.",
        why="The operation was removed or renamed. The code is yours, and so is the "
        "decision to remove it.",
        bad="async def strike_ship(self, ship_id: str) -> None: ...   operation gone",
        good="async def _struck(self, ship_id: str) -> None: ...       a helper",
    ),
    Entry(
        code="outdated-handler",
        severity=Severity.WARNING,
        title="a handler with another signature than its operation",
        what="A method lacks an argument that the server passes, or asks for one that "
        "nothing passes; as a note, its types are written differently.",
        why="What is written is never changed for you. With wrong arguments the "
        "application does not start; types that differ may be right all the same, "
        "which a type checker knows.",
        bad="async def list_berths(self) -> list[Berth]: ...",
        good="async def list_berths(self, *, page: int) -> list[Berth]: ...",
    ),
    Entry(
        code="unreadable-handlers",
        severity=Severity.ERROR,
        title="a file of handlers that cannot be added to",
        what="The output is not Python, or not a file that can be read and written. "
        "Nothing was written.",
        why="Adding to a file without understanding it could break what is there.",
        bad="specwright scaffold petstore --output handlers/",
        good="specwright scaffold petstore --output handlers.py",
    ),
    Entry(
        code="unwritten-handler",
        severity=Severity.WARNING,
        title="something missing that is left to you",
        what="A class lacks methods that could not be added without touching what is "
        "written, or that it may inherit from another file; or the application is not "
        "given a class.",
        why="Adding a method could hide one that is inherited, and neither a class on "
        "one line nor a call is changed for you.",
        bad="class Ships(ShipsHandler): pass",
        good="class Ships(ShipsHandler):\n    pass",
    ),
)
