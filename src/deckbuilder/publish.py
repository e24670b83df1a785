"""Writing outputs: all files of a brief or none, each whole or not at all. It knows bytes and names, not
formats."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from deckbuilder.source import Unreadable


class Unwritable(Unreadable):
    """An output cannot be written; nothing was changed."""


def publish(files: Mapping[Path, bytes]) -> None:
    """Write every file, or leave everything as it was.

    The contents are first written out beside their targets, then moved into place, so that a reader sees the
    old file or the new one and nothing between. Permissions follow the umask. No temporary file is left
    behind.

    Raises:
        Unwritable: a folder or file is in the way, locked or not permitted, or the disk is full.
    """
    drafts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            _check(path)
            drafts[path] = _beside(path, "draft")
            _write(drafts[path], data)
        _move(drafts)
    except OSError as error:
        raise _fault(error, path) from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _check(path: Path) -> None:
    """Make the folder; refuse what a move would otherwise fail on only after others have been moved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Unwritable(
            "output-blocked",
            f"`{path.parent}` is a file, not a folder",
            "remove it, or name another --output",
        ) from None
    if path.is_dir():
        raise Unwritable("output-blocked", f"`{path}` is a folder", "remove it, or name another --output")


def _beside(path: Path, word: str) -> Path:
    """A name of our own in the same folder, so on the same file system; short, since ``path`` may be of full
    length."""
    return path.parent / f".deckbuilder-{os.urandom(6).hex()}.{word}"


def _write(path: Path, data: bytes) -> None:
    """A new file with the umask's permissions (`tempfile` would make it private), on the disk when this
    returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(drafts: Mapping[Path, Path]) -> None:
    """Put every draft in its place. If one cannot be moved, those before it are put back as they were."""
    kept: dict[Path, Path | None] = {}
    try:
        for path in drafts:
            kept[path] = _keep(path)
        for path, draft in drafts.items():
            os.replace(draft, path)
    except BaseException:
        for path, old in kept.items():
            if old is not None:
                os.replace(old, path)
            elif not drafts[path].exists():
                path.unlink(missing_ok=True)
        raise
    finally:
        for old in kept.values():  # a move onto a hard link of the same file leaves both names
            if old is not None:
                old.unlink(missing_ok=True)


def _keep(path: Path) -> Path | None:
    """A second name for the file at ``path`` (a copy where the file system has no hard links); None if there
    is none."""
    if not path.exists():
        return None
    old = _beside(path, "old")
    try:
        os.link(path, old)
    except OSError:
        _write(old, path.read_bytes())
    return old


def _fault(error: OSError, path: Path) -> Unwritable:
    """The finding for a failure of the operating system."""
    name = errno.errorcode.get(error.errno or 0)
    if name in ("ENOSPC", "EDQUOT", "EFBIG"):
        return Unwritable(
            "disk-full", f"there is no room to write `{path}`", "free some space, or name another --output"
        )
    if name in ("EACCES", "EPERM", "EROFS", "EBUSY", "ETXTBSY"):
        return Unwritable(
            "output-locked",
            f"`{path}` cannot be replaced: {error.strerror}",
            "close it where it is open, check the folder's permissions, or name another --output",
        )
    return Unwritable(
        "output-unwritable", f"`{path}` cannot be written: {error.strerror or error}", "name another --output"
    )
