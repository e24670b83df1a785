"""The commands that go through briefs: `build` and `check`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import (
    As,
    Debug,
    Diff,
    Fix,
    Format,
    NoCache,
    Out,
    PasswordVariable,
    Paths,
    Root,
    Strict,
    ThemeName,
    To,
    Watch,
)
from deckbuilder.cli.telling import Teller
from deckbuilder.project import UsageError
from deckbuilder.terminal import say

if TYPE_CHECKING:
    from deckbuilder.api import Built


def build(
    paths: Paths = None,
    root: Root = None,
    output: Out = None,
    to: To = None,
    theme: ThemeName = None,
    pdf_password_env: PasswordVariable = None,
    strict: Strict = False,
    format: As = Format.TEXT,
    watch: Watch = False,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> None:
    """Write the deck and the memo of each brief.

    A brief with errors writes nothing and keeps the outputs it had. Ends with 0 when all is done, 1 if a
    brief has errors, 2 if the command or the project is at fault, 3 if deckbuilder is.
    """
    with guarded(debug), Teller(format) as teller:
        from deckbuilder import api, protection
        from deckbuilder.cli.rebuilding import rebuild
        from deckbuilder.pipeline import Request
        from deckbuilder.project import Target, UsageError, find_briefs

        variable = pdf_password_env
        password = None if variable is None else protection.password(variable, os.environ)
        if watch:
            if format is not Format.TEXT:
                raise UsageError("--watch prints text alone", "leave out --format")
            targets = tuple(target for target in Target if target in to) if to else None
            request = Request(targets, theme, True, password, parallel=False)
            find = partial(find_briefs, paths or (), root=root, output=output)
            rebuild(find, request, cache=not no_cache, tell=teller.built)
        built = api.build(
            paths or (),
            root=root,
            output=output,
            to=to,
            theme=theme,
            password=password,
            parallel=True,
            cache=not no_cache,
            on_start=teller.started,
            on_stage=teller.doing,
            on_done=teller.done,
        )
        code = teller.concluded(built, strict, checked=False)
    raise typer.Exit(code)


def check(
    paths: Paths = None,
    root: Root = None,
    to: To = None,
    theme: ThemeName = None,
    strict: Strict = False,
    format: As = Format.TEXT,
    fix: Fix = False,
    diff: Diff = False,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> None:
    """Find what is wrong with each brief, without writing anything; with --fix, mend what can be.

    Everything is read, laid out and measured as for a build. Ends as `build` does; with --diff, with 1 if
    there is anything to mend.
    """
    with guarded(debug), Teller(format) as teller:
        from deckbuilder import api

        if diff or fix:
            looked = partial(
                api.check, paths or (), root=root, to=to, theme=theme, parallel=True, on_start=teller.started
            )
            if diff:
                raise typer.Exit(_shown(looked()))
            _mend(looked)
        built = api.check(
            paths or (),
            root=root,
            to=to,
            theme=theme,
            parallel=True,
            cache=not no_cache,
            on_start=teller.started,
            on_stage=teller.doing,
            on_done=teller.done,
        )
        code = teller.concluded(built, strict, checked=True)
    raise typer.Exit(code)


def _shown(built: Built) -> int:
    """Print what would be mended, and say how the program should end."""
    from deckbuilder import mending

    files = list(mending.mended(built.outcomes))
    for file in files:
        say(file.diff())
    return Exit.CONTENT if files else Exit.DONE


def _mend(check: Callable[[], Built]) -> None:
    """Mend what can be in the author's files, and say so."""
    from deckbuilder import mending
    from deckbuilder.publish import Unwritable

    counts: Counter[str] = Counter()
    try:
        for file in mending.mend(lambda: check().outcomes):
            counts[file.name] += file.findings
    except Unwritable as fault:
        raise UsageError(fault.message, fault.help) from None
    finally:
        for name, count in counts.items():
            say(f"mended {count} finding{'' if count == 1 else 's'} in {name}", sys.stderr)
