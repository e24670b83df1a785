"""What a finished document holds, ours or another program's: it is read, never changed.

Files are read by a process of their own (`apart`), which ends after a while whatever they hold: `deck` reads
PowerPoint files, `pdf` PDF files. `source` compares a document of ours with the brief it was made from.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deckbuilder.inspection.contents import Contents, Reading
from deckbuilder.source import Unreadable

__all__ = ["Contents", "inspect"]

#: What takes longer is damaged, or made to.
SECONDS = 30.0


def inspect(path: Path) -> Contents:
    """What a PowerPoint or PDF file holds.

    Raises:
        Unreadable: it is neither, is damaged, or needs a password.
    """
    import msgspec

    if not path.is_file():
        raise Unreadable("file-missing", f"there is no file `{path}`", "check the path")
    command = [sys.executable, "-P", "-m", "deckbuilder.inspection.apart", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        message = f"`{path.name}` takes more than {SECONDS:.0f} seconds to read"
        raise Unreadable("file-too-large", message, "use a smaller file") from None
    try:
        reading = msgspec.json.decode(done.stdout, type=Reading)
    except msgspec.DecodeError:  # it was ended for what it did, such as taking too much memory
        raise broken(path.name) from None
    if reading.contents is None:
        raise Unreadable(*reading.fault)
    return reading.contents


def broken(name: str) -> Unreadable:
    """What is said of a file that nothing can be made of."""
    return Unreadable("file-broken", f"`{name}` is damaged", "open it in its program and save it again")
