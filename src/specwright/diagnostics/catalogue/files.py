"""Codes of reading files: what cannot be opened, decoded or parsed."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="alias-bomb",
        severity=Severity.ERROR,
        title="aliases that stand for too much",
        what="The aliases of a YAML file stand for more nodes than the limit allows.",
        why="A few lines of aliases can stand for more than any memory holds.",
        bad="a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]  # and so on",
        good="components:\n  schemas:\n    A: {type: string}",
    ),
    Entry(
        code="cyclic-alias",
        severity=Severity.ERROR,
        title="an alias inside of its own anchor",
        what="An alias stands inside of the value that it stands for.",
        why="Such a value has no end, and no JSON can say it.",
        bad="Node: &node\n  properties:\n    next: *node",
        good="Node:\n  properties:\n    next:\n      $ref: '#/components/schemas/Node'",
    ),
    Entry(
        code="duplicate-key",
        severity=Severity.ERROR,
        title="a key that is there twice",
        what="One mapping has the same key twice. The first one counts.",
        why="Parsers disagree about which of them counts; one of them is lost.",
        bad="get: {operationId: a}\nget: {operationId: b}",
        good="get: {operationId: a}\npost: {operationId: b}",
    ),
    Entry(
        code="empty-file",
        severity=Severity.ERROR,
        title="a file without content",
        what="A file of the specification is empty, or holds nothing but null.",
        why="Somebody meant it to hold something.",
        bad="# to be written",
        good="openapi: 3.1.1\ninfo: {title: Pets, version: '1'}\npaths: {}",
    ),
    Entry(
        code="file-too-large",
        severity=Severity.ERROR,
        title="files beyond the limit",
        what="The files of a specification are larger than `max-megabytes` allows.",
        why="A limit keeps a specification from strangers from taking all memory.",
        bad="x-log: '... 100 megabytes ...'",
        good="x-log: kept elsewhere",
    ),
    Entry(
        code="malformed-json",
        severity=Severity.ERROR,
        title="text that is not JSON",
        what="The text breaks the grammar of JSON (RFC 8259), or holds what no JSON "
        "value can be.",
        why="Nothing can be read beyond it.",
        bad='{"openapi": "3.1.1",}',
        good='{"openapi": "3.1.1"}',
    ),
    Entry(
        code="malformed-yaml",
        severity=Severity.ERROR,
        title="text that is not YAML",
        what="The text breaks the grammar of YAML: a tab in the indentation, a quote "
        "that never ends, a stray colon.",
        why="Nothing can be read beyond it.",
        bad="info:\n\ttitle: Pets",
        good="info:\n  title: Pets",
    ),
    Entry(
        code="missing-header",
        severity=Severity.ERROR,
        title="no version anywhere",
        what="Neither the file nor any file of the folder says `openapi` or `swagger`.",
        why="Without the version nobody knows how to read the rest.",
        bad="info: {title: Pets, version: '1'}",
        good="openapi: 3.1.1\ninfo: {title: Pets, version: '1'}",
    ),
    Entry(
        code="nesting-too-deep",
        severity=Severity.ERROR,
        title="values that nest too deeply",
        what="Lists and objects nest beyond the limit.",
        why="No reader follows them, and few programs do.",
        bad="properties: {a: {properties: {b: {properties: {}}}}}  # and so on",
        good="properties:\n  a:\n    $ref: '#/components/schemas/A'",
    ),
    Entry(
        code="not-an-object",
        severity=Severity.ERROR,
        title="a document that is not an object",
        what="A file of the specification holds a list or a single value.",
        why="An OpenAPI document is an object (OpenAPI, section 4).",
        bad="- openapi: 3.1.1",
        good="openapi: 3.1.1",
    ),
    Entry(
        code="several-documents",
        severity=Severity.ERROR,
        title="several YAML documents in one file",
        what="A second document follows after `---`. Only the first one is read.",
        why="An OpenAPI document is one YAML document; the rest would be lost.",
        bad="openapi: 3.1.1\n---\nopenapi: 3.0.4",
        good="openapi: 3.1.1",
    ),
    Entry(
        code="too-many-faults",
        severity=Severity.ERROR,
        title="more faults than anybody reads",
        what="One file has more than a thousand faults; the others are not listed.",
        why="They mostly have one cause, and listing them all helps nobody.",
        bad="a: 1\na: 2\na: 3  # and so on",
        good="a: 1\nb: 2",
    ),
    Entry(
        code="too-many-files",
        severity=Severity.ERROR,
        title="more files than the limit",
        what="The specification refers to more files than the policy allows.",
        why="A limit keeps a specification from strangers from reading everything.",
        bad="$ref: part-20001.yaml",
        good="$ref: parts.yaml#/part",
    ),
    Entry(
        code="too-many-nodes",
        severity=Severity.ERROR,
        title="more values than the limit",
        what="The files of a specification hold more values (objects, lists, strings, "
        "numbers and the rest) than `max-nodes` allows. The largest public API known "
        "to us has half as many. Where the names that lead to values are very long, "
        "200 of their characters count as much as a value.",
        why="A limit keeps a specification from strangers from taking all time.",
        bad="x-numbers: [1, 2, 3]  # and half a million more",
        good="x-numbers: numbers.csv",
    ),
    Entry(
        code="undecodable-text",
        severity=Severity.ERROR,
        title="bytes that are not text",
        what="A byte of the file does not belong to its encoding: UTF-8, or what the "
        "byte order mark says.",
        why="Guessing the encoding would change names and texts silently.",
        bad="title: Caf\\xe9",
        good="title: Café",
    ),
    Entry(
        code="unreadable-file",
        severity=Severity.ERROR,
        title="a file that cannot be opened",
        what="A file does not exist, is no regular file, or may not be read.",
        why="What it holds is missing from the document.",
        bad="$ref: missing.yaml",
        good="$ref: pet.yaml",
    ),
)
