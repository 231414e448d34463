"""The generated packages, served: with no handlers, with some, behind any server."""

from collections.abc import Callable
from typing import Any

import harbour_api.server
import mattermost_api.server


class Everyone:
    """Lets in whoever has a credential of any kind."""

    def __getattr__(self, scheme: str) -> Callable[..., str]:
        if scheme.startswith("__"):
            raise AttributeError(scheme)
        return lambda *_: scheme


def harbour_app(**given: Any) -> harbour_api.server.Application:
    """Return the harbour with the handlers and choices that are given."""
    create: Any = harbour_api.server.create_app
    app: harbour_api.server.Application = create(security=Everyone(), **given)
    return app


def mattermost_app(**given: Any) -> mattermost_api.server.Application:
    """Return Mattermost with the handlers and choices that are given."""
    create: Any = mattermost_api.server.create_app
    app: mattermost_api.server.Application = create(security=Everyone(), **given)
    return app
