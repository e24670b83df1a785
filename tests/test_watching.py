"""Changes of files are told soon, once, and only where they count."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from deckbuilder.project import read_project
from deckbuilder.watching import Scope, changes, scope

Told = SimpleQueue[frozenset[Path]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content" / "a").mkdir(parents=True)
    (tmp_path / "content" / "a" / "brief.md").write_text("# A\n", "utf-8")
    (tmp_path / "output").mkdir()
    return tmp_path.resolve()


@pytest.fixture
def told(project: Path) -> Iterator[Told]:
    """What is told of the project from when on nothing is missed."""
    queue, stop = Told(), threading.Event()

    thread = threading.Thread(target=listen, args=(scope(read_project(project)), queue, stop))
    thread.start()
    assert queue.get(timeout=10) == frozenset()
    yield queue
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def listen(watched: Scope, queue: Told, stop: threading.Event) -> None:
    for paths in changes(watched, stop):
        queue.put(paths)


def until(told: Told, wanted: Callable[[Path], bool], seconds: float = 10) -> set[Path]:
    """All that is told up to the first change of a file that is wanted."""
    heard: set[Path] = set()
    end = time.monotonic() + seconds
    while not any(map(wanted, heard)):
        heard |= told.get(timeout=max(0.01, end - time.monotonic()))
    return heard


def nothing(told: Told) -> bool:
    """Whether no more is told, but that anything may have changed."""
    try:
        return not told.get(timeout=0.4)
    except Empty:
        return True


def test_a_save_is_told_within_a_tenth_of_a_second(project: Path, told: Told) -> None:
    brief = project / "content" / "a" / "brief.md"
    waits = []
    for number in range(5):
        begun = time.perf_counter()
        brief.write_text(f"# A {number}\n", "utf-8")
        assert until(told, lambda path: path == brief) == {brief}
        waits.append(time.perf_counter() - begun)
    assert min(waits) < 0.1


def test_a_save_by_renaming_is_told(project: Path, told: Told) -> None:
    brief = project / "content" / "a" / "brief.md"
    for number in range(3):
        draft = brief.with_name(f".{number}.tmp")
        draft.write_text("# B\n", "utf-8")
        draft.replace(brief)
        assert until(told, lambda path: path == brief) == {brief}


def test_outputs_and_passing_files_do_not_count(project: Path, told: Told) -> None:
    for name in ("output/a-deck.pptx", "output/a-memo.pdf", "content/a/brief.md~", "content/a/.brief.md.swp"):
        (project / name).write_text("x", "utf-8")
    assert nothing(told)


def test_new_folders_are_watched(project: Path, told: Told) -> None:
    folder = project / "content" / "b" / "data"
    folder.mkdir(parents=True)
    table = folder / "table.csv"
    until(told, lambda path: path.name == "b")
    while not nothing(told):
        pass
    table.write_text("a,b\n", "utf-8")
    assert until(told, lambda path: path == table)


def test_a_folder_that_goes_and_comes_back_is_watched(project: Path, told: Told) -> None:
    folder = project / "content" / "a"
    away = project / "elsewhere"
    folder.rename(away)
    until(told, lambda path: path == folder)
    away.rename(folder)
    while not nothing(told):
        pass
    (folder / "brief.md").write_text("# Again\n", "utf-8")
    assert until(told, lambda path: path.name == "brief.md")


def test_the_nearest_folders_are_watched_where_there_are_too_many(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deckbuilder import watching

    monkeypatch.setattr(watching, "_MOST_FOLDERS", 3)
    (project / "content" / "a" / "deep" / "deeper").mkdir(parents=True)
    (project / "node_modules").mkdir()
    (project / ".git").mkdir()
    found = list(watching._folders(scope(read_project(project))))
    assert found == [project, project / "content", project / "content" / "a"]


def test_a_project_that_is_away_for_a_while_is_no_fault(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    watched, stop = scope(read_project(root)), threading.Event()
    root.rename(tmp_path / "away")
    queue = Told()
    thread = threading.Thread(target=listen, args=(watched, queue, stop))
    thread.start()
    try:
        assert nothing(queue)
        (tmp_path / "away").rename(root)
        assert queue.get(timeout=10) == frozenset()
    finally:
        stop.set()
        thread.join(10)
