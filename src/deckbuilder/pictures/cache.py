"""What was made from the user's pictures, kept from build to build in the user's cache folder.

An entry is found by what it was made from, and holds its own checksum: nothing in it can be stale, and a
damaged one is made anew. No fault of the folder is a fault of the build: without it, things are only made
again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from zlib import crc32

#: Beyond this size the entries that have not been used for longest go.
LIMIT = 1024 * 1024 * 1024
_CHECKSUM = 4  # bytes
#: One in this many new entries is an occasion to look how large the folder is.
_SELDOM = 16


def cached(source: bytes, recipe: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes of ``source``, from the cache if it is there. ``recipe`` names how it is made: it
    changes whenever ``make`` would give other bytes."""
    from hashlib import sha256  # brings OpenSSL along, with the first picture that is converted

    digest = sha256(f"{recipe}\n".encode())
    digest.update(source)
    key = digest.hexdigest()
    folder = _folder()
    found = None if folder is None else _read(folder / key)
    if found is not None:
        return found
    made = make()
    if folder is not None:
        _write(folder, key, made)
    return made


def _folder() -> Path | None:
    """Where this system keeps what programs can make again; None if nobody says where that is."""
    try:
        if own := os.environ.get("XDG_CACHE_HOME"):
            base = Path(own)
        elif sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path.home() / ".cache"
    except RuntimeError:  # a user without a home
        return None
    return base / "deckbuilder" / "pictures" if base.is_absolute() else None


def _read(path: Path) -> bytes | None:
    try:
        entry = path.read_bytes()
        made = entry[:-_CHECKSUM]
        if _checksum(made) != entry[-_CHECKSUM:]:
            return None
        os.utime(path)
    except OSError:
        return None
    return made


def _checksum(made: bytes) -> bytes:
    return crc32(made).to_bytes(_CHECKSUM, "big")


def _write(folder: Path, key: str, made: bytes) -> None:
    """Under a name of this thread's own first: another, or another build, may be reading or writing the
    same."""
    draft = folder / f"{key}.{os.getpid()}-{get_ident()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(made + _checksum(made))
        draft.replace(folder / key)
        if int(key[:8], 16) % _SELDOM == 0:
            _trim(folder)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _trim(folder: Path) -> None:
    entries = sorted((stat.st_mtime, stat.st_size, path) for path, stat in _stats(folder))
    excess = sum(size for _, size, _ in entries) - LIMIT
    for _, size, path in entries:
        if excess <= 0:
            break
        path.unlink(missing_ok=True)
        excess -= size


def _stats(folder: Path) -> list[tuple[Path, os.stat_result]]:
    with os.scandir(folder) as found:
        return [(Path(entry.path), entry.stat()) for entry in found if entry.is_file()]
