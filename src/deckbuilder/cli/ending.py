"""How a command ends: exit codes, and what is said of faults."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import typer

from deckbuilder import interrupts
from deckbuilder.project import UsageError
from deckbuilder.terminal import say

#: What to do about errors of the system that any command may meet, by `errno`.
_ADVICE = {
    errno.ENAMETOOLONG: "write a shorter name",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
}


class Exit:
    """What the program tells its caller."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = interrupts.INTERRUPTED


@contextmanager
def guarded(debug: bool) -> Iterator[None]:
    """Turns what goes wrong into a message and an exit code; a traceback is shown only to those who ask."""
    try:
        with interrupts.raised():
            yield
    except UsageError as error:
        say(usage_text(error), sys.stderr)
        raise typer.Exit(Exit.USAGE) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.INTERRUPTED) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _ADVICE:
            say(usage_text(_refused(error)), sys.stderr)
            raise typer.Exit(Exit.USAGE) from None
        say(_apology(error, debug), sys.stderr)
        raise typer.Exit(Exit.BUG) from None


def usage_text(error: UsageError) -> str:
    """What to say of a command or a project that is at fault."""
    return f"error: {error.message}" + (f"\n  help: {error.help}" if error.help else "")


def _refused(error: OSError) -> UsageError:
    """What to say of a fault that is the system's and not ours."""
    name = max(os.fsdecode(error.filename or "").split(os.sep), key=len)
    about = f" (`{name[:40]}{'…' if len(name) > 40 else ''}`)" if name else ""
    return UsageError(f"the system says: {error.strerror}{about}", _ADVICE[error.errno or 0])


def _apology(error: Exception, debug: bool) -> str:
    """What to say of a fault of our own."""
    import traceback

    trace = "".join(traceback.format_exception(error))
    last = str(error).strip().splitlines()[-1:] or [""]
    advice = "" if debug else "; --debug shows where it happened"
    return (trace if debug else "") + (
        f"deckbuilder failed: {type(error).__name__}: {last[0]}\n"
        f"This is a fault of deckbuilder, not of your brief. Please report it with the brief{advice}."
    )


def leave(code: int) -> NoReturn:
    """End the process without taking down what the system is about to take back anyway."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
