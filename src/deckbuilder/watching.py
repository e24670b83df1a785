"""Noticing that files of a project have changed: where to look, what does not count, how soon it is told.

It knows files and folders. What is to be done about a change is for those who ask.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from deckbuilder.project import Project, Target

#: A change is told when nothing more has happened for one to two steps, or when the first is as old as
#: ``_LONGEST``: programs that save by renaming or in two goes take a few milliseconds. Milliseconds.
_STEP, _LONGEST = 10, 100
#: How long after the watch has begun it is sure to have. Milliseconds.
_AGAIN = 250
#: Folders watched at most, the nearest to the root first: a system that lets a user watch 8,192 of them is to
#: have some left, and a brief that lies in somebody's home is not to wait for all of it. Folders, not files.
_MOST_FOLDERS = 2000
#: Folders that hold nothing an author writes, besides those whose name begins with a full stop.
_FOREIGN = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_OUTPUTS = tuple(target.suffix for target in Target)
#: How files are named that an editor makes for a moment beside the one it saves.
_PASSING = ("~", ".swp", ".swx", ".swo", ".tmp", ".crdownload", ".part")


class Stop(Protocol):
    """Says from another thread that nobody wants to hear of changes any more: a `threading.Event`."""

    def is_set(self) -> bool: ...


class Scope(Struct, frozen=True):
    """What is watched."""

    roots: tuple[Path, ...]
    """Folders, with all below them; absolute."""
    output: Path
    """Where outputs go, which are not looked at."""

    def counts(self, path: Path) -> bool:
        """Whether a change of this file or folder is one of what a brief is made from."""
        name = path.name
        if name.startswith((".", "#")) or name.endswith(_PASSING) or name in _FOREIGN:
            return False
        written = path.is_relative_to(self.output) and name.endswith(_OUTPUTS)
        return not written and path != self.output


def scope(project: Project, *more: Path) -> Scope:
    """Everything that a project's briefs can be made from; ``more`` are further files or folders, such as a
    theme named on the command line."""
    roots: list[Path] = []
    for path in (project.root, project.content, *project.themes, *(path.resolve() for path in more)):
        folder = path.parent if path.is_file() else path  # a file may be replaced by another of its name
        if folder.is_dir() and not any(folder.is_relative_to(root) for root in roots):
            roots.append(folder)
    return Scope(tuple(roots), project.output)


def changes(scope: Scope, stop: Stop | None = None) -> Iterator[frozenset[Path]]:
    """What was written, made, moved or removed, each time that something was, until ``stop`` is set.

    Blocks. An empty answer says that anything may have changed: it comes soon after the start, from when on
    nothing is missed, and again where folders came or went. Where the system tells of no changes, files are
    looked at several times a second instead.
    """
    poll: bool | None = None
    while stop is None or not stop.is_set():
        try:
            yield from _until_folders_change(scope, list(_folders(scope)), stop, poll)
        except FileNotFoundError:  # a folder has gone since it was listed; all may have, and come back
            time.sleep(_AGAIN / 1000)
        except OSError:  # no more of the system's watches to be had
            if poll:
                raise
            poll = True


def _until_folders_change(
    scope: Scope, folders: list[Path], stop: Stop | None, poll: bool | None
) -> Iterator[frozenset[Path]]:
    """Changes in some folders, until one of them goes or another comes."""
    import watchfiles

    known, begun = set(folders), False
    for found in watchfiles.watch(
        *folders,
        watch_filter=None,
        debounce=_LONGEST,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_AGAIN,
        yield_on_timeout=True,
        force_polling=poll,
        recursive=False,
    ):
        paths = frozenset(path for path in (Path(name) for _, name in found) if scope.counts(path))
        if paths or not begun:
            yield paths
            begun = begun or not paths
        if any(path in known or path.is_dir() for path in paths):
            return


def _folders(scope: Scope) -> Iterator[Path]:
    """The folders to watch, those nearest to a root first."""
    waiting = deque(scope.roots)
    seen = 0
    while waiting and seen < _MOST_FOLDERS:
        folder = waiting.popleft()
        seen += 1
        yield folder
        waiting.extend(path for path in _within(folder) if scope.counts(path))


def _within(folder: Path) -> list[Path]:
    """The folders in a folder that can be looked into."""
    try:
        with os.scandir(folder) as entries:
            found = [Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:  # gone since it was listed itself
        return []
    return sorted(path for path in found if os.access(path, os.R_OK | os.X_OK))
