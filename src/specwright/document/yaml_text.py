"""YAML to values, in one pass over libyaml's events, without recursion.

Keys are strings whatever they look like; `<<` merges; a duplicate key is a fault; what
aliases stand for is counted, and capped.
"""

from dataclasses import replace
from typing import Final

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from specwright.ir.json import Json

from .depth import NAMED, extent
from .fault import Fault, too_long_names
from .policy import ReadPolicy
from .yaml_composer import Composer, UnreadableError
from .yaml_events import events
from .yaml_faults import reader_fault, syntax_fault
from .yaml_places import YamlPlaces

_LONG: Final = 5 * NAMED
"""Up to this length of pointers it is not worth to add them up."""


def parse_yaml(
    text: str, policy: ReadPolicy, spent: int = 0
) -> tuple[Json, tuple[Fault, ...], int]:
    """Return the value of a YAML text, what is wrong with it, and its number of nodes.

    The nodes are counted on from those that are `spent`, and are more where names are
    long. After a fault that makes the rest unreadable the value is None.
    """
    composer = Composer(policy, spent)
    fault = _taken(text, composer)
    if fault is not None:
        return None, (*composer.faults, fault), composer.count
    nodes = max(composer.count, spent + _named(composer))
    if nodes > policy.nodes:
        return None, (*composer.faults, too_long_names(policy.nodes)), nodes
    return composer.value, _with_first(composer.faults, text), nodes


def _named(composer: Composer) -> int:
    """Return how many values the names in a text count for; 0 where they are short."""
    if composer.longest_pointer <= _LONG:
        return 0
    _, characters = extent(composer.value)
    return characters // NAMED


def _taken(text: str, composer: Composer) -> Fault | None:
    """Let a composer take the events of a text; return what ends that early."""
    try:
        for event in events(text):
            composer.take(event)
            if composer.done:
                break
    except ReaderError as error:
        return reader_fault(error, text)
    except MarkedYAMLError as error:
        return syntax_fault(error, text)
    except UnreadableError as error:
        return error.fault
    return None


def _with_first(faults: list[Fault], text: str) -> tuple[Fault, ...]:
    """Return faults; those of duplicate keys know where the first key is."""
    if not any(fault.code == "duplicate-key" for fault in faults):
        return tuple(faults)
    places = YamlPlaces(text)
    found: list[Fault] = []
    for fault in faults:
        key = places.find(fault.pointer).key
        if fault.code == "duplicate-key" and key is not None:
            found.append(replace(fault, first=key[:2]))
        else:
            found.append(fault)
    return tuple(found)
