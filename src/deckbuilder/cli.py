"""The command line: commands, exit codes, and what is said of faults. It alone ends the process; it prints
through `terminal`."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from msgspec import Struct

from deckbuilder.project import Target, UsageError, find_briefs, find_root, read_project
from deckbuilder.terminal import colored, prepare_streams, progress, say, width

if TYPE_CHECKING:
    from deckbuilder.theme.tokens import Theme

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compile Markdown briefs into PowerPoint decks and PDF memos.",
)
themes_app = typer.Typer(
    help="List themes, show one, or check what is made of its PowerPoint template.",
    invoke_without_command=True,
)
app.add_typer(themes_app, name="themes")


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class Exit:
    """What the program tells its caller."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
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
Strict = Annotated[bool, typer.Option("--strict", help="End with 1 if there is any finding at all.")]
As = Annotated[Format, typer.Option("--format", help="How to print findings and results.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a fault in deckbuilder.")]


def main() -> None:
    """Run the command line of this process; never returns."""
    gc.disable()  # a build makes hardly any cycles; looking for them costs a tenth of its time
    prepare_streams()
    code: object = Exit.BUG
    try:
        app()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    _leave(code if isinstance(code, int) else Exit.DONE)


@app.callback(invoke_without_command=True)
def common(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        from deckbuilder import __version__

        typer.echo(f"deckbuilder {__version__}")
        raise typer.Exit(Exit.DONE)


@app.command("build")
def build_command(
    paths: Paths = None,
    root: Root = None,
    output: Out = None,
    to: To = None,
    theme: ThemeName = None,
    pdf_password_env: PasswordVariable = None,
    strict: Strict = False,
    format: As = Format.TEXT,
    debug: Debug = False,
) -> None:
    """Write the deck and the memo of each brief.

    A brief with errors writes nothing and keeps the outputs it had. Ends with 0 when all is done, 1 if a
    brief has errors, 2 if the command or the project is at fault, 3 if deckbuilder is.
    """
    with _guarded(debug):
        code = _run(_Job(paths, root, output, to, theme, pdf_password_env, write=True), strict, format)
    raise typer.Exit(code)


@app.command("check")
def check_command(
    paths: Paths = None,
    root: Root = None,
    to: To = None,
    theme: ThemeName = None,
    strict: Strict = False,
    format: As = Format.TEXT,
    debug: Debug = False,
) -> None:
    """Find what is wrong with each brief, without writing anything.

    Everything is read, laid out and measured as for a build. Ends as `build` does.
    """
    with _guarded(debug):
        code = _run(_Job(paths, root, None, to, theme, None, write=False), strict, format)
    raise typer.Exit(code)


@app.command("new")
def new_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")
    ],
    debug: Debug = False,
) -> None:
    """Make a project with a first brief, ready to build."""
    with _guarded(debug):
        from deckbuilder import starter

        for path in starter.create(folder):
            say(str(path))
        say(f"\nNow run: deckbuilder build --root {shlex.quote(str(folder))}")


@themes_app.callback()
def themes_command(context: typer.Context, root: Root = None, debug: Debug = False) -> None:
    if context.invoked_subcommand is None:
        with _guarded(debug):
            from deckbuilder.theme import folders

            for name in folders.available(_theme_folders(root)):
                say(name)


ThemeArgument = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A theme's name, or a path to a _brand.yml or a PowerPoint file."),
]


@themes_app.command("show")
def show_command(name: ThemeArgument, root: Root = None, debug: Debug = False) -> None:
    """Print a theme's colours, fonts and contrast."""
    with _guarded(debug):
        from deckbuilder.theme import describe

        code = _tell(name, root, lambda theme: str(describe.describe(theme)))
    raise typer.Exit(code)


@themes_app.command("check")
def check_theme_command(name: ThemeArgument, root: Root = None, debug: Debug = False) -> None:
    """Print what is made of a theme's PowerPoint template: which of its layouts serves what, and doubts."""
    with _guarded(debug):
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
    theme = brand.load(name, _theme_folders(root), report, None, folder)
    if theme is not None:
        say(words(theme))
    for finding in report.sorted():
        say("\n" + as_text(finding, folder.quote, width=width(), color=colored(sys.stdout)))
    return Exit.CONTENT if report.worst is Severity.ERROR else Exit.DONE


class _Job(Struct, frozen=True):
    """What the command line asks for."""

    paths: list[Path] | None
    root: Path | None
    output: Path | None
    to: list[Target] | None
    theme: str | None
    password_variable: str | None
    write: bool


def _run(job: _Job, strict: bool, format: Format) -> int:
    """Build or check, print findings and results, and say how the program should end."""
    from deckbuilder import build, protection, summary
    from deckbuilder.report import Severity

    variable = job.password_variable
    password = None if variable is None else protection.password(variable, os.environ)
    briefs = find_briefs(job.paths or [], root=job.root, output=job.output)
    targets = tuple(target for target in Target if target in job.to) if job.to else None
    outcomes: list[build.Outcome] = []
    pending = build.build(briefs, build.Request(targets, job.theme, job.write, password))
    for number, brief in enumerate(briefs, 1):
        with progress(f"{number} of {len(briefs)}: {brief.name}"):
            outcomes.append(next(pending))
        if format is Format.TEXT:
            findings = summary.findings_text(outcomes[-1], width=width(), color=colored(sys.stdout))
            say(findings, end="")
    found = [finding.severity for outcome in outcomes for finding in outcome.findings]
    failed = any(strict or severity is Severity.ERROR for severity in found)
    code = Exit.CONTENT if failed else Exit.DONE
    if format is Format.JSON:
        import json

        say(json.dumps(summary.document(outcomes, code), indent=2))
    else:
        say(summary.table(outcomes, width=width(), checked=not job.write))
    return code


def _theme_folders(root: Path | None) -> tuple[Path, ...]:
    """Where themes are looked for besides those that come with the program."""
    here = (Path.cwd() / root).resolve() if root else find_root(Path.cwd())
    return read_project(here).themes if here else ()


@contextmanager
def _guarded(debug: bool) -> Iterator[None]:
    """Turns what goes wrong into a message and an exit code; a traceback is shown only to those who ask."""
    try:
        yield
    except UsageError as error:
        say(f"error: {error.message}" + (f"\n  help: {error.help}" if error.help else ""), sys.stderr)
        raise typer.Exit(Exit.USAGE) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.INTERRUPTED) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        say(_apology(error, debug), sys.stderr)
        raise typer.Exit(Exit.BUG) from None


def _apology(error: Exception, debug: bool) -> str:
    """What to say of a fault of our own."""
    import traceback

    trace = "".join(traceback.format_exception(error))
    last = str(error).strip().splitlines()[-1:] or [""]
    advice = "" if debug else "; --debug shows where it happened"
    return (trace if debug else "") + (
        f"deckbuilder failed: {type(error).__name__}: {last[0]}\n"
        f"This is a fault of deckbuilder, not of your brief. Please report it with the brief{advice}."
    )


def _leave(code: int) -> NoReturn:
    """End the process without taking down what the system is about to take back anyway."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
