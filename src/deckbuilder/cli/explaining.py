"""The command that explains findings: `explain`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from deckbuilder.cli import completing
from deckbuilder.cli.ending import guarded
from deckbuilder.cli.options import Debug
from deckbuilder.project import UsageError
from deckbuilder.terminal import colored, say, width


def explain(
    rules: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RULE]...",
            autocompletion=completing.rules,
            show_default=False,
            help="What stands in brackets in a finding.",
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all rules; so does no RULE.")] = False,
    debug: Debug = False,
) -> None:
    """Tell what a finding means: why it matters, how to mend it, how to silence it."""
    with guarded(debug):
        from deckbuilder import explained, manual
        from deckbuilder.report import suggestion

        codes = manual.codes()
        for code in rules or ():
            if code not in codes:
                help = suggestion(code, codes, "`deckbuilder explain --list` shows all rules")
                raise UsageError(f"there is no rule `{code}`", help)
        if listed or not rules:
            say(explained.listing(width=width(), color=colored(sys.stdout)))
        else:
            pages = (explained.page(code, width=width(), color=colored(sys.stdout)) for code in rules)
            say("\n\n\n".join(pages))
