"""The commands that go through briefs: `build` and `check`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import (
    As,
    Debug,
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
from deckbuilder.terminal import colored, progress, say, width

if TYPE_CHECKING:
    from deckbuilder.api import Built
    from deckbuilder.pipeline import Outcome
    from deckbuilder.project import Brief


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
    with guarded(debug), _Teller(format) as teller:
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
    no_cache: NoCache = False,
    debug: Debug = False,
) -> None:
    """Find what is wrong with each brief, without writing anything.

    Everything is read, laid out and measured as for a build. Ends as `build` does.
    """
    with guarded(debug), _Teller(format) as teller:
        from deckbuilder import api

        built = api.check(
            paths or (),
            root=root,
            to=to,
            theme=theme,
            parallel=True,
            cache=not no_cache,
            on_start=teller.started,
            on_done=teller.done,
        )
        code = teller.concluded(built, strict, checked=True)
    raise typer.Exit(code)


class _Teller(ExitStack):
    """Tells how a run goes, and what came of it; what it holds open is the line that shows progress."""

    def __init__(self, format: Format) -> None:
        super().__init__()
        self._format = format

    def started(self, brief: Brief, number: int, count: int) -> None:
        self.enter_context(progress(f"{number} of {count}: {brief.name}"))

    def done(self, outcome: Outcome) -> None:
        """Print the findings of a brief."""
        from deckbuilder import summary

        self.close()
        if self._format is Format.TEXT:
            say(summary.findings_text(outcome, width=width(), color=colored(sys.stdout)), end="")

    def built(self, outcome: Outcome) -> None:
        """Print what came of one build of a brief."""
        from deckbuilder import summary

        self.done(outcome)
        say(summary.table([outcome], width=width(), checked=outcome.ok))

    def concluded(self, built: Built, strict: bool, checked: bool) -> int:
        """Print the results of all briefs, and say how the program should end."""
        from deckbuilder import summary

        sound = not built.findings if strict else built.ok
        code = Exit.DONE if sound else Exit.CONTENT
        if self._format is Format.JSON:
            import json

            say(json.dumps(summary.document(built.outcomes, code), indent=2))
        else:
            say(summary.table(built.outcomes, width=width(), checked=checked))
        return code
