"""The server's hold on its workers: a process for each kind of document, begun when first needed and again
after it died."""

from __future__ import annotations

import subprocess
import sys
from pickle import PickleError
from threading import Lock, Timer
from typing import cast

from deckbuilder.pipeline import Kind
from deckbuilder.preview.pipes import receive, send
from deckbuilder.preview.views import Answer, Failure, Task

#: A task that takes longer never ends. Seconds.
_LONGEST = 120.0


class Worker:
    """A process that does one task after another. Its methods block and may be called from any thread."""

    def __init__(self, kind: Kind, *, debug: bool = False) -> None:
        self._options = [kind, "--debug"] if debug else [kind]
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def begin(self) -> None:
        """Start the process, which gets ready for its first task."""
        with self._lock:
            if not self._closed:
                self._running()

    def ask(self, task: Task) -> Answer:
        """Have a task done, after those that were asked for before."""
        with self._lock:
            if self._closed:
                return Failure("the preview is closed", None, ours=False)
            try:
                process = self._running()
            except OSError as error:
                return Failure(f"no process can be begun: {error}", "close other programs", ours=False)
            assert process.stdin
            assert process.stdout
            clock = Timer(_LONGEST, process.kill)
            clock.start()
            try:
                send(task, process.stdin)
                return cast("Answer", receive(process.stdout))
            except (OSError, EOFError, PickleError):
                process.kill()
                return _died(process.wait())
            finally:
                clock.cancel()

    def close(self) -> None:
        """End the process, whatever it does; nothing more is done."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        with self._lock:
            if self._process is not None:
                self._process.wait()
                for pipe in (self._process.stdin, self._process.stdout):
                    if pipe is not None:
                        pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", "-m", "deckbuilder.preview.worker", *self._options]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process


def _died(code: int) -> Failure:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
    return Failure(f"the process that lays out pages {how}", "save the brief to try again", ours=True)
