"""The command line: a module a group of commands. It alone ends the process; it prints through `terminal`.

A module is imported when a command of it is asked for, and commands import what they run when they are run:
`deckbuilder --help` loads nothing but Typer.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from deckbuilder.cli import completing
from deckbuilder.cli.ending import Exit, leave
from deckbuilder.terminal import prepare_streams

#: The module of each command; in the order of the help.
_MODULES = {
    "build": "building",
    "check": "building",
    "serve": "serving",
    "explain": "explaining",
    "new": "starting",
    "inspect": "inspecting",
    "themes": "themes",
    "schema": "schemas",
    "completion": "completing",
}


class _Commands(Mapping[str, Any]):
    """Commands by name, each made when it is looked up: Typer takes longer to make one than to run it."""

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)

    def __getitem__(self, name: str) -> Any:
        module = import_module(f"{__name__}.{_MODULES[name]}")
        one: typer.Typer | None = getattr(module, "app", None)
        if one is None:
            one = typer.Typer(add_completion=False, rich_markup_mode=None)
            one.command(name)(getattr(module, name))
        return typer.main.get_command(one)


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()  # type: ignore[assignment]  # none is added

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compile Markdown briefs into PowerPoint decks and PDF memos.",
)


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
