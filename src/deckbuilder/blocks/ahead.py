"""Large pictures loaded before their blocks are read, several at a time. Not a block kind.

Decoding, scaling and hashing take far longer than all else that is done to a photograph, and leave Python to
other threads meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from deckbuilder.blocks.base import Reading
from deckbuilder.pictures import BadPicture, Picture, load
from deckbuilder.source import Unreadable

#: Files of fewer bytes are ready before threads are.
_LARGE = 1_000_000
#: Each may hold a decoded picture, so that more would be paid for in memory.
_MOST_THREADS = 4


def load_ahead(references: Sequence[str], reading: Reading) -> None:
    """Load the large ones of the files that pictures name. What is wrong with one is left for the block that
    shows it to find."""
    large: dict[Path, str] = {}
    for reference in references:
        with suppress(Unreadable, OSError):
            path = reading.folder.locate(reference, reading.base)
            if path.stat().st_size >= _LARGE:
                large.setdefault(path, reference)
    threads = min(len(large), _usable(), _MOST_THREADS)
    if threads < 2:
        return
    from concurrent.futures import ThreadPoolExecutor
    from warnings import catch_warnings

    def loaded(path: Path) -> Picture | None:
        try:
            return load(reading.folder.data(path), large[path])
        except (Unreadable, BadPicture):
            return None

    # Conversion silences warnings too: around all threads, so that one cannot undo it for another.
    with catch_warnings(action="ignore"), ThreadPoolExecutor(threads) as pool:
        for path, picture in zip(large, pool.map(loaded, large), strict=True):
            if picture is not None:
                reading.pictures[path] = picture


def _usable() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
