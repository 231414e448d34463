"""What the generated package leaves out, and what happens instead."""

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES = (
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
        code="unsupported-callback",
        severity=Severity.WARNING,
        title="a callback, which nothing is generated for",
        what="An operation describes requests that the server makes to an address it "
        "was given. Their models are generated; a client or a handler is not.",
        why="Whoever relies on the generated server has to receive them by hand.",
        bad="callbacks:\n  paid:\n    '{$request.body#/url}': {post: ...}",
        good="paths:\n  /paid: {post: ...}",
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
        title="an operation with servers of its own",
        what="The operation, or its path, lists other servers than the document. It "
        "is sent to the address of the client all the same.",
        why="A call may go to a server that does not know it.",
        bad="/upload:\n  servers: [{url: https://upload.example.com}]",
        good="Client(servers.upload()) for those calls",
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
    Entry(
        code="unsupported-webhook",
        severity=Severity.WARNING,
        title="a webhook, which nothing is generated for",
        what="The document describes requests that the server makes. Their models are "
        "generated; a client or a handler is not.",
        why="Whoever relies on the generated server has to receive them by hand.",
        bad="webhooks:\n  newPet: {post: ...}",
        good="paths:\n  /hooks/new-pet: {post: ...}",
    ),
)
