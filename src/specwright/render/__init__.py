"""From the plan of a package to files, on disk, and whether they are current."""

from .drift import drift
from .environment import TemplateError, own_templates
from .file import File
from .format import formatted, formatter_id
from .layouts import Layouts
from .manifest import MANIFEST, Manifest, describe, is_current, read_manifest
from .package import render_package
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
    "read_manifest",
    "render_package",
    "write_file",
    "write_files",
]
