"""Operations (OpenAPI 3.1, section 4.8.10) and their callbacks (section 4.8.18)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from specwright.ir.json import Json
from specwright.ir.operations import Callback, Doc, Operation, SecurityUse, Server

from .bodies import body
from .context import Context
from .node import Node
from .parameters import merged, one_query, parameters
from .path_items import Endpoint, endpoints
from .path_templates import fitted
from .responses import responses
from .security import requirements
from .servers import servers


@dataclass(frozen=True, slots=True)
class OperationBuilder:
    """Build operations that share the security of their document.

    `outer` holds the path items that are being built: a callback may lead back to one.
    """

    context: Context
    security: tuple[tuple[SecurityUse, ...], ...]
    outer: tuple[str, ...] = ()

    def named(self, found: list[Endpoint]) -> list[tuple[Endpoint, str, bool]]:
        """Return endpoints with the ids that they get, before any is built."""
        for endpoint in found:
            self.context.ids.reserve(endpoint.node)
        return [
            (each, *self.context.ids.give(each.node, each.method, each.path))
            for each in found
        ]

    def operation(
        self, endpoint: Endpoint, name: str, *, given: bool, templated: bool
    ) -> Operation:
        """Build one operation; only a `templated` path may hold parameters."""
        context, node = self.context, endpoint.node
        shared = parameters(context, endpoint.item)
        found = one_query(context, merged(shared, parameters(context, node)))
        return Operation(
            pointer=node.pointer,
            id=name,
            id_given=given,
            method=endpoint.method,
            path=endpoint.path,
            tags=tuple(dict.fromkeys(node.texts("tags"))),
            parameters=fitted(context, endpoint, found) if templated else found,
            body=body(context, node),
            responses=responses(context, node),
            security=(
                requirements(context, node) if "security" in node else self.security
            ),
            callbacks=tuple(self._callbacks(node)),
            servers=self._servers(endpoint),
            doc=_doc(endpoint),
            extensions=node.extensions(),
        )

    def _servers(self, endpoint: Endpoint) -> tuple[Server, ...]:
        holder = endpoint.node if "servers" in endpoint.node else endpoint.item
        return servers(self.context, holder)

    def _callbacks(self, node: Node) -> Iterator[Callback]:
        for name, value, pointer in node.members("callbacks"):
            inner = self.context.follow(value, pointer, f"the callback `{name}`")
            if inner is None:
                continue
            for expression, item, at in inner.fields():
                yield self._callback(name, expression, item, at)

    def _callback(
        self, name: str, expression: str, item: Json, pointer: str
    ) -> Callback:
        return Callback(
            pointer=pointer,
            name=name,
            expression=expression,
            operations=self._called_back(expression, item, pointer),
        )

    def _called_back(
        self, expression: str, item: Json, pointer: str
    ) -> tuple[Operation, ...]:
        if pointer in self.outer or len(self.outer) == _NESTED:
            self.context.findings.add(
                "reference-cycle",
                pointer,
                f"the callback `{expression}` calls itself back; "
                "the inner one is left out",
            )
            return ()
        inner = replace(self, outer=(*self.outer, pointer))
        found = list(endpoints(self.context, expression, item, pointer))
        return tuple(
            inner.operation(endpoint, name, given=given, templated=False)
            for endpoint, name, given in self.named(found)
        )


_NESTED = 8


def _doc(endpoint: Endpoint) -> Doc:
    own = endpoint.node.doc()
    if own.summary or own.description:
        return own
    item = endpoint.item.doc()
    return replace(own, summary=item.summary, description=item.description)
