"""From the intermediate representation to finished pieces of Python."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .lowering import Models, allocate_names, lower_models
    from .names import Names
    from .options import Options
    from .plan import plan_package
    from .view import Package

__all__ = [
    "Models",
    "Names",
    "Options",
    "Package",
    "allocate_names",
    "lower_models",
    "plan_package",
]

_MODULES = {
    "Models": ".lowering",
    "Names": ".names",
    "Options": ".options",
    "Package": ".view",
    "allocate_names": ".lowering",
    "lower_models": ".lowering",
    "plan_package": ".plan",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # A run that only puts other words into what was printed plans nothing.
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULES[name], __name__), name)
