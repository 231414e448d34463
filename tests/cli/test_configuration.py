from pathlib import Path

import pytest

from specwright.cli.configuration import find_configuration, read_configuration
from specwright.diagnostics import Diagnostic


def written(folder: Path, text: str, name: str = "specwright.toml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def findings(file: Path) -> tuple[Diagnostic, ...]:
    configuration, found = read_configuration(file, file.name)
    assert configuration is None
    return found


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [
        (finding.code, finding.location.pointer, span.line, span.column)
        for finding in found
        if (span := finding.location.span)
    ]


PACKAGE = '[[package]]\nspec = "a"\noutput = "b"\nname = "c"\n'
OTHER = '[[package]]\nspec = "a"\noutput = "d"\nname = "e"\n'


def test_packages_and_settings_are_read(tmp_path: Path) -> None:
    file = written(tmp_path, f"strict = true\n{PACKAGE}small = 3\n{OTHER}")
    configuration, found = read_configuration(file, "specwright.toml")
    assert found == ()
    assert configuration is not None
    assert configuration.folder == tmp_path
    assert configuration.settings == {"strict": True}
    assert [package.get("small") for package in configuration.packages] == [3, None]


def test_a_table_of_pyproject_is_as_good(tmp_path: Path) -> None:
    text = "[tool.specwright]\nstrict = true\n" + PACKAGE.replace(
        "[[package]]", "[[tool.specwright.package]]"
    )
    file = written(tmp_path, text, "pyproject.toml")
    configuration, found = read_configuration(file, "pyproject.toml")
    assert found == ()
    assert configuration is not None
    assert configuration.packages == ({"spec": "a", "output": "b", "name": "c"},)


def test_an_unknown_setting_is_an_error_where_it_stands(tmp_path: Path) -> None:
    found = findings(written(tmp_path, f"{PACKAGE}{OTHER}  ouptut = 1\n"))
    assert places(found) == [("unknown-setting", "/package/1/ouptut", 9, 3)]
    assert found[0].hint == "did you mean `output`?"


def test_a_setting_of_the_wrong_kind_is_an_error(tmp_path: Path) -> None:
    text = 'strict = 1\nfail-on = "always"\n' + PACKAGE + 'small = "x"\n'
    found = findings(written(tmp_path, text))
    assert [finding.message for finding in found] == [
        "`strict` is an integer, not true or false",
        "`fail-on` is 'always', not one of error, warning, note",
        "`small` is a string, not an integer",
    ]
    assert [place[2] for place in places(found)] == [1, 2, 7]


def test_a_package_says_what_and_where(tmp_path: Path) -> None:
    found = findings(written(tmp_path, 'strict = true\n\n[[package]]\nname = "c"\n'))
    assert places(found) == [
        ("missing-setting", "/package/0", 3, 3),
        ("missing-setting", "/package/0", 3, 3),
    ]


def test_one_table_is_not_an_array_of_them(tmp_path: Path) -> None:
    found = findings(written(tmp_path, '[package]\nname = "c"\n'))
    assert places(found) == [("wrong-setting", "/package", 1, 2)]


@pytest.mark.parametrize("packages", ["3", "[1]", '["a"]'])
def test_packages_are_tables(tmp_path: Path, packages: str) -> None:
    found = findings(written(tmp_path, f"package = {packages}\n"))
    assert places(found) == [("wrong-setting", "/package", 1, 1)]


def test_broken_toml_is_located(tmp_path: Path) -> None:
    found = findings(written(tmp_path, "strict = true\nsmall = = 3\n"))
    assert places(found) == [("malformed-configuration", "", 2, 9)]


def test_a_file_that_is_not_text_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "specwright.toml"
    file.write_bytes(b"\xff")
    assert [finding.code for finding in findings(file)] == ["unreadable-configuration"]


@pytest.mark.parametrize(
    "text", ['[project]\nname = "x"\n', "tool = 1\n", "[tool]\nspecwright = 1\n"]
)
def test_a_shared_file_without_our_table(tmp_path: Path, text: str) -> None:
    found = findings(written(tmp_path, text, "pyproject.toml"))
    assert places(found) == [("missing-setting", "", 1, 1)]


def test_a_shared_file_that_is_not_text_is_found_and_reported(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_bytes(b'[tool.specwright]\nx = "\xff"\n')
    assert find_configuration(tmp_path) == file
    assert [finding.code for finding in findings(file)] == ["unreadable-configuration"]


def test_the_nearest_configuration_rules(tmp_path: Path) -> None:
    inner = tmp_path / "inner" / "innermost"
    inner.mkdir(parents=True)
    outer = written(tmp_path, PACKAGE)
    assert find_configuration(inner) == outer
    written(inner, '[project]\nname = "x"\n', "pyproject.toml")
    assert find_configuration(inner) == outer
    shared = written(inner, "[tool.specwright]\n", "pyproject.toml")
    assert find_configuration(inner) == shared
    own = written(inner, PACKAGE)
    assert find_configuration(inner) == own


@pytest.mark.parametrize("key", ['"strict"', "'strict'"])
def test_quoted_keys_are_keys(tmp_path: Path, key: str) -> None:
    configuration, found = read_configuration(written(tmp_path, f"{key} = true\n"), "s")
    assert found == ()
    assert configuration is not None
    assert configuration.settings == {"strict": True}


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (PACKAGE.replace('"a"', '""'), "`spec` is empty", 2),
        (
            PACKAGE.replace('"b"', '"\\u0000"'),
            "`output` holds a control character",
            3,
        ),
        (
            PACKAGE.replace('"c"', '"my-api"'),
            "`name` is 'my-api', which Python cannot import",
            4,
        ),
        (
            PACKAGE.replace('"c"', '"class"'),
            "`name` is 'class', which Python cannot import",
            4,
        ),
        (f"{PACKAGE}max-nodes = 0\n", "`max-nodes` is 0, and has to be 1 or more", 5),
        (
            PACKAGE + OTHER.replace('"d"', '"./x/../b"'),
            "`output` is where the package `c` goes, too",
            7,
        ),
        (
            f'[lint]\nignore = ["a"]\n{PACKAGE}',
            "`lint.ignore` is not an array of tables",
            2,
        ),
        (f"x = {'[' * 100_000}", "the values nest too deeply", 1),
    ],
)
def test_what_cannot_be_meant_is_an_error(
    tmp_path: Path, text: str, message: str, line: int
) -> None:
    found = findings(written(tmp_path, text))
    assert [finding.message for finding in found] == [message]
    assert [place[2] for place in places(found)] == [line]
