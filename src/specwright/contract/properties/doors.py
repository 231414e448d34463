"""Who may refuse a request: the generated server, or one that is running."""

from abc import abstractmethod
from collections.abc import Callable, Mapping

from specwright.contract.credentials import admission, placed
from specwright.contract.live import LiveServer
from specwright.contract.stand import Stand
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Request
from specwright.ir.operations import Operation


class Door:
    """Where the requests of one operation knock; `who` starts the names of checks.

    `prefix` comes before the paths of the specification.
    """

    who: str
    credentials: Mapping[str, dict[str, str]]
    prefix: str = ""

    @abstractmethod
    def difference(self, request: Request) -> str | None:
        """Send a request and say what happens instead of a refusal."""


class ServedDoor(Door):
    """The generated server, whose handler must not be called."""

    who = "server"

    def __init__(self, subject: Subject, operation: Operation, stand: Stand) -> None:
        self.credentials = placed(admission(subject.api, operation))
        self._stand = stand

    def difference(self, request: Request) -> str | None:
        """Send a request and say what happens instead of a refusal."""
        answer = self._stand.send(request)
        if self._stand.seen.arguments is not None:
            return "the handler is called"
        refused = 400 <= answer.status < 500
        return None if refused else f"the server answers {answer.status}"


class LiveDoor(Door):
    """A running server, of which only the answer is seen; `hears` is told of each."""

    who = "live"

    def __init__(
        self,
        server: LiveServer,
        operation: Operation,
        hears: Callable[[Request, Answer], None],
    ) -> None:
        self.credentials = placed(server.credentials(operation))
        self.prefix = server.prefix
        self._server = server
        self._hears = hears

    def difference(self, request: Request) -> str | None:
        """Send a request and say what happens instead of a refusal."""
        answer = self._server.send(request)
        self._hears(request, answer)
        refused = 400 <= answer.status < 500
        return None if refused else f"the server answers {answer.status}"
