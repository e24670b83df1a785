"""Writing outputs: all or nothing, whatever goes wrong in between."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.publish import Unwritable, draft
from deckbuilder.publish import publish as publish_files


def publish(files: dict[Path, bytes]) -> None:
    publish_files({path: io.BytesIO(data) for path, data in files.items()})


def listing(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def refused(files: dict[Path, bytes]) -> str:
    with pytest.raises(Unwritable) as caught:
        publish(files)
    return caught.value.code


def failing(real: Callable[..., None], call: int, code: int) -> Callable[..., None]:
    """A function of `os` that fails at one call."""
    calls = 0

    def replacement(*args: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(code, os.strerror(code))
        real(*args, **named)

    return replacement


def test_new_files_and_folders_are_made(tmp_path: Path) -> None:
    publish({tmp_path / "deep" / "er" / "a.pptx": b"a", tmp_path / "deep" / "b.pdf": b"b"})
    assert listing(tmp_path) == {"deep/er/a.pptx": b"a", "deep/b.pdf": b"b"}


def test_old_files_are_replaced_and_nothing_else_remains(tmp_path: Path) -> None:
    publish({tmp_path / "a": b"old", tmp_path / "b": b"old"})
    publish({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert listing(tmp_path) == {"a": b"new", "b": b"new"}


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("existing", [{}, {"a": b"old"}, {"b": b"old"}, {"a": b"old", "b": b"old"}])
def test_a_move_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int, existing: dict[str, bytes]
) -> None:
    for name, data in existing.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(os, "replace", failing(os.replace, call, errno.EACCES))
    assert refused({tmp_path / "a": b"new", tmp_path / "b": b"new"}) == "output-locked"
    assert listing(tmp_path) == existing


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish({tmp_path / "a": b"old"})
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 2, errno.ENOSPC))
    assert refused({tmp_path / "a": b"new", tmp_path / "b": b"new"}) == "disk-full"
    assert listing(tmp_path) == {"a": b"old"}


def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish({tmp_path / "a": b"old"})

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish({tmp_path / "a": b"new"})
    assert listing(tmp_path) == {"a": b"old"}


def test_file_systems_without_hard_links_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish({tmp_path / "a": b"old", tmp_path / "b": b"old"})
    monkeypatch.setattr(os, "link", failing(os.link, 1, errno.EPERM))
    monkeypatch.setattr(os, "replace", failing(os.replace, 2, errno.EBUSY))
    assert refused({tmp_path / "a": b"new", tmp_path / "b": b"new"}) == "output-locked"
    assert listing(tmp_path) == {"a": b"old", "b": b"old"}


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert refused({tmp_path / "b.pdf": b"", tmp_path / "a.pdf": b""}) == "output-blocked"
    assert refused({tmp_path / "file" / "a.pdf": b""}) == "output-blocked"
    assert refused({tmp_path / "file" / "deeper" / "a.pdf": b""}) == "output-blocked"
    assert listing(tmp_path) == {"file": b""}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert refused({tmp_path / "a.pdf": b""}) == "output-locked"
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")
def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        publish({tmp_path / "a": b""})
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_names_of_full_length_can_be_written(tmp_path: Path) -> None:
    name = "x" * 251 + ".pdf"
    publish({tmp_path / name: b"long"})
    assert listing(tmp_path) == {name: b"long"}


def test_a_draft_leaves_nothing_behind(tmp_path: Path) -> None:
    with draft(tmp_path / "deep" / "a.pptx") as file:
        file.write(b"half a deck")
        file.flush()
        publish_files({tmp_path / "deep" / "a.pptx": file})
        assert listing(tmp_path) == {"deep/a.pptx": b"half a deck"}
    with draft(tmp_path / "new" / "b.pptx") as file:
        file.write(b"never published")
    assert listing(tmp_path) == {"deep/a.pptx": b"half a deck"}
    assert not (tmp_path / "new").exists()


def test_a_draft_that_cannot_be_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(Unwritable) as caught:
        draft(tmp_path / "a.pptx")
    assert caught.value.code == "disk-full"
