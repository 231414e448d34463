"""YAML to values, in one pass over libyaml's events, without recursion.

Keys are strings whatever they look like; `<<` merges; a duplicate key is a fault; what
aliases stand for is counted, and capped.
"""

from dataclasses import replace

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from specwright.ir.json import Json

from .fault import Fault
from .policy import ReadPolicy
from .yaml_composer import Composer, UnreadableError
from .yaml_events import events
from .yaml_faults import reader_fault, syntax_fault
from .yaml_places import find, yaml_places


def parse_yaml(text: str, policy: ReadPolicy) -> tuple[Json, tuple[Fault, ...]]:
    """Return the value of a YAML text, and what is wrong with it.

    After a fault that makes the rest unreadable the value is None.
    """
    composer = Composer(policy)
    try:
        for event in events(text):
            composer.take(event)
            if composer.done:
                break
    except ReaderError as error:
        return None, (*composer.faults, reader_fault(error, text))
    except MarkedYAMLError as error:
        return None, (*composer.faults, syntax_fault(error, text))
    except UnreadableError as error:
        return None, (*composer.faults, error.fault)
    return composer.value, _with_first(composer.faults, text)


def _with_first(faults: list[Fault], text: str) -> tuple[Fault, ...]:
    """Return faults; those of duplicate keys know where the first key is."""
    if not any(fault.code == "duplicate-key" for fault in faults):
        return tuple(faults)
    root = yaml_places(text)
    found: list[Fault] = []
    for fault in faults:
        key = find(root, fault.pointer).key
        if fault.code == "duplicate-key" and key is not None:
            found.append(replace(fault, first=key[:2]))
        else:
            found.append(fault)
    return tuple(found)
