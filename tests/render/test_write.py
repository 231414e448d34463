from pathlib import Path

import pytest

from specwright.render import (
    MANIFEST,
    File,
    describe,
    drift,
    is_current,
    read_manifest,
    write_files,
)
from specwright.render import write as writing


def listed(**contents: str) -> tuple[File, ...]:
    files = tuple(
        File(path.replace("__", "/") + ".py", text.encode())
        for path, text in contents.items()
    )
    manifest = describe(files, generator="1", spec="abc", options={"package": "p"})
    return (*files, manifest.file())


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_everything_is_written_once(tmp_path: Path) -> None:
    files = listed(a="1\n", sub__b="2\n")
    summary, findings = write_files(files, tmp_path / "out")
    assert findings == ()
    assert summary.created == ("a.py", "sub/b.py", MANIFEST)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    summary, findings = write_files(files, tmp_path / "out")
    assert (summary.changed, summary.unchanged, findings) == (False, 3, ())
    assert times == {
        path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")
    }


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_files(listed(a="1\n", b="2\n"), tmp_path)
    summary, _ = write_files(listed(a="1\n", b="3\n"), tmp_path)
    assert summary.updated == ("b.py", MANIFEST)
    assert summary.unchanged == 1


def test_what_is_no_longer_generated_is_removed(tmp_path: Path) -> None:
    write_files(listed(a="1\n", sub__b="2\n"), tmp_path)
    (tmp_path / "mine.py").write_text("hand-written\n")
    summary, _ = write_files(listed(a="1\n"), tmp_path)
    assert summary.removed == ("sub/b.py",)
    assert sorted(snapshot(tmp_path)) == [MANIFEST, "a.py", "mine.py"]
    assert not (tmp_path / "sub").exists()


def test_a_hand_edited_file_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    write_files(listed(a="1\n", b="2\n"), tmp_path)
    (tmp_path / "a.py").write_text("edited\n")
    before = snapshot(tmp_path)
    summary, findings = write_files(listed(a="9\n", b="9\n"), tmp_path)
    assert [one.code for one in findings] == ["edited-output"]
    assert "would be overwritten" in findings[0].message
    assert not summary.changed
    assert snapshot(tmp_path) == before


def test_an_edited_file_that_is_no_longer_generated_is_kept(tmp_path: Path) -> None:
    write_files(listed(a="1\n", b="2\n"), tmp_path)
    (tmp_path / "b.py").write_text("edited\n")
    _, findings = write_files(listed(a="1\n"), tmp_path)
    assert "would be removed" in findings[0].message
    assert (tmp_path / "b.py").read_text() == "edited\n"


def test_force_overwrites_and_says_so(tmp_path: Path) -> None:
    write_files(listed(a="1\n"), tmp_path)
    (tmp_path / "a.py").write_text("edited\n")
    summary, findings = write_files(listed(a="1\n"), tmp_path, force=True)
    assert summary.updated == ("a.py",)
    assert "was overwritten" in findings[0].message
    assert (tmp_path / "a.py").read_text() == "1\n"


def test_a_file_that_no_run_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("someone else's\n")
    _, findings = write_files(listed(a="1\n"), tmp_path)
    assert [one.code for one in findings] == ["edited-output"]


def test_an_equal_file_that_no_run_wrote_is_adopted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1\n")
    summary, findings = write_files(listed(a="1\n"), tmp_path)
    assert findings == ()
    assert summary.created == (MANIFEST,)


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\..\\x"])
def test_no_path_leaves_the_folder(tmp_path: Path, path: str) -> None:
    _, findings = write_files((File(path, b""),), tmp_path / "out")
    assert findings[0].code == "unsafe-output-path"
    assert not (tmp_path / "out").exists()


def test_a_manifest_cannot_make_us_delete_elsewhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    out = tmp_path / "out"
    write_files(listed(a="1\n"), out)
    manifest = read_manifest(out)
    assert manifest is not None
    text = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(text.replace('"a.py"', '"../victim"'))
    write_files(listed(b="1\n"), out)
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("link", ["a.py", "sub"])
def test_links_are_refused(tmp_path: Path, link: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (out / link).symlink_to(tmp_path / "elsewhere")
    _, findings = write_files(listed(a="1\n", sub__b="2\n"), out)
    assert {one.code for one in findings} == {"linked-output"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_failure_half_way_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(listed(a="1\n", b="2\n", c="3\n"), tmp_path)
    before = snapshot(tmp_path)
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b.py":
            raise OSError("disk full")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="disk full"):
        write_files(listed(a="9\n", b="9\n", d="9\n"), tmp_path)
    assert snapshot(tmp_path) == before


def test_a_failure_while_staging_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_target: Path) -> int:
        raise OSError("disk full")

    monkeypatch.setattr(writing, "_mode", failing)
    with pytest.raises(OSError, match="disk full"):
        write_files(listed(a="1\n"), tmp_path)
    assert snapshot(tmp_path) == {}


def test_current_means_nothing_has_to_be_done(tmp_path: Path) -> None:
    write_files(listed(a="1\n", b="2\n"), tmp_path)

    def current(spec: str = "abc", generator: str = "1", package: str = "p") -> bool:
        options = {"package": package}
        return is_current(tmp_path, generator=generator, spec=spec, options=options)

    assert current()
    assert not current(spec="other")
    assert not current(generator="2")
    assert not current(package="q")
    (tmp_path / "b.py").unlink()
    assert not current()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"files": 1}', "\xff"])
def test_an_unreadable_manifest_is_no_manifest(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    assert read_manifest(tmp_path) is None


def test_drift_tells_the_four_kinds_apart(tmp_path: Path) -> None:
    write_files(listed(same="1\n", stale="1\n", edited="1\n", orphaned="1\n"), tmp_path)
    (tmp_path / "edited.py").write_text("by hand\n")
    wanted = listed(same="1\n", stale="2\n", edited="1\n", missing="1\n")
    findings = drift(wanted, tmp_path, command="make it")
    assert [(one.code, Path(str(one.location.span and one.location.span.file)).name)
            for one in findings] == [
        ("generated-file-stale", "stale.py"),
        ("generated-file-edited", "edited.py"),
        ("generated-file-missing", "missing.py"),
        ("generated-file-orphaned", "orphaned.py"),
    ]  # fmt: skip
    assert all("make it" in str(one.hint) for one in findings)


def test_a_manifest_alone_does_not_drift(tmp_path: Path) -> None:
    files = listed(a="1\n")
    write_files(files, tmp_path)
    manifest = describe(files[:-1], generator="2", spec="new", options={})
    assert drift((*files[:-1], manifest.file()), tmp_path) == ()
