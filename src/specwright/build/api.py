"""The whole: from a composed document to an `Api`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from specwright.diagnostics import Diagnostic
from specwright.document import Document
from specwright.document.collector import collector_paused
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Operation
from specwright.ir.schemas import Schema

from .context import Context
from .dialect import Dialect, dialect_of
from .endless import FURTHEST, distant, endless
from .findings import Findings
from .node import Node
from .operation_ids import OperationIds
from .operations import OperationBuilder
from .path_items import Endpoint, endpoints
from .path_templates import check_braces
from .pointers import enclosing, lookup
from .references import References
from .schema_order import in_order
from .schemas import SchemaBuilder
from .schemas.dialects import is_known, unknown
from .security import requirements
from .security_schemes import security_schemes
from .servers import servers
from .tags import tags


def build_api(document: Document) -> tuple[Api, tuple[Diagnostic, ...]]:
    """Return what a document says, and everything that is wrong with it.

    Takes any JSON value: whatever does not have the form of OpenAPI 3 is reported and
    left out, that part alone.
    """
    findings = Findings()
    with collector_paused():
        api = _api(document, findings)
    return api, findings.collected()


def _api(document: Document, findings: Findings) -> Api:
    root = _root(document.value, findings)
    context = _context(document, findings)
    _check_dialect(root)
    components = root.object("components") or Node({}, "/components", findings)
    schemes = security_schemes(context, components)
    context = replace(
        context,
        defined_schemes=frozenset(
            name for name, _, _ in _quiet(components, "securitySchemes")
        ),
    )
    builder = OperationBuilder(context, requirements(context, root))
    paths = builder.named(list(_endpoints(context, root)))
    hooks = builder.webhooks(list(_webhooks(context, root)))
    declared = {
        pointer: context.schemas.schema(value, pointer)
        for _, value, pointer in components.members("schemas")
    }
    operations = _built(builder, paths, templated=True)
    webhooks = _built(builder, hooks, templated=False)
    info = root.object("info") or Node({}, "/info", findings)
    return Api(
        title=_stated(info, "title"),
        version=_stated(info, "version"),
        dialect=document.version,
        doc=replace(
            info.doc(),
            external=root.doc().external,
        ),
        servers=servers(context, root),
        tags=tags(context, root),
        operations=operations,
        webhooks=webhooks,
        schemas=_with_referenced(context, declared),
        security_schemes=schemes,
        resources=context.references.dynamic_resources(),
        extensions=root.extensions(),
    )


def _root(value: Json, findings: Findings) -> Node:
    if isinstance(value, dict):
        return Node(value, "", findings)
    findings.wrong_type("", "the document", value, "an object")
    return Node({}, "", findings)


def _context(document: Document, findings: Findings) -> Context:
    dialect = dialect_of(document.version)
    references = References(document.value, dialect, findings)
    return Context(
        root=document.value,
        dialect=dialect,
        findings=findings,
        references=references,
        schemas=SchemaBuilder(dialect, findings, references),
        ids=OperationIds(findings),
    )


def _check_dialect(root: Node) -> None:
    uri = root.text("jsonSchemaDialect")
    if uri is not None and not is_known(uri):
        pointer = root.at("jsonSchemaDialect")
        message = unknown("jsonSchemaDialect", uri)
        root.findings.add("unknown-schema-dialect", pointer, message)


def _quiet(node: Node, key: str) -> Iterator[tuple[str, Json, str]]:
    return node.members(key) if isinstance(node.value.get(key), dict) else iter(())


def _stated(info: Node, key: str) -> str:
    value = info.text(key)
    if value is None:
        info.findings.add(
            "missing-info", info.pointer, f"there is no `{key}`", hint=f"add `{key}`"
        )
    return value or ""


def _endpoints(context: Context, root: Node) -> Iterator[Endpoint]:
    paths = root.object("paths")
    for path, value, pointer in paths.fields() if paths is not None else ():
        check_braces(context, path, pointer)
        if not path.startswith("/"):
            context.findings.add(
                "path-without-slash",
                pointer,
                f"the path `{path}` does not start with `/`; one is put before it",
                hint=f"write `/{path}`",
                key=True,
            )
        slashed = path if path.startswith("/") else f"/{path}"
        yield from endpoints(context, slashed, value, pointer)


def _webhooks(context: Context, root: Node) -> Iterator[Endpoint]:
    """Yield what is received; OpenAPI 3.0 has no field for it but an extension."""
    key = "webhooks" if context.dialect >= Dialect.V3_1 else "x-webhooks"
    for name, value, pointer in root.members(key):
        yield from endpoints(context, name, value, pointer)


def _built(
    builder: OperationBuilder,
    named: list[tuple[Endpoint, str, bool]],
    *,
    templated: bool,
) -> tuple[Operation, ...]:
    return tuple(
        builder.operation(endpoint, name, given=given, templated=templated)
        for endpoint, name, given in named
    )


def _with_referenced(
    context: Context, declared: dict[str, Schema]
) -> dict[str, Schema]:
    """Return the schemas with those that references lead to, however far."""
    found = dict(declared)
    anchored = context.references.dynamic_resources().values()
    context.schemas.want(pointer for each in anchored for pointer in each.values())
    for pointer in context.schemas.wanted():
        value = None if pointer in found else lookup(context.root, pointer)
        if value is not None:
            found[pointer] = context.schemas.schema(value.json, pointer)
    _cut(context, found)
    return found if len(found) == len(declared) else in_order(context.root, found)


def _cut(context: Context, found: dict[str, Schema]) -> None:
    """Build schemas that ask for themselves, or too many, again without doing so."""
    round_ = endless(found)
    for holder, target in round_.items():
        context.findings.add(
            "endless-schema",
            holder,
            f"`$ref` leads back to `#{target}`, which it is a part of; it is left out",
        )
    _rebuild(context, found, round_)
    far = distant(found)
    for holder, target in far.items():
        context.findings.add(
            "deep-nesting",
            holder,
            f"`$ref` leads to `#{target}`, and through it to more than {FURTHEST} "
            "schemas that judge the same value; it is left out",
            hint="say it in fewer schemas",
        )
    _rebuild(context, found, {**round_, **far})


def _rebuild(
    context: Context, found: dict[str, Schema], cut: Mapping[str, str]
) -> None:
    """Build the schemas again that hold the references at these pointers."""
    context.schemas.cut(cut)
    around = {pointer for holder in cut for pointer in enclosing(holder)}
    for pointer in [each for each in found if each in around]:
        value = lookup(context.root, pointer)
        if value is not None:
            found[pointer] = context.schemas.schema(value.json, pointer)
