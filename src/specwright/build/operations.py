"""Operations (OpenAPI 3.1, section 4.8.10) and their callbacks (section 4.8.18)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from specwright.ir.json import Json
from specwright.ir.operations import Callback, Doc, Operation, SecurityUse, Server

from .bodies import body
from .context import Context
from .node import Node
from .operation_ids import made_id, received_id
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
        return self._named(found, [made_id(one.method, one.path) for one in found])

    def webhooks(self, found: list[Endpoint]) -> list[tuple[Endpoint, str, bool]]:
        """Return the endpoints of webhooks with the ids that they get."""
        methods = Counter(one.path for one in found)
        wished = (
            received_id(one.method, one.path, alone=methods[one.path] == 1)
            for one in found
        )
        return self._named(found, list(wished))

    def _named(
        self, found: list[Endpoint], wished: list[str]
    ) -> list[tuple[Endpoint, str, bool]]:
        ids = self.context.ids
        for endpoint in found:
            ids.reserve(endpoint.node)
        return [
            (
                replace(each, apart=ids.at(each.node.pointer) is not None),
                *ids.give(each.node, wish),
            )
            for each, wish in zip(found, wished, strict=True)
        ]

    def operation(
        self, endpoint: Endpoint, name: str, *, given: bool, templated: bool
    ) -> Operation:
        """Build one operation; parameters of a `templated` path have to be declared."""
        context, node = self.context, endpoint.node
        shared = parameters(context, endpoint.item)
        found = one_query(context, merged(shared, parameters(context, node)))
        return Operation(
            pointer=endpoint.pointer,
            id=name,
            id_given=given,
            method=endpoint.method,
            path=endpoint.path,
            tags=tuple(dict.fromkeys(node.texts("tags"))),
            parameters=fitted(context, endpoint, found, templated=templated),
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
            operations=self._called_back(name, expression, item, pointer),
        )

    def _called_back(
        self, called: str, expression: str, item: Json, pointer: str
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
        for endpoint in found:
            self.context.ids.reserve(endpoint.node)
        alone = len(found) == 1
        return tuple(
            inner.called(endpoint, received_id(endpoint.method, called, alone=alone))
            for endpoint in found
        )

    def called(self, endpoint: Endpoint, wished: str) -> Operation:
        """Build one operation of a callback; where it has no id, as `wished`."""
        known = self.context.ids.called(endpoint.node, wished)
        return self.operation(
            replace(endpoint, apart=known.apart),
            known.id,
            given=known.given,
            templated=False,
        )


_NESTED = 8


def _doc(endpoint: Endpoint) -> Doc:
    own = endpoint.node.doc()
    if own.summary or own.description:
        return own
    item = endpoint.item.doc()
    return replace(own, summary=item.summary, description=item.description)
