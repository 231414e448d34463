"""Specifications to compare."""

from pathlib import Path

SPEC = """\
openapi: {version}
info: {{title: Things, version: 1.0.0}}
paths:
  /things:
    get:
      operationId: {name}
      parameters:
        - {{name: q, in: query, required: {required}, schema: {{type: string}}}}
      responses:
        "200": {{description: Things}}
"""


def spec(
    folder: Path,
    name: str,
    *,
    required: str = "false",
    version: str = "3.0.3",
    operation: str = "listThings",
) -> str:
    file = folder / name
    text = SPEC.format(version=version, required=required, name=operation)
    file.write_text(text)
    return str(file)
