"""The state of the program itself: all that makes outputs what they are and is not the author's."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.ledger import RACY

#: What of the environment shapes outputs: where the machine keeps its fonts.
ENVIRONMENT = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA", "WINDIR")
_PACKAGE = Path(__file__).parent
#: How the folders are named in which installers note a library and its version.
_NOTES = (".dist-info", ".egg-info")


def state() -> str | None:
    """A digest of our own files, the libraries at hand, Python and what matters of the environment.

    Files are told apart by their times and sizes, libraries by what their installers have noted. None where
    the program is not made of files, or one of them has just been changed, so that what runs may be older.
    """
    try:
        ours = sorted(_files(_PACKAGE))
    except OSError:
        return None
    youngest = max(modified for _, modified, _ in ours)
    if youngest > time.time_ns() - RACY:
        return None
    from hashlib import blake2b
    from zlib import ZLIB_RUNTIME_VERSION

    python = (sys.version, sys.platform, sys.flags.optimize, ZLIB_RUNTIME_VERSION)
    environment = [os.environ.get(name) for name in ENVIRONMENT]
    everything = (ours, sorted(_libraries()), python, environment, os.getcwd())
    return blake2b(repr(everything).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _files(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Our files: path, time of change and size."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _libraries() -> Iterator[tuple[str, int]]:
    """Names, with versions, of all that is installed where Python looks, and when it was."""
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                for entry in entries:
                    if entry.name.endswith(_NOTES):
                        yield entry.path, entry.stat().st_mtime_ns
        except OSError:  # an archive, or nothing
            yield folder, 0
