"""The commands that go through briefs: `build` and `check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer
from msgspec import Struct

from deckbuilder.cli.ending import Exit, guarded
from deckbuilder.cli.options import (
    As,
    Debug,
    Format,
    Out,
    PasswordVariable,
    Paths,
    Root,
    Strict,
    ThemeName,
    To,
)
from deckbuilder.project import Target, find_briefs
from deckbuilder.terminal import colored, progress, say, width


def build(
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
    with guarded(debug):
        code = _run(_Job(paths, root, output, to, theme, pdf_password_env, write=True), strict, format)
    raise typer.Exit(code)


def check(
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
    with guarded(debug):
        code = _run(_Job(paths, root, None, to, theme, None, write=False), strict, format)
    raise typer.Exit(code)


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
    from deckbuilder import pipeline, protection, summary
    from deckbuilder.report import Severity

    variable = job.password_variable
    password = None if variable is None else protection.password(variable, os.environ)
    briefs = find_briefs(job.paths or [], root=job.root, output=job.output)
    targets = tuple(target for target in Target if target in job.to) if job.to else None
    outcomes: list[pipeline.Outcome] = []
    pending = pipeline.build(briefs, pipeline.Request(targets, job.theme, job.write, password))
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
