"""How the command line speaks to whoever reads it: streams, colour, width. It knows no briefs."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from io import TextIOWrapper
from typing import TextIO


def say(text: str, stream: TextIO | None = None, end: str = "\n") -> None:
    """Print at once. A reader who has gone away (``| head``) is no reason to stop building."""
    stream = stream or sys.stdout
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def colored(stream: TextIO) -> bool:
    """Whether to colour: NO_COLOR, then FORCE_COLOR, then what the stream is (the order Python itself
    keeps)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def width() -> int:
    """Of the terminal, in characters; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def prepare_streams() -> None:
    """Let names print that the terminal's encoding lacks, and let a polite request to stop run the
    clean-up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
