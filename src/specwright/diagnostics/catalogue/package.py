"""What the generated package leaves out, and what happens instead."""

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES = (
    Entry(
        code="impossible-schema",
        severity=Severity.WARNING,
        title="a schema that no value is valid for",
        what="Keywords of a schema contradict each other, such as a type and an "
        "enumeration of values of other types. The generated type is `Nothing`, which "
        "accepts no value, as the schema does.",
        why="Whoever has to send a value, or gets one, is refused.",
        bad="type: integer\nenum: [low, high]",
        good="type: string\nenum: [low, high]",
    ),
    Entry(
        code="invalid-pagination",
        severity=Severity.WARNING,
        title="a declared pagination that does not fit its operation",
        what="`x-specwright-pagination` names a parameter that the operation does not "
        "have, a place that its answer does not have, or a style that does not exist.",
        why="The operation has no `iter_...` method, and its callers turn the pages.",
        bad="x-specwright-pagination: {style: cursor, cursor: {after: /id}}\n"
        "parameters:\n  - {name: from, in: query, schema: {type: string}}",
        good="x-specwright-pagination: {style: cursor, cursor: {from: /id}}\n"
        "parameters:\n  - {name: from, in: query, schema: {type: string}}",
    ),
    Entry(
        code="unchosen-media-type",
        severity=Severity.NOTE,
        title="a body that stands beside JSON of the same schema",
        what="A body may be written in JSON or in a format that has no types here, "
        "such as YAML. The generated code sends, accepts and serves the JSON.",
        why="Whoever needs the other format has to ask for it by hand.",
        bad="content:\n  application/json: {schema: {$ref: '#/...'}}\n"
        "  application/yaml: {schema: {$ref: '#/...'}}",
        good="content:\n  application/json: {schema: {$ref: '#/...'}}",
    ),
    Entry(
        code="unsupported-default",
        severity=Severity.WARNING,
        title="a default that Python code cannot have",
        what="The default of a parameter or a property is no value of its Python "
        "type, such as a boolean for a string, or an object that only the whole "
        "schema can check. It is optional in Python and has no default.",
        why="Whoever is not sent it has to supply the default.",
        bad="schema: {type: string, default: true}",
        good="schema: {type: boolean, default: true}",
    ),
    Entry(
        code="unsupported-media-type",
        severity=Severity.WARNING,
        title="a body whose schema is not applied",
        what="A body in a format such as XML has a schema. It is handed over as a "
        "`File`, byte for byte, and the schema is not checked.",
        why="The type says less than the specification does.",
        bad="content:\n  application/xml:\n    schema: {$ref: '#/...'}",
        good="content:\n  application/json:\n    schema: {$ref: '#/...'}",
    ),
    Entry(
        code="unsupported-operation-server",
        severity=Severity.WARNING,
        title="an operation with a server of its own that names no host",
        what="The operation, or its path, has another server than the document, and "
        "its address is relative. Calls go to the address of the client all the same.",
        why="A call may go to a server that does not know it.",
        bad="/upload:\n  servers: [{url: /upload}]",
        good="/upload:\n  servers: [{url: https://upload.example.com}]",
    ),
    Entry(
        code="unsupported-part",
        severity=Severity.WARNING,
        title="a part in a media type that objects are not written in",
        what="The `encoding` of a form gives an object a media type such as XML. It is "
        "sent and read as JSON, and says so.",
        why="Who reads the form may expect the other.",
        bad="encoding:\n  note: {contentType: application/xml}",
        good="encoding:\n  note: {contentType: application/json}",
    ),
    Entry(
        code="unsupported-security-scheme",
        severity=Severity.WARNING,
        title="an authentication scheme that nothing computes",
        what="Credentials for HTTP schemes other than `basic` and `bearer` are sent "
        "and received as they are given.",
        why="Schemes such as `digest` answer a challenge, which the caller has to do.",
        bad="type: http\nscheme: digest",
        good="type: http\nscheme: bearer",
    ),
)
