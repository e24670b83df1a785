"""Things that can be made again, kept from run to run in the user's cache folder.

An entry carries its own checksum: a damaged one counts as none. No fault of the folder is a fault of a build:
without it, things are only made again. What an entry's key must name, so that it is never stale, is for those
who make it.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from deckbuilder import interrupts

_CHECKSUM = 4  # bytes
#: One in this many new entries is an occasion to look how large and how old the others are.
_SELDOM = 16
#: Entries that nobody has used for so long go. Seconds.
_STALE = 90 * 86400


class Shelf(Struct, frozen=True):
    """Entries of one kind, in a folder of their own that other users cannot look into."""

    name: str
    limit: int
    """Bytes beyond which the entries that have not been used for longest go."""

    def get(self, key: str) -> bytes | None:
        """The entry of this key, where there is one."""
        folder = _folder()
        if folder is None:
            return None
        path = folder / self.name / key
        try:
            entry = path.read_bytes()
            made = entry[:-_CHECKSUM]
            if _checksum(made) != entry[-_CHECKSUM:]:
                return None
            os.utime(path)
        except OSError:
            return None
        return made

    def put(self, key: str, made: bytes) -> None:
        """Keep ``made`` under this key, in place of what was kept there; nothing where that cannot be."""
        base = _folder()
        if base is None:
            return
        folder = base / self.name
        # Under a name of its own first: another build may be reading or writing the same.
        draft = folder / f"{key}.{os.urandom(6).hex()}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with interrupts.held():
                with open(draft, "xb", opener=_private) as file:
                    file.write(made + _checksum(made))
                os.replace(draft, folder / key)
            if os.urandom(1)[0] % _SELDOM == 0:
                self.trim()
        except OSError:
            pass
        finally:
            with suppress(OSError):
                draft.unlink()

    def trim(self) -> None:
        """Let go of entries that nobody has used for long, and of the oldest where they take too much room.

        Raises:
            OSError: there is no such folder, or it cannot be changed.
        """
        base = _folder()
        found = _stats(base / self.name) if base is not None else ()
        entries = sorted((stat.st_mtime, stat.st_size, path) for path, stat in found)
        excess = sum(size for _, size, _ in entries) - self.limit
        eldest = time.time() - _STALE
        for used, size, path in entries:
            if excess <= 0 and used > eldest:
                break
            path.unlink(missing_ok=True)
            excess -= size


def _folder() -> Path | None:
    """The folder for everything; None if nobody says where a system keeps what programs can make again."""
    if own := os.environ.get("DECKBUILDER_CACHE"):
        return Path(own).absolute()
    try:
        if base := os.environ.get("XDG_CACHE_HOME"):
            folder = Path(base)
        elif sys.platform == "win32":
            folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            folder = Path.home() / "Library" / "Caches"
        else:
            folder = Path.home() / ".cache"
    except RuntimeError:  # a user without a home
        return None
    return folder / "deckbuilder" if folder.is_absolute() else None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _checksum(made: bytes) -> bytes:
    return crc32(made).to_bytes(_CHECKSUM, "big")


def _stats(folder: Path) -> list[tuple[Path, os.stat_result]]:
    with os.scandir(folder) as found:
        return [(Path(entry.path), entry.stat()) for entry in found if entry.is_file()]
