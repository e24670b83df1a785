"""The command that tells editors what can be written: `schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli import completing
from deckbuilder.cli.ending import guarded
from deckbuilder.cli.options import Debug
from deckbuilder.terminal import say

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        autocompletion=completing.schemas,
        help="What it is for, such as front-matter, brand, config or kpi; --list shows all.",
        show_default=False,
    ),
]
Listed = Annotated[bool, typer.Option("--list", help="List the schemas there are.")]
Into = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Write NAME.schema.json there instead of printing it; all of them without a name.",
        show_default=False,
    ),
]


def schema(name: Name = None, listed: Listed = False, output: Into = None, debug: Debug = False) -> None:
    """Print a JSON Schema for editors: of front matter, themes, settings, or the data of a diagram."""
    with guarded(debug):
        from deckbuilder import schemas
        from deckbuilder.project import UsageError
        from deckbuilder.report import suggestion

        if name is not None and name not in schemas.KINDS:
            help = suggestion(name, schemas.KINDS, f"there are {', '.join(schemas.KINDS)}")
            raise UsageError(f"there is no schema `{name}`", help)
        if listed or (name is None and output is None):
            widest = max(map(len, schemas.KINDS))
            for one, title in schemas.KINDS.items():
                say(f"{one:{widest}}  {title}")
        elif output is None:
            say(_text(str(name)), end="")
        else:
            for one in [name] if name else schemas.KINDS:
                _write(output / f"{one}.schema.json", _text(one))


def _text(name: str) -> str:
    import json

    from deckbuilder.schemas import schema

    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> None:
    """Raises: UsageError: the file cannot be written."""
    from deckbuilder.project import UsageError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"`{path}` cannot be written: {error.strerror}", "name another --output") from None
    say(str(path))
