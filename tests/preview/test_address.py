"""What nobody can guess of an address: kept for this user alone, and made anew where it cannot be kept."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from deckbuilder.preview.address import token


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "previews"


def test_it_is_kept_where_only_this_user_reads(kept: Path) -> None:
    first = token(Path("/projects/water"))
    assert token(Path("/projects/water")) == first
    assert token(Path("/projects/zinc")) != first
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()} == {0o600}


def test_a_damaged_one_is_replaced(kept: Path) -> None:
    first = token(Path("/projects/water"))
    (path,) = kept.iterdir()
    path.write_bytes(b"../../x")
    second = token(Path("/projects/water"))
    assert second != first
    assert len(second) == 22
    assert token(Path("/projects/water")) == second


def test_without_a_place_to_keep_it_each_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "file"))
    assert token(Path("/projects/water")) != token(Path("/projects/water"))
