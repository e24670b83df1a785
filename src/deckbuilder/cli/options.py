"""Options that several commands take, with their words of help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli import completing
from deckbuilder.project import Target


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class PlainFormat(StrEnum):
    """How what is no finding is printed."""

    TEXT = "text"
    JSON = "json"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        autocompletion=completing.briefs,
        show_default=False,
        help="Markdown files, folders of one brief, or folders of briefs; without any, the whole project.",
    ),
]
Root = Annotated[
    Path | None,
    typer.Option(
        "--root", metavar="DIR", help="The project; found upwards from here by default.", show_default=False
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Where outputs go; by default `output/` of the project.",
        show_default=False,
    ),
]
To = Annotated[
    list[Target] | None,
    typer.Option(
        "--to",
        metavar="NAME",
        help="Make only this document: deck, deck.pdf, handout or memo; may be given several times.",
        show_default=False,
    ),
]
ThemeName = Annotated[
    str | None,
    typer.Option(
        "--theme",
        metavar="NAME",
        autocompletion=completing.themes,
        help="Use this theme, whatever the briefs say; a name, or a path to a _brand.yml or PowerPoint file.",
        show_default=False,
    ),
]
PasswordVariable = Annotated[
    str | None,
    typer.Option(
        "--pdf-password-env",
        metavar="NAME",
        help="Encrypt PDF files; the environment variable NAME holds the password that opens them.",
        show_default=False,
    ),
]
Fix = Annotated[
    bool, typer.Option("--fix", help="Change the files of the briefs where a finding has one safe mend.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Only show what --fix would change first, as a unified diff.")
]
Strict = Annotated[bool, typer.Option("--strict", help="End with 1 if there is any finding at all.")]
As = Annotated[
    Format,
    typer.Option(
        "--format",
        metavar="NAME",
        help="How to print findings and results: text, json, or for code review sarif or github.",
    ),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Go on, and build again what each save has changed, until Ctrl-C.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Make everything anew, also what has not changed since.")
]
Plain = Annotated[PlainFormat, typer.Option("--format", help="How to print it.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a fault in deckbuilder.")]
