"""The commands that go through briefs: `build` and `check`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

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
from deckbuilder.progress import Painter, Stage, is_watched
from deckbuilder.project import UsageError
from deckbuilder.terminal import colored, say, width

if TYPE_CHECKING:
    from deckbuilder.api import Built
    from deckbuilder.pipeline import Outcome
    from deckbuilder.project import Brief

#: Where nobody watches, a line a brief is printed for so many briefs, and for one that takes so many seconds.
_MANY, _LONG = 5, 10.0


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
    with guarded(debug), _Teller(format) as teller:
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


class _Teller:
    """Tells how a run goes, and what came of it."""

    def __init__(self, format: Format) -> None:
        self._format = format
        self._painter: Painter | None = None
        self._place = (0, 0, "")

    def __enter__(self) -> _Teller:
        if is_watched():
            with suppress(OSError):  # no more processes to be had
                self._painter = Painter()
        return self

    def __exit__(self, *_: object) -> None:
        if self._painter is not None:
            self._painter.close()
            self._painter = None

    def started(self, brief: Brief, number: int, count: int) -> None:
        self._place = number, count, brief.name

    def doing(self, stage: str) -> None:
        """Show what is done to the brief, where someone watches."""
        if self._painter is not None:
            self._painter.show(Stage(*self._place, stage))

    def done(self, outcome: Outcome) -> None:
        """Print the findings of a brief; where nobody watches a long run, also that it is done."""
        from deckbuilder import summary

        if self._format is not Format.TEXT:
            return
        findings = summary.findings_text(outcome, width=width(), color=colored(sys.stdout))
        if findings and self._painter is not None:
            self._painter.clear()
        say(findings, end="")
        number, count, name = self._place
        if self._painter is None and count and (count >= _MANY or outcome.seconds > _LONG):
            say(f"{number} of {count}: {name}, {outcome.seconds:.1f} s", sys.stderr)

    def built(self, outcome: Outcome) -> None:
        """Print what came of one build of a brief."""
        from deckbuilder import summary

        self.done(outcome)
        say(summary.table([outcome], width=width(), checked=outcome.ok))

    def concluded(self, built: Built, strict: bool, checked: bool) -> int:
        """Print the results of all briefs, and say how the program should end."""
        from deckbuilder import summary

        self.__exit__()
        sound = not built.findings if strict else built.ok
        code = Exit.DONE if sound else Exit.CONTENT
        match self._format:
            case Format.JSON:
                _print_data(summary.document(built.outcomes, code))
            case Format.SARIF:
                from deckbuilder import code_review

                _print_data(code_review.sarif(built.outcomes, code))
            case Format.GITHUB:
                from deckbuilder import code_review

                for outcome in built.outcomes:
                    say("".join(f"{line}\n" for line in code_review.workflow_commands(outcome)), end="")
            case Format.TEXT:
                say(summary.table(built.outcomes, width=width(), checked=checked))
                if advice := summary.advice(built.outcomes):
                    say(f"\n{advice}")
        return code


def _print_data(data: dict[str, Any]) -> None:
    import json

    say(json.dumps(data, indent=2))
