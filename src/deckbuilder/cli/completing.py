"""Completion in shells: the command that prints what a shell needs, and what options propose.

A shell asks by running the program with a variable set; Typer answers. What is proposed must be found in a
tenth of a second: nothing is parsed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from deckbuilder.terminal import say

PROGRAM = "deckbuilder"
#: What shells set to ask, as Typer calls it for that program.
VARIABLE = "_DECKBUILDER_COMPLETE"


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """Print what makes a shell complete commands, options and their values.

    Put `eval "$(deckbuilder completion bash)"` into ~/.bashrc; for zsh the same, with zsh, into ~/.zshrc
    below compinit; for fish write it to ~/.config/fish/completions/deckbuilder.fish.
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    say(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell))


def prepare() -> None:
    """Let Typer answer a shell that asks."""
    if VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()


def briefs(context: typer.Context, incomplete: str) -> list[str]:
    """The briefs of the project, as they would be named; shells add files where none begins like that."""
    from deckbuilder.project import BRIEF_NAMES, UsageError, find_briefs

    try:
        found = [brief.path for brief in find_briefs([], root=_root(context))]
    except (UsageError, OSError):
        return []
    named = (path.parent if path.name in BRIEF_NAMES else path for path in found)
    return _beginning(map(os.path.relpath, named), incomplete)


def themes(context: typer.Context, incomplete: str) -> list[str]:
    """The themes of the project, and those that come with the program."""
    from deckbuilder.project import UsageError, find_root, read_project
    from deckbuilder.theme import folders

    root = _root(context) or find_root(Path.cwd())
    try:
        search = read_project(root).themes if root else ()
        return _beginning(folders.available(search), incomplete)
    except (UsageError, OSError):
        return []


def rules(incomplete: str) -> list[str]:
    """The rules that have a page."""
    from deckbuilder import manual

    return _beginning(manual.codes(), incomplete)


def schemas(incomplete: str) -> list[str]:
    """The schemas there are."""
    from deckbuilder.schemas import KINDS

    return _beginning(KINDS, incomplete)


def _root(context: typer.Context) -> Path | None:
    """The project that the line names so far."""
    written = context.params.get("root")
    return Path(written).resolve() if isinstance(written, str | Path) else None


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
