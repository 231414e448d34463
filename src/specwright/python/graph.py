"""Orders and closures in a graph of names."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Edges: TypeAlias = Callable[[str], Iterable[str]]


def components(nodes: Sequence[str], edges: Edges) -> list[list[str]]:
    """Return the strongly connected components, each after all that it depends on.

    Deterministic: follows the order of the nodes. (Tarjan's algorithm, without
    recursion.)
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[list[str]] = []
    for start in nodes:
        if start in index:
            continue
        path = [(start, iter(tuple(edges(start))))]
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        while path:
            node, rest = path[-1]
            for after in rest:
                if after not in index:
                    index[after] = low[after] = len(index)
                    stack.append(after)
                    waiting.add(after)
                    path.append((after, iter(tuple(edges(after)))))
                    break
                if after in waiting:
                    low[node] = min(low[node], index[after])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_popped(stack, waiting, node))
    return found


def _popped(stack: list[str], waiting: set[str], node: str) -> list[str]:
    group: list[str] = []
    while not group or group[-1] != node:
        group.append(stack.pop())
        waiting.discard(group[-1])
    return group


def reach(starts: Iterable[str], edges: Edges) -> set[str]:
    """Return the nodes that can be reached, the starts included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for after in edges(waiting.pop()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found
