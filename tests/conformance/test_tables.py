"""Tables that are hard to show: many rows, many columns, long cells, cells over others. They stay legible,
fit where they were planned, and are valid."""

from __future__ import annotations

from itertools import cycle, islice, product
from pathlib import Path

import pytest

from deckbuilder.plan import Page, TableShape, paras
from deckbuilder.report import Severity

from .builds import THEMES
from .libreoffice import Office
from .lint import lint
from .overflow import probed
from .pipeline import Aspect, Press, Slides
from .validators import audit, sdk

WORDS = (
    "budget", "grant", "loan", "ministry", "transport", "energy", "border", "district", "programme",
    "delivery", "review", "capacity",
)  # fmt: skip
FLOOR, LEGIBLE = 10.0, 12.0
#: What may be said of these tables: that one is parted, and that merged cells are hard to follow by ear.
REMARKS = {"table-wide", "cells-merged"}


def words(count: int, start: int = 0) -> str:
    return " ".join(islice(cycle(WORDS), start, start + count))


def pipe(columns: int, rows: int, lengths: tuple[int, ...]) -> str:
    """A table whose cells hold as many words as ``lengths`` says by column; other columns hold figures."""

    def line(row: int) -> str:
        cells = [
            words(lengths[index], row + index) if index < len(lengths) else f"{(row + 3) * 1117 % 9973}.5"
            for index in range(columns)
        ]
        return "| " + " | ".join(cells) + " |"

    head = "| " + " | ".join(f"{WORDS[index % len(WORDS)]} {index}" for index in range(columns)) + " |"
    return "\n".join((head, "|---" * columns + "|", *(line(row) for row in range(rows))))


def grouped(groups: int, rows: int) -> str:
    """A table of groups whose name spans their rows, under two header rows, with lists and totals."""
    body = [
        f"<tr>{f'<th rowspan={rows}>Group {group}' * (not row)}<td>{words(4, row)}<td>{group}.{row}<td>"
        f"<ul><li>{words(3)}<li>{words(5)}</ul>"
        for group in range(groups)
        for row in range(rows)
    ]
    head = "<thead><tr><th rowspan=2>Group<th rowspan=2>What<th colspan=2>Both<tr><th>Figure<th>Points"
    foot = "<tfoot><tr><td colspan=2>Sum<td>1.5<td><tr><td colspan=2>Total<td>2.5<td>"
    return "\n".join(("<table class=striped>", head, "<tbody>", *body, foot, "</table>"))


BRIEF = "\n\n".join(
    (
        "## Twelve rows of seven columns\n\n" + pipe(7, 12, (1, 3, 4)),
        "## Two hundred rows\n\n" + pipe(5, 200, (2, 6)),
        "## Sixty words in a cell\n\n" + pipe(3, 5, (4, 60, 60)),
        "## One cell as tall as three slides\n\n" + pipe(2, 2, (3, 900)),
        "## Eighteen columns\n\n" + pipe(18, 6, (1,)),
        "## Groups\n\n" + grouped(4, 5),
        "## A group taller than a slide\n\n" + grouped(1, 30),
    )
)


def decks(folder: Path) -> list[tuple[str, Slides]]:
    aspects: tuple[Aspect, ...] = ("16:9", "4:3")
    return [
        (f"{theme} {aspect}", Press(folder, theme, aspect).slides(BRIEF))
        for theme, aspect in product(THEMES, aspects)
    ]


def sizes(page: Page) -> set[float]:
    return {
        para.style.size for para in paras([shape for shape in page.shapes if isinstance(shape, TableShape)])
    }


def test_tables_stay_legible_and_whole(tmp_path: Path) -> None:
    for name, slides in decks(tmp_path):
        assert [found.code for found in slides.report if found.severity is Severity.ERROR] == [], name
        assert {found.code for found in slides.report} <= REMARKS, name
        assert min(size for page in slides.plan.pages for size in sizes(page)) >= FLOOR, name
        rows = [page for page in slides.plan.pages if page.title.startswith("Two hundred rows")]
        assert len(rows) > 10
        assert min(size for page in rows for size in sizes(page)) >= LEGIBLE, name
        assert not any(
            isinstance(shape, TableShape) and shape.cramped
            for page in slides.plan.pages
            for shape in page.shapes
        ), name


def test_the_memo_shows_them_all(tmp_path: Path) -> None:
    outcome = Press(tmp_path).press(BRIEF)
    assert {found.code for found in outcome.report} <= REMARKS


@pytest.mark.slow
@pytest.mark.libreoffice
def test_tables_are_drawn_where_they_were_planned(office: Office, tmp_path: Path) -> None:
    made = decks(tmp_path)
    probes = probed([slides.file for _, slides in made], office, tmp_path)
    faults = [
        f"{name}: {fault}" for (name, _), probe in zip(made, probes, strict=True) for fault in probe.faults()
    ]
    assert faults == []


@pytest.mark.slow
@pytest.mark.validator
def test_tables_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "tables.pptx"
    content = Press(tmp_path).slides(BRIEF).file
    path.write_bytes(content)
    assert lint(content) == []
    assert audit(path) == []
    assert sdk(path) == []
