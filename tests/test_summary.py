"""Results as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.pipeline import Outcome, Output
from deckbuilder.project import Brief, Project, Target
from deckbuilder.report import Diagnostic, Severity
from deckbuilder.source import Folder
from deckbuilder.summary import counted, table

HERE = Path("/somewhere")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: HERE)


def outcome(name: str, *sizes: int | None, findings: tuple[Severity, ...] = ()) -> Outcome:
    """A brief with a deck of 12 slides and a memo of one page, of these sizes."""
    project = Project(HERE, HERE / "output", HERE / "content", ())
    outputs = tuple(
        Output(target, HERE / "output" / f"{name}{target.suffix}", pages, size)
        for target, pages, size in zip((Target.DECK, Target.MEMO), (12, 1), sizes, strict=False)
    )
    found = tuple(Diagnostic("x", severity, str(n), None) for n, severity in enumerate(findings))
    brief = Brief(HERE / "content" / name / "brief.md", name, project)
    return Outcome(brief, outputs, found, Folder(HERE), 0.25)


def test_columns_are_aligned() -> None:
    found = (Severity.WARNING, Severity.NOTE, Severity.WARNING)
    outcomes = [outcome("short", 812, 1_234_567), outcome("much-longer", 45_678, 9_000, findings=found)]
    assert table(outcomes, width=100, checked=False).splitlines() == [
        "output/short-deck.pptx        12 slides    1 kB  0.25 s  no findings",
        "output/short-memo.pdf            1 page  1.2 MB  0.25 s",
        "output/much-longer-deck.pptx  12 slides   46 kB  0.25 s  2 warnings, 1 note",
        "output/much-longer-memo.pdf      1 page    9 kB  0.25 s",
    ]


def test_what_is_not_written_is_a_line_a_brief() -> None:
    failed = outcome("short", None, None, findings=(Severity.ERROR,))
    assert table([failed, outcome("fine", 1000, 1000)], width=100, checked=False).splitlines() == [
        "content/short/brief.md  12 slides, 1 page  not written  0.25 s  1 error",
        "output/fine-deck.pptx           12 slides         1 kB  0.25 s  no findings",
        "output/fine-memo.pdf               1 page         1 kB  0.25 s",
    ]


def test_checking_is_a_line_a_brief() -> None:
    assert table([outcome("short", None, None)], width=100, checked=True) == (
        "content/short/brief.md  12 slides, 1 page  0.25 s  no findings"
    )


def test_a_narrow_terminal_crops_paths_from_the_left() -> None:
    lines = table([outcome("much-longer", 1000, 1000)], width=60, checked=False).splitlines()
    assert lines[0] == "…much-longer-deck.pptx  12 slides  1 kB  0.25 s  no findings"
    assert all(len(line) <= 60 for line in lines)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((), "no findings"),
        ((Severity.NOTE,), "1 note"),
        ((Severity.NOTE, Severity.ERROR, Severity.ERROR), "2 errors, 1 note"),
    ],
)
def test_findings_are_counted(findings: tuple[Severity, ...], words: str) -> None:
    assert counted(outcome("x", findings=findings).findings) == words
