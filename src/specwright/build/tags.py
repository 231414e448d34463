"""Tags, which form a tree since OpenAPI 3.2 (section 4.22)."""

from dataclasses import replace

from specwright.ir.api import Tag

from .context import Context
from .node import Node


def tags(context: Context, root: Node) -> tuple[Tag, ...]:
    """Return the declared tags; a parent that leads nowhere, or round, is left out."""
    found: dict[str, Tag] = {}
    for value, pointer in root.elements("tags"):
        node = context.follow(value, pointer, "a tag")
        name = None if node is None else node.text("name")
        if node is None or name is None:
            if node is not None:
                context.findings.add(
                    "missing-name", pointer, "the tag has no `name`; it is left out"
                )
            continue
        found.setdefault(
            name,
            Tag(
                pointer=node.pointer,
                name=name,
                parent=node.text("parent"),
                kind=node.text("kind"),
                doc=node.doc(),
            ),
        )
    return tuple(_rooted(context, tag, found) for tag in found.values())


def _rooted(context: Context, tag: Tag, found: dict[str, Tag]) -> Tag:
    if tag.parent is None or _ends(tag, found):
        return tag
    context.findings.add(
        "unknown-parent-tag",
        f"{tag.pointer}/parent",
        f"`parent` `{tag.parent}` is not declared, or leads round; it is left out",
    )
    return replace(tag, parent=None)


def _ends(tag: Tag, found: dict[str, Tag]) -> bool:
    visited = {tag.name}
    parent = tag.parent
    while parent is not None:
        if parent in visited or parent not in found:
            return False
        visited.add(parent)
        parent = found[parent].parent
    return True
