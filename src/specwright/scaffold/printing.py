"""From the plan of a file of handlers to its text, laid out."""

from specwright.render.environment import environment
from specwright.render.file import File
from specwright.render.format import formatted

from .sheet import Sheet


def printed_sheet(sheet: Sheet) -> bytes:
    """Return the text of a fresh file, in black's style."""
    template = environment().get_template("scaffold.py.jinja")
    text = template.render({"sheet": sheet}).encode("utf-8", "replace")
    (file,) = formatted([File("handlers.py", text)])
    return file.content
