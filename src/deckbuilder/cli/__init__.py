"""The command line: a module a group of commands. It alone ends the process; it prints through `terminal`.

Commands import what they run when they are run: `deckbuilder --help` loads nothing but Typer.
"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from deckbuilder.cli import building, completing, explaining, inspecting, schemas, serving, starting, themes
from deckbuilder.cli.ending import Exit, leave
from deckbuilder.terminal import prepare_streams

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compile Markdown briefs into PowerPoint decks and PDF memos.",
)
app.command("build")(building.build)
app.command("check")(building.check)
app.command("serve")(serving.serve)
app.command("explain")(explaining.explain)
app.command("new")(starting.new)
app.command("inspect")(inspecting.inspect)
app.add_typer(themes.app, name="themes")
app.command("schema")(schemas.schema)
app.command("completion")(completing.completion)


def main() -> None:
    """Run the command line of this process; never returns."""
    gc.disable()  # a build makes hardly any cycles; looking for them costs a tenth of its time
    prepare_streams()
    completing.prepare()
    code: object = Exit.BUG
    try:
        app(prog_name=completing.PROGRAM)
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    leave(code if isinstance(code, int) else Exit.DONE)


@app.callback(invoke_without_command=True)
def common(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        from deckbuilder import __version__

        typer.echo(f"deckbuilder {__version__}")
        raise typer.Exit(Exit.DONE)
