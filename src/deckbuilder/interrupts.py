"""What becomes of Ctrl-C, and of polite requests to end: when the process ends at once, when it clears up
first, and when either has to wait."""

from __future__ import annotations

import os
import signal
import sys
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
    ending, hook = signal.getsignal(signal.SIGINT) is _end, sys.unraisablehook
    if ending:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = _raised_later
    try:
        yield
    finally:
        if ending:
            sys.unraisablehook = hook
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


def _raised_later(lost: sys.UnraisableHookArgs) -> None:
    """Raise what stops the process once more, a moment later, if it came where Python can raise nothing, as
    in the callback of a weak reference."""
    stop = lost.exc_value
    if not isinstance(stop, KeyboardInterrupt | SystemExit) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(lost)
        return

    def again(number: int, frame: FrameType | None) -> None:
        raise type(stop)(*stop.args)

    signal.signal(signal.SIGALRM, again)
    signal.setitimer(signal.ITIMER_REAL, 0.001)


def _end(number: int, frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
