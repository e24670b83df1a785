"""The command that looks into finished documents: `inspect`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import Debug
from deckbuilder.cli.options import Plain as As
from deckbuilder.cli.options import PlainFormat as Format
from deckbuilder.terminal import say


def inspect(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES...", help="PowerPoint and PDF files, of any program.")
    ],
    format: As = Format.TEXT,
    debug: Debug = False,
) -> None:
    """Print what documents hold, and of ours from what they were made.

    Ends with 0 when all could be read, else with 1.
    """
    with guarded(debug):
        code = _run(files, format)
    raise typer.Exit(code)


def _run(files: list[Path], format: Format) -> int:
    """Inspect files one after another, and say how the program should end."""
    import json

    from deckbuilder import inspection
    from deckbuilder.inspection import source, words
    from deckbuilder.source import Unreadable

    code, told = Exit.DONE, []
    for path in files:
        try:
            contents = inspection.inspect(path)
        except Unreadable as fault:
            code = Exit.CONTENT
            told.append({"file": path.name, "fault": fault.code, "message": fault.message})
            if format is Format.TEXT:
                say(f"error[{fault.code}]: {fault.message}\n  help: {fault.help}", sys.stderr)
            continue
        state = source.state(contents.made, path, Path.cwd()) if contents.made else None
        told.append(words.data(contents, state))
        if format is Format.TEXT:
            say(words.text(contents, state) + ("\n" if path != files[-1] else ""))
    if format is Format.JSON:
        say(json.dumps({"version": 1, "exit_code": code, "files": told}, indent=2, ensure_ascii=False))
    return code
