"""References that lead nowhere, in circles, or where nothing may be read."""

from pathlib import Path
from textwrap import dedent

from specwright.document import ReadPolicy, read_document

from .files import HEADER, read, short


def test_a_missing_target_is_named_with_what_is_like_it(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                components:
                  schemas:
                    A: {$ref: "models.yaml#/Pett"}
                    B: {$ref: "model.yaml#/Pet"}
                    C: {$ref: "models.yaml#/Owner"}
                """,
            "models.yaml": "Pet: {}\nOwner:\n  $ref: '#/Nobody'\n",
        },
    )
    assert [short(document, finding) for finding in findings] == [
        ("unresolved-reference", "/components/schemas/A/$ref", "api.yaml", 6, 15),
        ("unresolved-reference", "/components/schemas/B/$ref", "api.yaml", 7, 15),
        ("unresolved-reference", "/components/schemas/C/$ref", "models.yaml", 3, 9),
    ]
    assert [finding.message for finding in findings] == [
        "`$ref` names `models.yaml#/Pett`, which is not there",
        "`$ref` names the file `model.yaml`, which is not there",
        "`$ref` names `#/Nobody`, which is not there",
    ]
    assert [finding.hint for finding in findings] == [
        "did you mean `models.yaml#/Pet`?",
        "did you mean `models.yaml`?",
        "name something that exists",
    ]


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: string")
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    references = (
        "../secret.yaml",
        f"{tmp_path}/secret.yaml",
        f"file://{tmp_path}/secret.yaml",
        "link.yaml",
        "http://example.com/a.yaml",
        "https://example.com/a.yaml",
        "python://os",
        "//example.com/a.yaml",
        "..%2fsecret.yaml",
        "http://[x/",
    )
    lines = [
        f"    S{index}: {{$ref: '{reference}'}}\n"
        for index, reference in enumerate(references)
    ]
    document, findings = read(
        folder, {"api.yaml": "components:\n  schemas:\n" + "".join(lines)}
    )
    assert [(f.code, f.location.pointer) for f in findings] == [
        ("refused-reference", f"/components/schemas/S{index}/$ref")
        for index in range(len(references))
    ]
    assert "string" not in str(document.value)


def test_folders_and_hosts_are_read_where_the_policy_names_them(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.yaml").write_text("type: string")
    (tmp_path / "spec/api.yaml").write_text(
        HEADER.format(version="3.1.0")
        + "components: {schemas: {A: {$ref: ../other/a.yaml},"
        + " B: {$ref: 'https://example.com/a.yaml'}}}"
    )
    policy = ReadPolicy(hosts={"example.com": tmp_path / "other"})
    document, findings = read_document(tmp_path / "spec/api.yaml", policy=policy)
    assert findings == ()
    assert document is not None
    assert document.value["components"] == {
        "schemas": {
            "A": {"type": "string"},
            "B": {"$ref": "#/components/schemas/A"},
        }
    }


def test_loops_of_references_end_in_a_finding(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": """
                paths:
                  /a: {get: {$ref: loop.yaml}}
                components:
                  schemas:
                    A: {properties: {$ref: props.yaml}}
                """,
            "loop.yaml": "$ref: loop.yaml",
            "props.yaml": "a: {properties: {$ref: props.yaml}}",
        },
    )
    assert [short(document, finding)[:3] for finding in findings] == [
        ("reference-cycle", "/paths/~1a/get/$ref", "loop.yaml"),
        (
            "reference-cycle",
            "/components/schemas/A/properties/a/properties/$ref",
            "props.yaml",
        ),
    ]


def test_a_path_item_may_lead_back_to_itself(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        {
            "api.yaml": "paths:\n  /a: {$ref: a.yaml}\n",
            "a.yaml": "post: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}}",
        },
    )
    assert findings == ()
    assert document.value["paths"] == {
        "/a": {"post": {"callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}}}}
    }


def test_what_is_there_and_no_file_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    _, (finding,) = read(tmp_path, {"api.yaml": "paths: {/a: {$ref: parts}}\n"})
    assert finding.code == "unreadable-file"
    assert finding.message.endswith("parts` is not a file")


def test_what_references_put_in_their_places_is_limited(tmp_path: Path) -> None:
    """Each file holds the next one twice: what they are put into would never end."""
    files = {
        f"f{number}.yaml": f"""
            a: {{$ref: f{number + 1}.yaml}}
            b: {{$ref: f{number + 1}.yaml}}
            """
        for number in range(40)
    }
    files["f40.yaml"] = "a: 1"
    for name, text in files.items():
        (tmp_path / name).write_text(dedent(text))
    header = HEADER.format(version="3.1.0")
    (tmp_path / "api.yaml").write_text(f"{header}externalDocs: {{$ref: f0.yaml}}\n")
    policy = ReadPolicy(nodes=1000)
    document, (finding,) = read_document(tmp_path / "api.yaml", policy=policy)
    assert document is None
    assert finding.code == "too-many-nodes"
    assert finding.location.span is not None
    assert finding.location.span.file.endswith(".yaml")
