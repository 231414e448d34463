"""What writing the generated package reports, and comparing it with what is there."""

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES = (
    Entry(
        code="edited-output",
        severity=Severity.ERROR,
        title="a generated file that somebody changed",
        what="A file in the output folder is not as it was generated, and this run "
        "would overwrite or remove it. Nothing was written.",
        why="The change would be lost without a trace. A file that no run wrote is "
        "treated alike: it may be somebody's work.",
        bad="generated/petstore/petstore/models.py    edited by hand",
        good="petstore_extras.py                       hand-written, beside it",
    ),
    Entry(
        code="generated-file-edited",
        severity=Severity.ERROR,
        title="a generated file that was changed since",
        what="A file differs from what the last run wrote and from what would be "
        "written now.",
        why="What runs is no longer what the specification says, and the next run "
        "refuses to go over the change.",
        bad="generated/petstore/petstore/models.py    edited by hand",
        good="specwright generate --force              once the change is elsewhere",
    ),
    Entry(
        code="generated-file-missing",
        severity=Severity.ERROR,
        title="a generated file that is not there",
        what="The specification calls for a file that the output folder lacks.",
        why="Either nobody generated after a change, or somebody deleted the file.",
        bad="a new tag in the specification, and no client/<tag>.py",
        good="specwright generate",
    ),
    Entry(
        code="generated-file-orphaned",
        severity=Severity.ERROR,
        title="a generated file that nothing calls for any more",
        what="An earlier run wrote a file that this specification does not need.",
        why="Its code can still be imported, and describes something that is gone.",
        bad="client/pets.py after the tag `pets` was removed",
        good="specwright generate",
    ),
    Entry(
        code="generated-file-stale",
        severity=Severity.ERROR,
        title="a generated file that is out of date",
        what="A file is as an earlier run wrote it, and would be written differently "
        "now: the specification, the options or specwright itself changed.",
        why="The package and the specification disagree.",
        bad="an edited specification, committed without the generated package",
        good="specwright generate",
    ),
    Entry(
        code="linked-output",
        severity=Severity.ERROR,
        title="a symbolic link where a file is to be written",
        what="A file or folder of the output is a symbolic link. Nothing was written.",
        why="Writing through a link changes something outside the output folder.",
        bad="generated/petstore/petstore -> ../elsewhere",
        good="generated/petstore/petstore/",
    ),
    Entry(
        code="unwritable-output",
        severity=Severity.ERROR,
        title="a folder that cannot be written to",
        what="The system refused to write: the folder is a file, or read-only, or the "
        "disk is full. What stood there stands there still.",
        why="A package of which a part is new and a part is old would not work.",
        bad="specwright generate --output README.md",
        good="specwright generate --output generated/petstore",
    ),
    Entry(
        code="unsafe-output-path",
        severity=Severity.ERROR,
        title="a path that leaves the output folder",
        what="A file would be written outside the output folder. Nothing was written.",
        why="No name in a specification may decide where on the disk something lands.",
        bad="../../.profile",
        good="petstore/models.py",
    ),
)
