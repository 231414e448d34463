"""Texts of specifications that are made to keep a reader busy."""

import json
from collections.abc import Callable, Mapping

HEADER = "openapi: 3.0.3\ninfo: {title: Hostile, version: '1'}\npaths: {}\n"
OBJECT = '{"openapi": "3.0.3", "info": {"title": "H", "version": "1"}, "paths": {}'
SCHEMA = f"{HEADER}components:\n  schemas:\n    A: "


def _bomb() -> str:
    lines = [f"x-{i}: &a{i} [{f'*a{i - 1}, ' * 10}]" for i in range(1, 12)]
    return "\n".join([f"{HEADER}x-0: &a0 [{'1, ' * 10}]", *lines])


def _members() -> str:
    return f"{HEADER}x:\n" + "".join(f"  k{i}: v\n" for i in range(1_000_000))


def _merged() -> str:
    first = ", ".join(f"k{i}: 1" for i in range(1000))
    lines = [f"x-{i}: &m{i} {{<<: *m{i - 1}}}" for i in range(1, 400)]
    return "\n".join([f"{HEADER}x-0: &m0 {{{first}}}", *lines])


def _chained() -> str:
    lines = [f"x-{i}: &m{i} {{<<: *m{i - 1}}}" for i in range(1, 20_000)]
    return "\n".join([f"{HEADER}x-0: &m0 {{a: 1}}", *lines, "paths: *m19999"])


def _deep_block() -> str:
    return HEADER + "\n".join(f"{' ' * depth}a:" for depth in range(5000))


def _chain(number: int, schema: Callable[[str], object], **last: object) -> str:
    """Return schemas of which each holds a reference to the next one."""
    schemas: dict[str, object] = {
        f"S{n}": schema(f"#/components/schemas/S{n + 1}") for n in range(number)
    }
    schemas[f"S{number}"] = last
    return f'{OBJECT}, "components": {json.dumps({"schemas": schemas})}}}'


def _named(*names: str) -> str:
    """Return a schema with properties of these names."""
    properties: dict[str, object] = {name: {"type": "string"} for name in names}
    schemas = {name: {"properties": properties} for name in names[:1]}
    return f'{OBJECT}, "components": {json.dumps({"schemas": schemas})}}}'


def _long_path() -> str:
    """Return an operation at a path that is all templates."""
    names = [f"p{n}" for n in range(10_000)]
    parameters: list[object] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    path = "".join(f"/{{{name}}}" for name in names)
    items: dict[str, object] = {
        path: {"get": {"parameters": parameters, "responses": {}}}
    }
    return OBJECT.replace('"paths": {}', f'"paths": {json.dumps(items)}') + "}"


def _below_a_long_name() -> str:
    properties = "".join(f"      p{n}: {{}}\n" for n in range(10_000))
    return f"{SCHEMA[:-3]}? {'a' * 100_000}\n    :\n     properties:\n{properties}"


def _clashing() -> str:
    schemas = {f"a{'_' * n}b": {"properties": {"x": {}}} for n in range(1000)}
    return f'{OBJECT}, "components": {json.dumps({"schemas": schemas})}}}'


def _heirs(number: int) -> str:
    """Return schemas of which each adds a property to the one before."""
    schemas: dict[str, object] = {
        f"S{n + 1}": {
            "allOf": [{"$ref": f"#/components/schemas/S{n}"}],
            "properties": {f"p{n}": {"type": "string"}},
        }
        for n in range(number)
    }
    schemas["S0"] = {"properties": {"p": {"type": "string"}}}
    return f'{OBJECT}, "components": {json.dumps({"schemas": schemas})}}}'


def _nowhere(number: int) -> str:
    """Return as many references that lead nowhere as there are things to name."""
    items: dict[str, object] = {
        f"/{n}": {
            "get": {
                "parameters": [{"$ref": f"#/components/parameters/q{n}"}],
                "responses": {"200": {"$ref": f"#/components/responses/s{n}"}},
            }
        }
        for n in range(number)
    }
    components: dict[str, object] = {
        "parameters": {
            f"p{n}": {"name": "p", "in": "query", "schema": {}} for n in range(number)
        },
        "responses": {f"r{n}": {"description": "R"} for n in range(number)},
    }
    paths = OBJECT.replace('"paths": {}', f'"paths": {json.dumps(items)}')
    return f'{paths}, "components": {json.dumps(components)}}}'


def _path_items() -> str:
    items: dict[str, object] = {
        f"/{n}": {"$ref": f"#/paths/~1{n + 1}"} for n in range(3000)
    }
    items["/3000"] = {"get": {"responses": {"204": {"description": "Done"}}}}
    return OBJECT.replace('"paths": {}', f'"paths": {json.dumps(items)}') + "}"


TEXTS: Mapping[str, Callable[[], str]] = {
    "aliases of aliases": _bomb,
    "an alias of itself": lambda: f"{HEADER}x: &a [*a]",
    "aliases of a list": lambda: (
        f"{HEADER}x: &a [{'a, ' * 1000}]\ny: [{'*a, ' * 1000}]"
    ),
    "aliases of a scalar": lambda: f"{HEADER}x: &a b\ny: [{'*a, ' * 300_000}]",
    "anchors": lambda: f"{HEADER}x: {'&a ' * 10_000}",
    "merges": _merged,
    "merges of merges": _chained,
    "a huge file": lambda: f"{HEADER}x: '{'a' * 100_000_000}'",
    "a long scalar": lambda: f"{HEADER}x: '{'a' * 31_000_000}'",
    "a long plain scalar": lambda: f"{HEADER}x: {'a' * 31_000_000}",
    "a long scalar in two bytes": lambda: f"{HEADER}x: '{'é' * 15_000_000}'",
    "a long scalar in four bytes": lambda: f"{HEADER}x: '{'😀' * 7_500_000}'",
    "a long block": lambda: f"{HEADER}x: |\n" + f"  {'a' * 78}\n" * 380_000,
    "a long text": lambda: HEADER.replace("1'", f"1', description: '{'a ' * 10**7}'"),
    "a long comment": lambda: f"{HEADER}#{'#' * 31_000_000}",
    "lists in lists": lambda: f"{HEADER}x: {'[' * 10_000}{']' * 10_000}",
    "lists without end": lambda: f"{HEADER}x: {'[' * 1_000_000}",
    "mappings in mappings": lambda: f"{HEADER}x: {'{a: ' * 10_000}",
    "blocks in blocks": _deep_block,
    "dashes": lambda: f"{HEADER}x: {'- ' * 100_000}",
    "a million elements": lambda: f"{HEADER}x: [{'a, ' * 1_000_000}]",
    "a million lines": lambda: f"{HEADER}x:\n" + "- a\n" * 1_000_000,
    "a million members": _members,
    "the same key": lambda: f"{HEADER}x:\n" + "  k: v\n" * 400_000,
    "schemas in schemas": lambda: f"{SCHEMA}{'{items: ' * 10_000}",
    "a slow pattern": lambda: (
        f"{SCHEMA}{{pattern: '^(a+)+$', type: string, default: '{'a' * 50}!'}}"
    ),
    "a slow pattern with a look ahead": lambda: (
        f"{SCHEMA}{{pattern: '(?=a)^(a|aa)+$', type: string, enum: ['{'a' * 50}!']}}"
    ),
    "a pattern of groups": lambda: (
        f"{SCHEMA}{{type: string, pattern: '{'(' * 5000}a{')' * 5000}'}}"
    ),
    "a pattern of repetitions": lambda: (
        f"{SCHEMA}{{type: string, pattern: '((a{{1,999}}){{1,999}}){{1,999}}'}}"
    ),
    "numbers in JSON": lambda: f'{OBJECT}, "x": [{"1," * 10_000_000}1]}}',
    "objects in JSON": lambda: f'{OBJECT}, "x": [{"{}," * 10_000_000}1]}}',
    "depth in JSON": lambda: f'{OBJECT}, "x": {"[" * 10_000}{"]" * 10_000}}}',
    "a long string in JSON": lambda: f'{OBJECT}, "x": "{"a" * 31_000_000}"}}',
    "escapes in JSON": lambda: OBJECT + ', "x": "' + "\\\\," * 10_000_000 + '"}',
    "digits in JSON": lambda: f'{OBJECT}, "x": {"1" * 10_000_000}}}',
    "references in a row": lambda: _chain(
        5000, lambda next_one: {"$ref": next_one}, type="string"
    ),
    "unions in a row": lambda: _chain(
        5000,
        lambda next_one: {"oneOf": [{"$ref": next_one}, {"type": "null"}]},
        type="string",
    ),
    "all of one in a row": lambda: _chain(
        2000, lambda next_one: {"allOf": [{"$ref": next_one}]}, type="string"
    ),
    "heirs in a row": lambda: _heirs(2000),
    "references that lead nowhere": lambda: _nowhere(4000),
    "unions of twice the same": lambda: _chain(
        30,
        lambda next_one: {"oneOf": [{"$ref": next_one}, {"items": {"$ref": next_one}}]},
        type="string",
    ),
    "path items in a row": _path_items,
    "names that clash": _clashing,
    "parameters in a long path": _long_path,
    "properties below a long name": _below_a_long_name,
    "a name of a million letters": lambda: _named("X" * 1_000_000),
    "a hundred thousand values": lambda: (
        f"{SCHEMA}{{enum: [{', '.join(f'v{n}' for n in range(100_000))}]}}"
    ),
    "a number of 4000 digits": lambda: (
        f'{OBJECT}, "components": {{"schemas": {{"A": {{"maximum": {"9" * 4000}}}}}}}}}'
    ),
    "the same key in JSON": lambda: OBJECT + ', "k": 1' * 200_000 + "}",
}
"""What a text has too much of, and the text."""
