"""How far a long run is, shown to whoever waits at a terminal.

A process of its own paints: the run goes on at full speed, can fork, since it has no threads, and only pays
for what it says. However the run ends, the painter sees its pipe close and takes its line away.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from msgspec import Struct

if TYPE_CHECKING:
    from rich.progress import Progress

#: What is over sooner shows nothing. Seconds.
_PATIENCE = 0.5
_FRAME = 0.1


class Stage(Struct, frozen=True):
    """Where a run is."""

    number: int
    """Of the brief, from 1."""
    count: int
    brief: str
    doing: str
    """Such as ``laying out memo``."""


def is_watched() -> bool:
    """Whether someone waits at a terminal that can show a line that changes."""
    watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return watched and hasattr(os, "fork")


class Painter:
    """Shows stages on standard error, from half a second on."""

    def __init__(self) -> None:
        """Raises: OSError: no further process can be had."""
        reader, self._stages = os.pipe()
        self._cleared, clear = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._stages)
            os.close(self._cleared)
            _serve(reader, clear)
        os.close(reader)
        os.close(clear)

    def show(self, stage: Stage) -> None:
        """Show a stage, until the next. Forked processes may call this too."""
        fields = (stage.number, stage.count, stage.brief, stage.doing)
        line = "\t".join(" ".join(str(field).split()) for field in fields)
        self._send(line.encode("utf-8", "replace")[: select.PIPE_BUF - 1])

    def clear(self) -> None:
        """Take the line away, so that others can write to the terminal."""
        self._send(b"")
        os.read(self._cleared, 1)

    def close(self) -> None:
        """Take the line away for good."""
        os.close(self._stages)
        os.close(self._cleared)
        os.waitpid(self._process, 0)

    def _send(self, line: bytes) -> None:
        with suppress(BrokenPipeError):
            os.write(self._stages, line + b"\n")


def _serve(reader: int, cleared: int) -> NoReturn:
    """In the process that paints."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM):  # its end is that of the run
            signal.signal(number, signal.SIG_IGN)
        _paint(reader, cleared)
    finally:
        os._exit(0)


def _paint(reader: int, cleared: int) -> None:
    bar: Progress | None = None
    begun, shown, rest = time.monotonic(), b"", b""
    while True:
        wait = _FRAME if bar else max(0.0, begun + _PATIENCE - time.monotonic()) if shown else None
        if select.select([reader], [], [], wait)[0]:
            said = os.read(reader, 65536)
            *lines, rest = (rest + said).split(b"\n")
            shown = lines[-1] if lines else shown
            if bar and (not said or b"" in lines):
                bar.stop()
                bar = None
            for _ in range(lines.count(b"")):
                os.write(cleared, b".")
            if not said:
                return
        elif shown and bar is None:
            bar = _bar()
        if bar and shown:
            number, count, brief, doing = shown.decode("utf-8", "replace").split("\t")
            words = f"{brief}: {doing}" if count == "1" else f"{number} of {count}, {brief}: {doing}"
            bar.update(bar.task_ids[0], description=words)
            bar.refresh()


def _bar() -> Progress:
    """A line that moves, with room for words and the time that has passed."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    bar.add_task("")
    return bar
