"""YAML as libyaml sees it: a stream of events."""

from collections.abc import Iterator

from yaml.cyaml import CSafeLoader
from yaml.events import Event, StreamEndEvent


def events(text: str) -> Iterator[Event]:
    """Yield libyaml's events."""
    parser = CSafeLoader(text)
    try:
        while True:
            event = parser.get_event()
            if event is None or type(event) is StreamEndEvent:
                return
            yield event
    finally:
        parser.dispose()
