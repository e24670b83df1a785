"""What becomes of Ctrl-C, and of polite requests to end: when the process ends at once, when it clears up
first, and when either has to wait."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: What shells call a process that was interrupted.
INTERRUPTED = 128 + signal.SIGINT


def end_at_once() -> None:
    """Let Ctrl-C end the process as it stands, without a traceback, while it has nothing to clear up; not
    where whoever started it has it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


@contextmanager
def raised() -> Iterator[None]:
    """Let Ctrl-C raise `KeyboardInterrupt` in the body, which clears up, where it would end the process."""
    ending = signal.getsignal(signal.SIGINT) is _end
    if ending:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if ending:
            signal.signal(signal.SIGINT, _end)


@contextmanager
def held() -> Iterator[None]:
    """Put both off until the body is done, which is to be short. (Windows cannot.)"""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(number: int, frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
