"""What is kept of pictures from build to build."""

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


def test_a_picture_is_the_same_from_the_cache(folder: Path) -> None:
    data = encoded("WEBP")
    first, second = load(data, "x"), load(data, "x")
    assert first == second
    assert len(list(folder.iterdir())) == 1
    assert not list(folder.glob("*.*"))
