"""Circles in a graph."""

from collections.abc import Iterator, Mapping, Sequence


def circles(edges: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the strongly connected components of a graph, sinks first.

    Takes for each node the nodes that it leads to, all of them nodes of the graph.
    Every node is in exactly one component; one without a way back to itself is alone.
    """
    search = _Search(edges)
    for node in edges:
        search.visit(node)
    return search.found


class _Search:
    """Tarjan's depth-first search, without recursion."""

    def __init__(self, edges: Mapping[str, Sequence[str]]) -> None:
        self._edges = edges
        self._number: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        self._open: dict[str, None] = {}
        self.found: list[list[str]] = []

    def visit(self, start: str) -> None:
        """Find the components that can be reached from a node."""
        if start in self._number:
            return
        path: list[tuple[str, Iterator[str]]] = [self._entered(start)]
        while path:
            node, ahead = path[-1]
            target = next(ahead, None)
            if target is None:
                path.pop()
                self._left(node, path[-1][0] if path else None)
            elif target not in self._number:
                path.append(self._entered(target))
            elif target in self._open:
                self._lowest[node] = min(self._lowest[node], self._number[target])

    def _entered(self, node: str) -> tuple[str, Iterator[str]]:
        self._number[node] = self._lowest[node] = len(self._number)
        self._open[node] = None
        return node, iter(self._edges[node])

    def _left(self, node: str, parent: str | None) -> None:
        if parent is not None:
            self._lowest[parent] = min(self._lowest[parent], self._lowest[node])
        if self._lowest[node] == self._number[node]:
            component: list[str] = []
            while node in self._open:
                last, _ = self._open.popitem()
                component.append(last)
            self.found.append(component[::-1])
