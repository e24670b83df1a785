"""The commands about themes: `themes`, `themes show`, `themes check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import Debug, Root
from deckbuilder.project import find_root, read_project
from deckbuilder.terminal import colored, say, width

if TYPE_CHECKING:
    from deckbuilder.theme.tokens import Theme

app = typer.Typer(
    help="List themes, show one, or check what is made of its PowerPoint template.",
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
    typer.Argument(metavar="NAME", help="A theme's name, or a path to a _brand.yml or a PowerPoint file."),
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
