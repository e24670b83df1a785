"""The command that begins a project: `new`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli.ending import guarded
from deckbuilder.cli.options import Debug
from deckbuilder.terminal import say


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")
    ],
    debug: Debug = False,
) -> None:
    """Make a project with a first brief, ready to build."""
    with guarded(debug):
        from deckbuilder import starter

        for path in starter.create(folder):
            say(str(path))
        say(f"\nNow run: deckbuilder build --root {shlex.quote(str(folder))}")
