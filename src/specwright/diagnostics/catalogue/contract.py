"""What contract tests find, and what keeps them from looking."""

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES = (
    Entry(
        code="broken-check",
        severity=Severity.ERROR,
        title="a check that raised an exception of its own",
        what="A check failed inside of specwright, not inside of what it checks.",
        why="It says nothing of the package or the server, neither good nor bad. "
        "Often the package offers something else than specwright generates; "
        "otherwise it is a defect of specwright.",
        bad="TypeError: ..., in specwright.contract.wire.spelling, line 12",
        good="specwright contract    (every check ends with a verdict)",
    ),
    Entry(
        code="client-and-server-disagree",
        severity=Severity.ERROR,
        title="a call that arrives changed",
        what="The generated client called the generated server, and one side got "
        "something else than the other gave.",
        why="Each may look right alone, and together they lose data.",
        bad="client: update(tags=['a,b'])    handler: tags == ['a', 'b']",
        good="client: update(tags=['a,b'])    handler: tags == ['a,b']",
    ),
    Entry(
        code="client-disagrees",
        severity=Severity.ERROR,
        title="a client that does not keep to the specification",
        what="The generated client sent a request that is not what the operation "
        "documents, or did not understand an answer that is.",
        why="Servers that keep to the specification do not understand it.",
        bad="GET /pets/a/b        (the name `a/b`, not escaped)",
        good="GET /pets/a%2Fb",
    ),
    Entry(
        code="foreign-package",
        severity=Severity.ERROR,
        title="a package that specwright did not generate",
        what="The folder has no manifest, or the package lacks what generated "
        "packages have, so there is nothing to check.",
        why="Checks call the package by the table of operations that it carries.",
        bad="specwright contract --output src/ --name requests",
        good="specwright contract --output generated/pets --name pets",
    ),
    Entry(
        code="unservable-operation",
        severity=Severity.ERROR,
        title="an operation that keeps the server from starting",
        what="An operation asks for a security scheme that is not defined.",
        why="Leaving the demand out would let everyone in, so the generated server "
        "does not start, and there is nothing to check or to mock.",
        bad="security: [{token: []}], without `token` in `components/securitySchemes`",
        good="security: [{token: []}], with `token` in `components/securitySchemes`",
    ),
    Entry(
        code="live-server-disagrees",
        severity=Severity.ERROR,
        title="a running server that does not keep to the specification",
        what="The server answered with a status, a media type, a header or a body "
        "that the operation does not document, or took a request that it forbids.",
        why="Clients are written against the document.",
        bad="GET /pets -> 200 text/html",
        good="GET /pets -> 200 application/json",
    ),
    Entry(
        code="model-disagrees",
        severity=Severity.ERROR,
        title="a model that does not agree with its schema",
        what="A generated type refused a value that the schema accepts, accepted one "
        "that it refuses, or wrote another value than it had read.",
        why="A model is right when it accepts a value if and only if the schema does.",
        bad="maximum: 10    and the model accepts 11",
        good="maximum: 10    and the model refuses 11",
    ),
    Entry(
        code="no-credentials",
        severity=Severity.WARNING,
        title="operations that are only seen to refuse",
        what="Operations of a running server need a credential that nobody gave, so "
        "every answer is a refusal.",
        why="A server that refuses everything agrees with much of its document, and "
        "says little about itself.",
        bad="specwright contract --url http://localhost:8065",
        good="specwright contract --url http://localhost:8065 --auth bearer=TOKEN",
    ),
    Entry(
        code="server-disagrees",
        severity=Severity.ERROR,
        title="a server that does not keep to the specification",
        what="The generated server changed what it was sent, called a handler with "
        "what it has to refuse, or let an undocumented answer out.",
        why="Handlers rely on what the document promises them.",
        bad="POST /pets {}    and the handler is called without a name",
        good="POST /pets {}    and the answer is 400",
    ),
    Entry(
        code="stale-package",
        severity=Severity.ERROR,
        title="a package of another state of the specification",
        what="The specification has changed since the package was generated.",
        why="Every difference would be reported, and none of them would be a defect.",
        bad="edit spec/, then specwright contract",
        good="edit spec/, then specwright generate, then specwright contract",
    ),
    Entry(
        code="unreachable-server",
        severity=Severity.ERROR,
        title="a server that does not answer",
        what="Nothing answers at the address given with `--url`.",
        why="Nothing can be said about a server that is not there.",
        bad="specwright contract --url http://localhost:1",
        good="specwright contract --url http://localhost:8065",
    ),
    Entry(
        code="unsound-schema",
        severity=Severity.ERROR,
        title="a schema that nothing can be checked by",
        what="A schema of the specification is no schema, or refers to something that "
        "is not there.",
        why="What is generated leaves out what is wrong; whether it then does as the "
        "specification says, nobody can tell.",
        bad='$ref: "#/components/schemas/Shipp"',
        good='$ref: "#/components/schemas/Ship"',
    ),
)
