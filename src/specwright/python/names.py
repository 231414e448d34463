"""The names of everything that is generated, given once before anything is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .operation_names import DEFAULT_TAG, primary_tag

__all__ = ["DEFAULT_TAG", "Names", "primary_tag"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Python identifiers, by pointer into the composed document.

    * `classes`: pointer of a schema -> its class or alias (as read from a response);
    * `request_classes`: the same, for the second class of a schema that needs one;
    * `fields`: pointer of an object schema -> member name -> field;
    * `members`: pointer of an enumeration -> its members, in order;
    * `methods`, `constants`: pointer of an operation -> `list_pets`, `LIST_PETS`;
    * `arguments`: pointer of an operation -> pointer of a parameter -> argument;
    * `modules`, `groups`: tag -> module (`remote_clusters`), class (`RemoteClusters`);
    * `errors`: status and pointer of a response -> exception class;
    * `results`: pointer of an operation and status -> class of that one success.
    """

    classes: Mapping[str, str] = field(default_factory=dict[str, str])
    request_classes: Mapping[str, str] = field(default_factory=dict[str, str])
    fields: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    members: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    methods: Mapping[str, str] = field(default_factory=dict[str, str])
    constants: Mapping[str, str] = field(default_factory=dict[str, str])
    arguments: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    modules: Mapping[str, str] = field(default_factory=dict[str, str])
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: Mapping[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    results: Mapping[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
