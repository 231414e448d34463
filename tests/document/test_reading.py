"""Reading files and folders: what is composed, and each finding in its place."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from specwright.diagnostics import Diagnostic
from specwright.document import ReadPolicy, read_document

HEADER = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"

Found = tuple[str, str, int, int, str]


def short(finding: Diagnostic, folder: Path) -> Found:
    span = finding.location.span
    assert span is not None
    file = Path(span.file).relative_to(folder).as_posix()
    return (finding.code, file, span.line, span.column, finding.location.pointer)


def found(folder: Path, content: str | bytes, name: str = "a.yaml") -> list[Found]:
    file = folder / name
    data = content.encode() if isinstance(content, str) else content
    file.write_bytes(data)
    _, findings = read_document(file)
    return [short(finding, folder) for finding in findings]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ("empty-file", 1, 1)),
        ("# only a comment\n", ("empty-file", 1, 1)),
        ("- a\n- b\n", ("not-an-object", 1, 1)),
        ("just text", ("not-an-object", 1, 1)),
        ("info: {}\n", ("missing-header", 1, 1)),
        (HEADER + "paths:\n\t/a: {}\n", ("malformed-yaml", 4, 1)),
        (HEADER + "a: b: c\n", ("malformed-yaml", 3, 5)),
        (HEADER + "a: [1, 2\n", ("malformed-yaml", 4, 1)),
        (HEADER + "ä: \x01\n", ("malformed-yaml", 3, 4)),
        (HEADER + "a: 1\nb: 2\n  \na: 3\n", ("duplicate-key", 6, 1)),
        (HEADER + "x: &x {y: *x}\n", ("cyclic-alias", 3, 11)),
        (HEADER + "x: *y\n", ("malformed-yaml", 3, 4)),
        (HEADER + "? {a: b}\n: c\n", ("malformed-yaml", 3, 3)),
        (HEADER + "a:\n  <<: 1\n", ("malformed-yaml", 4, 3)),
        (HEADER + "---\na: 1\n", ("several-documents", 3, 1)),
        (HEADER + "x: " + "[" * 200 + "]" * 200, ("nesting-too-deep", 3, 131)),
        (b"openapi: 3.0.3\nt: caf\xe9\n", ("undecodable-text", 2, 7)),
        (b"\xff\xfe\x00\xd8", ("undecodable-text", 1, 1)),
    ],
)
def test_a_faulty_yaml_file_is_one_finding_in_its_place(
    tmp_path: Path, content: str | bytes, expected: tuple[str, int, int]
) -> None:
    code, line, column = expected
    pointer = "/a" if code == "duplicate-key" else ""
    assert found(tmp_path, content) == [(code, "a.yaml", line, column, pointer)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"openapi": "3.0.3",\n "a": }', ("malformed-json", 2, 7, "")),
        ('{"openapi": "3.0.3",\n "a": NaN}', ("malformed-json", 2, 7, "")),
        ('{"openapi": "3.0.3",\n "a": 1e999}', ("malformed-json", 2, 7, "")),
        ('{"openapi": "3.0.3",\n "a": "\\ud800"}', ("malformed-json", 2, 7, "")),
        (
            '{"openapi": "3.0.3", "p": [{"a/b": 1,\n "a/b": 2}]}',
            ("duplicate-key", 2, 2, "/p/0/a~1b"),
        ),
        ('{"openapi": ' + "[" * 200 + "]" * 200 + "}", ("nesting-too-deep", 1, 1, "")),
        ('{"openapi": ' + "[" * 10**5, ("nesting-too-deep", 1, 1, "")),
        ('{"openapi": ' + "1" * 5000 + "}", ("malformed-json", 1, 13, "")),
    ],
)
def test_a_faulty_json_file_is_one_finding_in_its_place(
    tmp_path: Path, content: str, expected: tuple[str, int, int, str]
) -> None:
    code, line, column, pointer = expected
    assert found(tmp_path, content, "a.json") == [
        (code, "a.json", line, column, pointer)
    ]


def test_a_duplicate_key_notes_where_the_first_one_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEADER + "paths:\n  /a: {}\n  /b: {}\n  /a: {}\n")
    document, (finding,) = read_document(tmp_path / "a.yaml")
    assert document is not None
    (note,) = finding.notes
    assert note.location.span is not None
    assert (note.location.span.line, note.location.span.column) == (4, 3)


def test_an_alias_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    lines = ["openapi: 3.0.3", "l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 30):
        aliases = ", ".join([f"*l{level - 1}"] * 10)
        lines.append(f"l{level}: &l{level} [{aliases}]")
    ((code, _, line, _, _),) = found(tmp_path, "\n".join(lines))
    assert (code, line) == ("alias-bomb", 7)


def test_aliases_that_nest_too_deeply_are_refused(tmp_path: Path) -> None:
    lines = ["openapi: 3.0.3", "l0: &l0 [x]"]
    lines += [f"l{level}: &l{level} [*l{level - 1}]" for level in range(1, 10_000)]
    ((code, *_),) = found(tmp_path, "\n".join(lines))
    assert code == "nesting-too-deep"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEADER + "x: " + "x" * 1000)
    document, (finding,) = read_document(
        tmp_path / "a.yaml", policy=ReadPolicy(bytes=100)
    )
    assert document is None
    assert finding.code == "file-too-large"


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    document, (finding,) = read_document(tmp_path / "no.yaml")
    assert document is None
    assert finding.code == "unreadable-file"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_may_come_in_any_encoding_of_unicode(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.yaml").write_bytes((HEADER + "x-a: ä\n").encode(encoding))
    document, findings = read_document(tmp_path / "a.yaml")
    assert document is not None
    assert (document.value["x-a"], findings) == ("ä", ())


def test_fragments_are_composed_and_keep_their_places(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("  /b:\n    get:\n      operationId: b\n")
    (tmp_path / "a.yaml").write_text("/a:\n  get: {operationId: a}\n")
    (tmp_path / "head.yaml").write_text(HEADER + "tags: [{name: x}]\npaths:\n")
    (tmp_path / "parts.json").write_text(
        '{"components": {"schemas": {"S": {"type": "string"}}},\n'
        ' "tags": [{"name": "y"}]}'
    )
    document, findings = read_document(tmp_path)
    assert findings == ()
    assert document is not None
    assert document.value["paths"] == {
        "/a": {"get": {"operationId": "a"}},
        "/b": {"get": {"operationId": "b"}},
    }
    assert document.value["tags"] == [{"name": "x"}, {"name": "y"}]
    places = {
        pointer: document.locate(pointer, key)
        for pointer, key in (
            ("/paths/~1b/get/operationId", False),
            ("/paths/~1b", True),
            ("/components/schemas/S/type", True),
            ("/tags/1/name", False),
            ("/info/title", False),
            ("/paths/~1b/get/missing", False),
        )
    }
    assert [
        span and (Path(span.file).name, span.line, span.column, span.end_column)
        for span in places.values()
    ] == [
        ("b.yaml", 3, 20, 21),
        ("b.yaml", 1, 3, 5),
        ("parts.json", 1, 35, 41),
        ("parts.json", 2, 20, 23),
        ("head.yaml", 2, 15, 16),
        ("b.yaml", 3, 7, 1),
    ]


def test_what_two_fragments_define_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("/a:\n  get: {}\n")
    (tmp_path / "b.yaml").write_text(
        "/b: {}\n/a:\n  get: {}\ncomponents:\n  schemas:\n    S: {}\n"
    )
    (tmp_path / "c.yaml").write_text("components:\n  schemas:\n    S: {}\n")
    (tmp_path / "head.yaml").write_text(HEADER)
    document, findings = read_document(tmp_path)
    assert document is not None
    assert [short(finding, tmp_path) for finding in findings] == [
        ("duplicate-fragment-member", "b.yaml", 2, 1, "/paths/~1a"),
        ("duplicate-fragment-member", "c.yaml", 3, 5, "/components/schemas/S"),
    ]


def test_a_file_that_is_no_fragment_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "head.yaml").write_text(HEADER)
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "list.yaml").write_text("- 1\n")
    (tmp_path / "notes.txt").write_text("not looked at")
    _, findings = read_document(tmp_path)
    assert [short(finding, tmp_path) for finding in findings] == [
        ("unknown-fragment", "list.yaml", 1, 1, ""),
        ("unknown-fragment", "package.json", 1, 2, ""),
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_values_beyond_the_limit_are_refused(tmp_path: Path, name: str) -> None:
    text = '{"openapi": "3.0.3", "x": [1, [], {"a, b": ",,,\\",,"}]}'
    (tmp_path / name).write_text(text)
    document, _ = read_document(tmp_path / name, policy=ReadPolicy(nodes=8))
    assert document is not None
    document, (finding,) = read_document(tmp_path / name, policy=ReadPolicy(nodes=5))
    assert document is None
    assert finding.code == "too-many-nodes"


def test_the_limit_is_for_all_files_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEADER)
    for name in "bcd":
        (tmp_path / f"{name}.yaml").write_text(f"/{name}: {{get: {{x: [1, 2, 3]}}}}")
    document, _ = read_document(tmp_path, policy=ReadPolicy(nodes=30))
    assert document is not None
    document, found = read_document(tmp_path, policy=ReadPolicy(nodes=20))
    assert document is None
    assert found[-1].code == "too-many-nodes"
    document, found = read_document(tmp_path, policy=ReadPolicy(bytes=60))
    assert document is None
    assert found[-1].code == "file-too-large"


def test_only_so_many_faults_are_told(tmp_path: Path) -> None:
    findings = found(tmp_path, "a: 1\n" * 5000)
    assert [code for code, *_ in findings[-2:]] == ["duplicate-key", "too-many-faults"]
    assert len(findings) == 1001


def linked(file: Path, target: str) -> None:
    file.symlink_to(target)


def piped(file: Path, _: str) -> None:
    os.mkfifo(file)


STRANGE = pytest.mark.parametrize(
    ("make", "target", "code"),
    [
        (linked, "part.yaml", "unreadable-file"),
        (linked, "missing.yaml", "unreadable-file"),
        (linked, "/dev/zero", "refused-reference"),
        (piped, "", "unreadable-file"),
    ],
    ids=["a link to itself", "a link to nothing", "a device", "a pipe"],
)


@STRANGE
def test_what_is_no_file_is_no_fragment(
    tmp_path: Path, make: Callable[[Path, str], None], target: str, code: str
) -> None:
    (tmp_path / "head.yaml").write_text(HEADER)
    make(tmp_path / "part.yaml", target)
    document, (finding,) = read_document(tmp_path)
    assert document is None
    assert short(finding, tmp_path) == (code, "part.yaml", 1, 1, "")


@STRANGE
def test_what_is_no_file_is_no_target(
    tmp_path: Path, make: Callable[[Path, str], None], target: str, code: str
) -> None:
    (tmp_path / "api.yaml").write_text(HEADER + "paths: {/a: {$ref: part.yaml}}\n")
    make(tmp_path / "part.yaml", target)
    document, (finding,) = read_document(tmp_path / "api.yaml")
    assert document is not None
    assert finding.code in {code, "unresolved-reference"}
    assert finding.location.pointer == "/paths/~1a/$ref"


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")
    Path(file).write_text(HEADER)
    for path in (Path(file), tmp_path):
        document, (finding,) = read_document(path)
        assert document is None
        assert finding.code == "unreadable-file"
        assert finding.message.endswith("is not UTF-8")
