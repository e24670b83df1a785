"""What is kept of pictures from build to build, and what happens where that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.pictures import cache, load
from tests.pictures.test_load import encoded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "deckbuilder" / "pictures"


def made(source: bytes = b"source", recipe: str = "recipe", result: bytes = b"result") -> tuple[bytes, int]:
    """What comes back, and how often it had to be made."""
    calls: list[None] = []

    def make() -> bytes:
        calls.append(None)
        return result

    return cache.cached(source, recipe, make), len(calls)


def test_a_thing_is_made_once(folder: Path) -> None:
    assert [made(), made()] == [(b"result", 1), (b"result", 0)]
    assert made(recipe="another") == (b"result", 1)
    assert made(source=b"another") == (b"result", 1)
    assert len(list(folder.iterdir())) == 3


def test_a_damaged_entry_is_made_anew(folder: Path) -> None:
    made()
    (entry,) = folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert [made(), made()] == [(b"result", 1), (b"result", 0)]


def test_a_folder_that_cannot_be_used_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    assert [made(), made()] == [(b"result", 1)] * 2
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert made() == (b"result", 1)


def test_what_was_used_least_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 4000)
    monkeypatch.setattr(cache, "_SELDOM", 1)
    ticks = iter(range(1000, 2000))
    for number in range(8):
        made(source=bytes([number]), result=bytes(1000))
        for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)[-1:]:
            import os

            os.utime(path, (time := next(ticks), time))
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 4000
    assert made(source=bytes([7])) == (bytes(1000), 0)
    assert made(source=bytes([0]))[1] == 1


def test_a_picture_is_the_same_from_the_cache(folder: Path) -> None:
    data = encoded("WEBP")
    first, second = load(data, "x"), load(data, "x")
    assert first == second
    assert len(list(folder.iterdir())) == 1
    assert not list(folder.glob("*.*"))
