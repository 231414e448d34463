"""Which encoder writes a declared content."""

from ..media_types import is_form, is_json, is_multipart
from ..operation import Content
from ..shapes import shape_of
from .encoding import Checking, Encoder, JsonEncoder, TextEncoder
from .forms import FormEncoder
from .streams import FileEncoder, ItemsEncoder


def encoder_of(content: Content, checking: Checking) -> Encoder:
    """Return the encoder of a content; what is no text, file or form is JSON."""
    if content.item is not None:
        return ItemsEncoder(content, checking)
    shape = shape_of(content.type)
    if shape.file and not is_json(content.media_type):
        return FileEncoder(content.media_type)
    if tuple(shape.scalars) == ("string",) and not is_json(content.media_type):
        return TextEncoder(content.media_type)
    if is_form(content.media_type) or is_multipart(content.media_type):
        return FormEncoder(content, checking)
    written = "application/json" if "*" in content.media_type else content.media_type
    return JsonEncoder(content.type, written, checking)
