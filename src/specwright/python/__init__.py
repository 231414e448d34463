"""From the intermediate representation to finished pieces of Python."""

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
