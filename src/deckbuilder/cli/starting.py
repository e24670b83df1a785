"""The command that begins a project, or a brief in one: `new`."""

from __future__ import annotations

import os
import shlex
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import Debug
from deckbuilder.starter import Template
from deckbuilder.terminal import say


def _list(asked: bool) -> None:
    if asked:
        for template in Template:
            say(f"{template.value:<10}{template.about}")
        raise typer.Exit(Exit.DONE)


def new(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="A folder that does not exist yet, or is empty; inside a project, the new brief.",
        ),
    ],
    template: Annotated[
        Template, typer.Option("--template", "-t", help="What the first brief begins as.")
    ] = Template.BRIEFING,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="NAME", help="The theme to use.", show_default=False)
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the templates.", is_eager=True, callback=_list)
    ] = False,
    debug: Debug = False,
) -> None:
    """Make a project with a first brief, ready to build.

    Inside a project it adds a brief to it: `deckbuilder new content/water`. No file is ever written over.
    """
    with guarded(debug):
        from deckbuilder import starter

        created = starter.create(folder, template, theme, date.today())
        for path in created.files:
            say(os.path.relpath(path))
        goal = created.root if created.project_is_new else created.brief
        say(f"\nNow run: deckbuilder build {shlex.quote(os.path.relpath(goal))}")
