"""What reading flags and configuration reports."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="wrong-usage",
        severity=Severity.ERROR,
        title="flags that do not go together",
        what="The flags, with the configuration, do not say what to do.",
        why="Guessing could write the wrong package, or to the wrong place.",
        bad="specwright generate --spec openapi.yaml",
        good="specwright generate --spec openapi.yaml --output out --name my_api",
    ),
    Entry(
        code="invalid-side",
        severity=Severity.ERROR,
        title="a specification to compare that is not valid",
        what="One of two specifications to compare has errors of its own: references "
        "that lead nowhere, members that do not belong where they stand, parts that "
        "cannot be read.",
        why="What is wrong is left out, and what is left out on one side looks as if "
        "it had been removed, or added.",
        bad="specwright diff main:openapi.yaml openapi.yaml",
        good="specwright lint openapi.yaml",
    ),
    Entry(
        code="different-versions",
        severity=Severity.ERROR,
        title="specifications of different versions of OpenAPI",
        what="Two specifications to compare are written in different versions.",
        why="It may be a mistake, such as the wrong file. What both say can be "
        "compared, and is if one asks for it.",
        bad="specwright diff swagger.yaml openapi.yaml",
        good="specwright diff --across-versions swagger.yaml openapi.yaml",
    ),
    Entry(
        code="unknown-setting",
        severity=Severity.ERROR,
        title="a setting that nobody reads",
        what="The configuration has a key that specwright does not know.",
        why="A misspelt setting that is ignored looks as if it were in force.",
        bad='[[package]]\nouptut = "generated/pets"',
        good='[[package]]\noutput = "generated/pets"',
    ),
    Entry(
        code="wrong-setting",
        severity=Severity.ERROR,
        title="a setting of the wrong kind",
        what="A setting has a value of another type, or none of those it can have.",
        why="There is no value that specwright could take instead and be right.",
        bad='strict = "yes"',
        good="strict = true",
    ),
    Entry(
        code="missing-setting",
        severity=Severity.ERROR,
        title="a package that lacks a setting",
        what="A `[[package]]` table does not say what it is made from, where, or how "
        "it is called.",
        why="Neither can be derived from the others.",
        bad='[[package]]\nspec = "openapi.yaml"',
        good='[[package]]\nspec = "openapi.yaml"\noutput = "out"\nname = "my_api"',
    ),
    Entry(
        code="malformed-configuration",
        severity=Severity.ERROR,
        title="a configuration that is not TOML",
        what="The configuration file cannot be parsed.",
        why="Nothing in it can be relied on.",
        bad="strict = = true",
        good="strict = true",
    ),
    Entry(
        code="unreadable-configuration",
        severity=Severity.ERROR,
        title="a configuration that cannot be read",
        what="The configuration file is not there, not ours to read, or not UTF-8.",
        why="What it asks for is unknown.",
        bad="specwright generate --config nowhere.toml",
        good="specwright generate --config specwright.toml",
    ),
)
