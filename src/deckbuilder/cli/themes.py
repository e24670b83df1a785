"""The commands about themes: `themes`, `themes show`, `themes check`, `themes new`."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deckbuilder.cli import completing
from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import Debug, Root
from deckbuilder.project import find_root, read_project
from deckbuilder.terminal import colored, say, width

if TYPE_CHECKING:
    from deckbuilder.theme.tokens import Theme

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="List themes, show one, check what is made of its PowerPoint template, or make one.",
    invoke_without_command=True,
)


@app.callback()
def themes_command(context: typer.Context, root: Root = None, debug: Debug = False) -> None:
    if context.invoked_subcommand is None:
        with guarded(debug):
            from deckbuilder.theme import folders

            for name in folders.available(theme_folders(root)):
                say(name)


ThemeArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        autocompletion=completing.themes,
        help="A theme's name, or a path to a _brand.yml or a PowerPoint file.",
    ),
]


@app.command("show")
def show_command(name: ThemeArgument, root: Root = None, debug: Debug = False) -> None:
    """Print a theme's colours, fonts and contrast."""
    with guarded(debug):
        from deckbuilder.theme import describe

        code = _tell(name, root, lambda theme: str(describe.describe(theme)))
    raise typer.Exit(code)


@app.command("check")
def check_theme_command(name: ThemeArgument, root: Root = None, debug: Debug = False) -> None:
    """Print what is made of a theme's PowerPoint template: which of its layouts serves what, and doubts."""
    with guarded(debug):
        from deckbuilder.theme.template.survey import survey

        code = _tell(name, root, survey)
    raise typer.Exit(code)


@app.command("new")
def new_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new theme's name.")],
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="What to make it from: a _brand.yml, a PowerPoint template, or a logo (SVG, PNG, JPEG …).",
            show_default=False,
        ),
    ] = None,
    colors: Annotated[
        str | None,
        typer.Option(
            "--colors",
            metavar="LIST",
            help='Its colours, the most important first: "#003366, #C8102E"; with a logo, instead of its.',
            show_default=False,
        ),
    ] = None,
    root: Root = None,
    debug: Debug = False,
) -> None:
    """Make a theme in `themes/` of the project, ready to be refined, and show it."""
    with guarded(debug):
        from deckbuilder import branding
        from deckbuilder.theme import describe
        from deckbuilder.theme.template.survey import survey

        folders = theme_folders(root)
        folder = (folders[0] if folders else Path.cwd() / "themes") / name
        for path in branding.create(folder, origin, colors):
            say(os.path.relpath(path))
        say("")
        code = _tell(
            str(folder),
            root,
            lambda theme: survey(theme) if theme.template else str(describe.describe(theme)),
        )
        say(f"\nNow edit it, or build with it: deckbuilder build --theme {shlex.quote(name)}")
    raise typer.Exit(code)


def _tell(name: str, root: Path | None, words: Callable[[Theme], str]) -> int:
    """Print ``words`` on a theme, then what is wrong with it, and say how the program should end."""
    from deckbuilder.excerpt import as_text
    from deckbuilder.report import Report, Severity
    from deckbuilder.source import Folder
    from deckbuilder.theme import brand

    report, folder = Report(), Folder(Path.cwd())
    theme = brand.load(name, theme_folders(root), report, None, folder)
    if theme is not None:
        say(words(theme))
    for finding in report.sorted():
        say("\n" + as_text(finding, folder.quote, width=width(), color=colored(sys.stdout)))
    return Exit.CONTENT if report.worst is Severity.ERROR else Exit.DONE


def theme_folders(root: Path | None) -> tuple[Path, ...]:
    """Where themes are looked for besides those that come with the program."""
    here = (Path.cwd() / root).resolve() if root else find_root(Path.cwd())
    return read_project(here).themes if here else ()
