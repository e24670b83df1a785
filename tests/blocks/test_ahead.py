"""Large pictures loaded ahead: the same as one by one, and only where it is worth it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.blocks.ahead import load_ahead
from deckbuilder.blocks.base import Reading
from deckbuilder.pictures import load
from deckbuilder.report import Report
from deckbuilder.source import Folder


@pytest.fixture(autouse=True)
def processors(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Those that the process may use."""
    usable = {0, 1}
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: usable, raising=False)
    return usable


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two large pictures, a small one, and a large file that is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, size in (("a.png", (4000, 600)), ("b.png", (600, 4000)), ("small.png", (20, 20))):
        Image.effect_noise(size, 80).save(tmp_path / name)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8" + bytes(2_000_000))
    return tmp_path


def ahead(folder: Path, *references: str) -> Reading:
    reading = Reading(Report(), Folder(folder), folder, lambda nodes: (), "en")
    load_ahead(references, reading)
    return reading


def test_large_pictures_come_out_as_one_by_one(folder: Path) -> None:
    found = ahead(folder, "a.png", "b.png", "small.png", "a.png", "missing.png", "https://example.org/a.png")
    assert found.pictures == {
        folder / name: load((folder / name).read_bytes(), name) for name in ("a.png", "b.png")
    }
    assert threading.active_count() == 1  # else nothing could fork


def test_what_cannot_be_shown_is_left_to_its_block(folder: Path) -> None:
    found = ahead(folder, "a.png", "broken.jpg")
    assert list(found.pictures) == [folder / "a.png"]
    assert not list(found.report)


@pytest.mark.parametrize("references", [("a.png",), ("a.png", "small.png"), ()])
def test_one_at_a_time_needs_no_threads(folder: Path, references: tuple[str, ...]) -> None:
    assert not ahead(folder, *references).pictures


def test_one_processor_needs_no_threads(folder: Path, processors: set[int]) -> None:
    processors.remove(1)
    assert not ahead(folder, "a.png", "b.png").pictures
