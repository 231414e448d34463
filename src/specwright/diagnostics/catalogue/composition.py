"""Codes of composing one document of several files."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="dereferenced-too-large",
        severity=Severity.ERROR,
        title="a document that is too large without references",
        what="With every reference replaced by what it names, the document has "
        "millions of nodes.",
        why="Nobody can read it, and few programs can.",
        bad="specwright bundle --dereference large.yaml",
        good="specwright bundle large.yaml",
    ),
    Entry(
        code="duplicate-fragment-member",
        severity=Severity.WARNING,
        title="two fragments that define one thing",
        what="A path, a component or a field of the document stands in two fragments "
        "of one folder. The first one counts.",
        why="Put together by hand, one of them would silently win.",
        bad="# users.yaml\n/users: {get: {}}\n# teams.yaml\n/users: {get: {}}",
        good="# users.yaml\n/users: {get: {}}\n# teams.yaml\n/teams: {get: {}}",
    ),
    Entry(
        code="refused-reference",
        severity=Severity.ERROR,
        title="a reference to what may not be read",
        what="A reference names an address, or a file outside of the specification's "
        "own folder, that no policy allows.",
        why="A specification from strangers must not read other files or fetch.",
        bad="$ref: ../../etc/passwd",
        good="$ref: ./pet.yaml",
    ),
    Entry(
        code="specification-violation",
        severity=Severity.ERROR,
        title="a document that breaks the rules of its specification",
        what="A part of the document is not what the meta-schema of its version of "
        "OpenAPI allows, or contradicts another part.",
        why="Tools read such a part in different ways, or not at all.",
        bad="info: {title: Pets}",
        good="info: {title: Pets, version: '1'}",
    ),
    Entry(
        code="unsupported-swagger",
        severity=Severity.WARNING,
        title="what only Swagger 2.0 can say",
        what="A Swagger 2.0 document says something that OpenAPI 3 has no word for. "
        "The message says what happens instead.",
        why="Clients of the old document would notice the difference.",
        bad="{in: query, name: ids, type: array, collectionFormat: tsv}",
        good="{in: query, name: ids, type: array, collectionFormat: csv}",
    ),
    Entry(
        code="unknown-fragment",
        severity=Severity.ERROR,
        title="a file that is no fragment",
        what="A file in a folder of fragments is neither the header, nor a map of "
        "paths, nor does it hold fields of the document. It is left out.",
        why="A misspelled key would otherwise drop every operation in the file.",
        bad="componets:\n  schemas: {}",
        good="components:\n  schemas: {}",
    ),
)
