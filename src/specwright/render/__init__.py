"""From the plan of a package to files, on disk, and whether they are current."""

from .drift import drift
from .environment import TemplateError, own_templates
from .file import File
from .format import formatted, formatter_id
from .layouts import Layouts
from .manifest import (
    MANIFEST,
    Manifest,
    describe,
    is_current,
    read_manifest,
    standing_files,
)
from .package import print_package, render_package, whole_package
from .specification import specification_file
from .write import Summary, write_file, write_files

__all__ = [
    "MANIFEST",
    "File",
    "Layouts",
    "Manifest",
    "Summary",
    "TemplateError",
    "describe",
    "drift",
    "formatted",
    "formatter_id",
    "is_current",
    "own_templates",
    "print_package",
    "read_manifest",
    "render_package",
    "specification_file",
    "standing_files",
    "whole_package",
    "write_file",
    "write_files",
]
