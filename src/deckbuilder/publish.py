"""Writing outputs: all files of a brief or none, each whole or not at all. It knows bytes and names, not
formats."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj, copymode
from typing import BinaryIO

from deckbuilder import interrupts
from deckbuilder.source import Unreadable


class Unwritable(Unreadable):
    """An output cannot be written; nothing was changed."""


#: How much is copied at a time. Bytes.
_CHUNK = 1024 * 1024


def draft(path: Path) -> BinaryIO:
    """A file without a name to make the content of ``path`` in, on the disk where that goes: an output can be
    larger than memory ought to hold, and whatever ends the program leaves nothing behind.

    Raises:
        Unwritable: not permitted there, or the disk is full.
    """
    from tempfile import TemporaryFile

    try:
        return TemporaryFile(dir=next((folder for folder in path.parents if folder.is_dir()), None))
    except OSError as error:
        raise unwritable(error, path) from None


def publish(files: Mapping[Path, BinaryIO]) -> None:
    """Write every file, from the start of what holds its content, or leave everything as it was.

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
        with interrupts.held():
            _move(drafts)
    except OSError as error:
        raise unwritable(error, path) from None
    finally:
        with interrupts.held():
            for draft in drafts.values():
                draft.unlink(missing_ok=True)


def rewrite(path: Path, data: bytes) -> None:
    """Put other content into a file that exists, whole or not at all; its permissions stay, and so does a
    link that leads to it.

    Raises:
        Unwritable: not permitted, or the disk is full; the file is as it was.
    """
    target = path.resolve()
    draft = _beside(target, "draft")
    try:
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "it may not be written", path)
        _write(draft, BytesIO(data))
        copymode(target, draft)
        os.replace(draft, target)
    except OSError as error:
        raise unwritable(error, path) from None
    finally:
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


def _write(path: Path, data: BinaryIO) -> None:
    """A new file with the umask's permissions (`tempfile` would make it private), on the disk when this
    returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    data.seek(0)
    with open(handle, "wb") as file:
        copyfileobj(data, file, _CHUNK)
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
        with open(path, "rb") as kept:
            _write(old, kept)
    return old


def unwritable(error: OSError, path: Path) -> Unwritable:
    """The finding for a failure of the operating system to write ``path``."""
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
