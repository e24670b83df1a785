"""Two pieces of work side by side: one in a forked process, the other here.

The two outputs share the parsed brief and nothing after it, and Python runs one thread at a time; a fork
gives each a processor and hands the child everything read so far without copying. It is made before the heavy
libraries are imported, so that each process imports only its own. Where forking is not to be had, the work is
done in turn.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from deckbuilder import interrupts

#: How long a child may take to clear up. Seconds.
_PATIENCE = 2.0

A = TypeVar("A")
B = TypeVar("B")


class ChildFailed(Exception):
    """The forked process ended without a result; the text is its traceback, or how it ended."""


def together(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """The results of both; ``first`` runs in a child where that can be gained from, and its result must
    pickle.

    Raises:
        ChildFailed: ``first`` raised in the child, or the child was killed.
        KeyboardInterrupt: the child was asked to end, by Ctrl-C or politely.
    """
    if not _worthwhile():
        return first(), second()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _serve(first, reader, writer)
    os.close(writer)
    ended: int | None = None
    try:
        with open(reader, "rb") as pipe:
            here = second()
            answer = pipe.read()
        _, ended = os.waitpid(child, 0)
    finally:
        if ended is None:  # interrupted, or `second` raised: nobody wants the child's result
            _end(child)
    return _result(answer, ended), here


def _worthwhile() -> bool:
    """Whether a second process can be had and would run at the same time as this one."""
    import threading

    if not hasattr(os, "fork") or threading.active_count() > 1:  # a fork copies locks that other threads hold
        return False
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return usable > 1


def _serve(work: Callable[[], object], reader: int, writer: int) -> NoReturn:
    """In the child: do the work, send what came of it, and leave without the parent's clean-up."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        os.close(reader)
        try:
            answer = (True, work())
        except Exception:
            import traceback

            answer = (False, traceback.format_exc())
        except KeyboardInterrupt:
            os._exit(interrupts.INTERRUPTED)
        import pickle

        with open(writer, "wb") as pipe:
            pickle.dump(answer, pipe, protocol=5)
        status = 0
    finally:
        os._exit(status)  # also on Ctrl-C, which reaches the parent too


def _end(child: int) -> None:
    """Let a child clear up and end, and end it where it does not soon."""
    os.kill(child, signal.SIGTERM)
    latest = time.monotonic() + _PATIENCE
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > latest:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        time.sleep(0.005)


def _result(answer: bytes, status: int) -> Any:
    """What the child sent."""
    code = os.waitstatus_to_exitcode(status)
    if code in (interrupts.INTERRUPTED, -signal.SIGINT, -signal.SIGTERM):
        raise KeyboardInterrupt
    if code != 0 or not answer:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        raise ChildFailed(f"the process that makes one of the outputs {how}")
    import pickle

    done, value = pickle.loads(answer)
    if not done:
        raise ChildFailed(value)
    return value
