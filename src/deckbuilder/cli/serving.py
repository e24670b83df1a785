"""The command that shows pages while the author writes: `serve`."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import Debug, Root, ThemeName
from deckbuilder.terminal import say


def serve(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]",
            show_default=False,
            help="A Markdown file, or a folder of one brief or of several; without it, the whole project.",
        ),
    ] = None,
    root: Root = None,
    theme: ThemeName = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="NUMBER",
            min=0,
            max=65535,
            show_default=False,
            help="Where to listen; by default 8765 or the next that is free. 0: any.",
        ),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    editor: Annotated[
        str | None,
        typer.Option(
            "--editor",
            metavar="NAME",
            show_default=False,
            help="What a click opens the source in: vscode, cursor, zed, idea, sublime … or an address with "
            "{path}, {line} and {column}; by default what the project says, else vscode.",
        ),
    ] = None,
    debug: Debug = False,
) -> None:
    """Show deck and memo in the browser, up to date with every save, until Ctrl-C.

    Only this machine can see the page, and only at the address printed here.
    """
    with guarded(debug):
        from deckbuilder.pipeline import Request
        from deckbuilder.preview.building import Builder
        from deckbuilder.preview.desk import Desk
        from deckbuilder.preview.running import listening, run
        from deckbuilder.project import find_briefs
        from deckbuilder.watching import scope

        gc.enable()  # unlike a build, this goes on
        paths = [] if path is None else [path]
        briefs = find_briefs(paths, root=root)
        desk = Desk(
            lambda: find_briefs(paths, root=root), Request(theme=theme, write=False), editor, debug=debug
        )
        builder = Builder(str(root) if root else None, theme)
        more = [Path(theme)] if theme and Path(theme).exists() else []
        watched = scope(briefs[0].project, *more)

        def begun(address: str) -> None:
            say(f"{address}\nPages follow every save. Ctrl-C ends this.")
            if open:
                import webbrowser

                webbrowser.open(address)

        try:
            run(desk, builder, watched, listening(port), begun)
        except KeyboardInterrupt:
            say("")
    raise typer.Exit(Exit.DONE)
