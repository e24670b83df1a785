"""What a build has looked at on disk, so that a later one can tell whether anything has changed.

Every look at a file that can shape an output goes through a ledger, which reads it and notes its state; what
was looked for and not found is noted as well. It knows files and folders, not what is in them.
"""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from pathlib import Path
from time import time_ns

from msgspec import Struct, field

#: A file changed so shortly before it was noted may change again without its times showing it: the clocks of
#: file systems tick in up to two seconds (FAT). In nanoseconds. Git calls such files racy
#: (https://git-scm.com/docs/racy-git).
RACY = 2_000_000_000
_DIGEST = 16  # bytes
#: How the system says that there is nothing, and can be nothing, by a name.
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF, errno.EINVAL)

Stamp = tuple[int, int, int, int, int]
"""What changes with a file: when it was modified, when its entry was, in nanoseconds; size, inode, mode."""


class Seen(Struct, frozen=True, array_like=True):
    """The state of a file or folder."""

    stamp: Stamp
    digest: str | None = None
    """Of a file's content; None where the stamp alone vouches for it."""

    def racy(self, since: int) -> bool:
        """Whether the stamp vouches for nothing, having been taken after ``since``."""
        modified, changed, *_ = self.stamp
        return max(modified, changed) > since - RACY


class Ledger(Struct):
    """What was seen since it was opened. It is one process's; those of two are merged."""

    since: int = field(default_factory=time_ns)
    """When it was opened, before anything was looked at."""
    seen: dict[str, Seen | None] = {}
    """By path; None where there was nothing."""
    links: dict[str, str] = {}
    """Where paths led when all symbolic links in them were followed."""
    torn: bool = False
    """Whether something changed while it was in use, or could not be read: then this vouches for nothing."""

    def look(self, path: Path) -> os.stat_result | None:
        """What the system says of a file or folder; None where there is nothing.

        Raises:
            OSError: the system will not say.
        """
        try:
            found = _found(path)
        except OSError:
            self.torn = True
            raise
        self._note(str(path), found and Seen(_stamp(found)))
        return found

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file.

        Raises:
            OSError: the system will not say.
        """
        found = self.look(path)
        return found is not None and stat.S_ISREG(found.st_mode)

    def resolve(self, path: Path) -> Path:
        """The path without symbolic links.

        Raises:
            OSError, RuntimeError: they lead in a circle.
        """
        found = path.resolve()
        self.links[os.path.abspath(path)] = str(found)
        return found

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            OSError: it cannot be read.
        """
        from hashlib import blake2b  # brings OpenSSL along

        try:
            with open(path, "rb") as file:
                stamp = _stamp(os.fstat(file.fileno()))  # a change before all is read shows in a later one
                data = file.read()
        except OSError:
            self.torn = True
            raise
        self._note(str(path), Seen(stamp, blake2b(data, digest_size=_DIGEST).hexdigest()))
        return data

    def digest(self, path: Path) -> None:
        """Note a file with its content, which is not needed itself.

        Raises:
            OSError: it cannot be read.
        """
        self._note(str(path), _digested(path))

    def names(self, folder: Path) -> list[str]:
        """The names of what is in a folder, in order.

        Raises:
            OSError: it cannot be read.
        """
        try:
            seen, names = _listed(folder)
        except OSError:
            self.torn = True
            raise
        self._note(str(folder), seen)
        return names

    def merge(self, other: Ledger) -> None:
        """Take over what another has seen meanwhile."""
        for path, seen in other.seen.items():
            self._note(path, seen)
        self.links.update(other.links)
        self.torn = self.torn or other.torn
        self.since = min(self.since, other.since)

    def renewed(self) -> Ledger | None:
        """The same ledger if all is as it was, opened anew where files had to be read to tell; None if
        anything has changed."""
        now = time_ns()
        if self.torn or any(_led(path) != found for path, found in self.links.items()):
            return None
        anew: dict[str, Seen | None] = {}
        try:
            for path, before in self.seen.items():
                found = _found(path)
                if before is None or found is None:
                    if before is not None or found is not None:
                        return None
                elif _stamp(found) != before.stamp or before.racy(self.since):
                    folder = stat.S_ISDIR(found.st_mode)
                    if before.digest is None or not (folder or stat.S_ISREG(found.st_mode)):
                        return None
                    anew[path] = current = _listed(path)[0] if folder else _digested(path)
                    if current.digest != before.digest:
                        return None
        except OSError:
            return None
        return Ledger(now, self.seen | anew, self.links) if anew else self

    def _note(self, path: str, seen: Seen | None) -> None:
        key = os.path.abspath(path)
        before = self.seen.setdefault(key, seen)
        if before is None or seen is None:
            self.torn = self.torn or before is not seen
        elif before.stamp != seen.stamp or len({before.digest, seen.digest} - {None}) > 1:
            self.torn = True
        elif before.digest is None:
            self.seen[key] = seen


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode


def _found(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except ValueError:  # a NUL character
        return None
    except OSError as error:
        if error.errno in _ABSENT:
            return None
        raise


def _digested(path: str | Path) -> Seen:
    from hashlib import blake2b, file_digest

    with open(path, "rb") as file:
        stamp = _stamp(os.fstat(file.fileno()))
        return Seen(stamp, file_digest(file, partial(blake2b, digest_size=_DIGEST)).hexdigest())


def _listed(path: str | Path) -> tuple[Seen, list[str]]:
    """A folder's state and the names in it, which are its content."""
    from hashlib import blake2b

    stamp = _stamp(os.stat(path))
    names = sorted(os.listdir(path))
    content = "\0".join(names).encode("utf-8", "surrogateescape")
    return Seen(stamp, blake2b(content, digest_size=_DIGEST).hexdigest()), names


def _led(path: str) -> str | None:
    try:
        return str(Path(path).resolve())
    except (OSError, RuntimeError):
        return None
