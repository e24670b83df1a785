"""The process that makes one kind of document for the preview: it reads tasks from standard input and writes
their answers to standard output, until there are no more.

A process of its own keeps the server answering while pages are laid out, uses a second processor, and
whatever happens in it does not take the preview down.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections import OrderedDict
from pathlib import Path
from typing import assert_never, cast

from deckbuilder.pipeline import Kind
from deckbuilder.preview.pipes import receive, send
from deckbuilder.preview.session import Session
from deckbuilder.preview.views import Answer, Failure, Fetch, Look, Task
from deckbuilder.project import UsageError

#: Briefs kept at hand: those that somebody has open, as a rule.
_MOST_SESSIONS = 4
#: Answers after which memory is looked through, once the answer is out.
_TIDY = 20


class Sessions:
    """The sessions of one kind of document; with ``debug``, tracebacks of our faults are printed."""

    def __init__(self, kind: Kind, *, debug: bool = False) -> None:
        self._kind = kind
        self._debug = debug
        self._open: OrderedDict[Path, Session] = OrderedDict()

    def answer(self, task: Task) -> Answer:
        """Do what is asked; a fault of ours is an answer as well."""
        try:
            match task:
                case Look(brief, request, anew):
                    return self._session(brief.path).look(brief, request, anew=anew)
                case Fetch(brief, name):
                    session = self._open.get(brief.path)
                    return (
                        session.fetch(name)
                        if session
                        else Failure("the brief was put away", None, ours=False)
                    )
                case _:
                    assert_never(task)
        except UsageError as error:
            return Failure(error.message, error.help, ours=False)
        except Exception as error:
            if self._debug:
                traceback.print_exc()
            what = (str(error).strip().splitlines() or ["no more is known"])[-1]
            return Failure(f"deckbuilder failed: {type(error).__name__}: {what}", None, ours=True)

    def _session(self, path: Path) -> Session:
        session = self._open.pop(path, None) or Session(self._kind)
        self._open[path] = session
        while len(self._open) > _MOST_SESSIONS:
            self._open.popitem(last=False)
        return session


def main(kind: Kind, *, debug: bool) -> None:
    """Serve until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us too; the server says when to end
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints is to come between answers
    gc.disable()
    sessions, done = Sessions(kind, debug=debug), 0
    while True:
        try:
            task = receive(tasks)
        except EOFError:
            return
        send(sessions.answer(cast("Task", task)), answers)
        done += 1
        if done % _TIDY == 1:
            gc.collect()


if __name__ == "__main__":
    main(cast("Kind", sys.argv[1]), debug="--debug" in sys.argv)
