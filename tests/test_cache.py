"""What is kept from run to run, and what happens where that fails."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from deckbuilder.cache import Shelf

SHELF = Shelf("things", 1_000_000)
DAY = 86400


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "things"


def used(path: Path, days: float) -> None:
    """Let an entry look as if it had last been used so many days ago."""
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_is_put_is_got(folder: Path) -> None:
    assert SHELF.get("a") is None
    SHELF.put("a", b"one")
    SHELF.put("a", b"two")
    assert SHELF.get("a") == b"two"
    assert [path.name for path in folder.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_nobody_else_looks_in(folder: Path) -> None:
    SHELF.put("a", b"one")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "a").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"one", b"onf\0\0\0\0"])
def test_a_damaged_entry_is_none(folder: Path, damage: bytes) -> None:
    SHELF.put("a", b"one")
    (folder / "a").write_bytes(damage)
    assert SHELF.get("a") is None
    SHELF.put("a", b"one")
    assert SHELF.get("a") == b"one"


def test_a_folder_that_cannot_be_used_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    monkeypatch.setenv("DECKBUILDER_CACHE", str(file))
    SHELF.put("a", b"one")
    assert SHELF.get("a") is None
    assert file.read_bytes() == b""
    monkeypatch.delenv("DECKBUILDER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    SHELF.put("a", b"one")
    assert SHELF.get("a") is None


def test_what_was_used_least_goes_first(folder: Path) -> None:
    for number in range(8):
        SHELF.put(str(number), bytes(1000))
        used(folder / str(number), 80 - number)
    SHELF.get("0")
    Shelf("things", 4100).trim()
    assert {path.name for path in folder.iterdir()} >= {"0", "7"}
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 4100


def test_putting_things_in_keeps_them_few(folder: Path) -> None:
    shelf = Shelf("things", 4100)
    for number in range(400):  # one in sixteen looks, so that none does once in some 10¹¹ times
        shelf.put(str(number), bytes(1000))
    assert len(list(folder.iterdir())) < 400


def test_what_nobody_uses_goes(folder: Path) -> None:
    for key in ("old", "newer"):
        SHELF.put(key, b"x")
    used(folder / "old", 100)
    used(folder / "newer", 80)
    SHELF.trim()
    assert [path.name for path in folder.iterdir()] == ["newer"]


def test_an_interrupted_write_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SHELF.put("a", b"one")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            SHELF.put("a", b"two")
    assert [path.name for path in folder.iterdir()] == ["a"]
    assert SHELF.get("a") == b"one"
