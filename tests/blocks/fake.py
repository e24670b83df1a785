"""A room whose typesetter gives every character half an em, so that sizes can be worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from deckbuilder import blocks, source
from deckbuilder.blocks.base import Node, Reading, Room
from deckbuilder.layout.stack import STACK
from deckbuilder.model import Attrs, Block, Run, Runs
from deckbuilder.plan import GroupShape, Insets, Line, Para, Piece, Shape, TableShape, TextShape, TextStyle
from deckbuilder.report import Report
from deckbuilder.source import Folder, Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.styles import Styles

ADVANCE = 0.5


class FixedTypesetter(Typesetter):
    """First fit at spaces and hard breaks; every character is half an em wide."""

    def __init__(self) -> None:
        self.fonts: FontBook = None  # type: ignore[assignment]

    def set(self, runs: Runs, style: TextStyle, width: float) -> tuple[Line, ...]:
        lines: list[list[tuple[Run, str]]] = [[]]
        room = int(width / (ADVANCE * style.size)) or 1
        for run in runs:
            for word in _words(run.text, room):
                used = sum(len(text) for _, text in lines[-1])
                if used and word != "\n" and used + len(word.rstrip()) > room:
                    lines.append([])
                if word == "\n":
                    lines.append([])
                else:
                    lines[-1].append((run, word))
        return tuple(self._line(line, style) for line in lines)

    def _line(self, words: list[tuple[Run, str]], style: TextStyle) -> Line:
        pieces, x = [], 0.0
        for run, text in words:
            advance = len(text) * ADVANCE * style.size
            pieces.append(Piece(text, "fixed", style.size, x, advance, run))
            x += advance
        visible = len("".join(text for _, text in words).rstrip()) * ADVANCE * style.size
        return Line(tuple(pieces), visible, style.leading, style.size)

    def width(self, runs: Runs, style: TextStyle) -> float:
        text = "".join(run.text for run in runs)
        return max(len(line) for line in text.split("\n")) * ADVANCE * style.size

    def min_width(self, runs: Runs, style: TextStyle) -> float:
        words = "".join(run.text for run in runs).split() or [""]
        return max(len(word) for word in words) * ADVANCE * style.size

    def extents(self, runs: Runs, style: TextStyle) -> tuple[float, float]:
        return self.min_width(runs, style), self.width(runs, style)


def _words(text: str, room: int) -> Iterator[str]:
    """Words with the spaces after them, and hard breaks; a word too long for a line in pieces."""
    for word in re.findall(r"\n|[^ \n]+ *| +", text):
        bare = len(word.rstrip())
        cuts = [*range(0, bare, room), len(word)] if bare > room else [0, len(word)]
        yield from (word[start:end] for start, end in pairwise(cuts))


def style(size: float = 10.0, *, before: float = 0.0, after: float = 5.0, **more: Any) -> TextStyle:
    return TextStyle("Fixed", size, "text", size * 1.2, before=before, after=after, **more)


STYLES = Styles(
    body=tuple(style(10.0, after=5.0 if level == 0 else 3.0) for level in range(9)),
    headings=tuple(style(12.0, before=10.0, after=4.0, weight=700) for _ in range(6)),
    table=style(8.0, after=0.0),
    table_head=style(8.0, after=0.0, weight=700),
    caption=style(8.0, after=4.0),
    source=style(8.0, before=4.0, after=0.0),
    code=style(8.0, after=0.0),
    quote=style(20.0),
    attribution=style(8.0, before=4.0, after=0.0),
    term=style(10.0, after=1.0, weight=700),
    panel_title=style(10.0, after=1.0, weight=700),
    note=style(8.0),
    label=style(12.0, after=0.0),
    label_strong=style(12.0, after=2.0, weight=700),
    bullets=("•", "–"),
    bullet_hang=15.0,
    gap=12.0,
    column_gap=20.0,
    cell_padding=Insets(4.0, 2.0, 4.0, 2.0),
    panel_padding=Insets(8.0, 6.0, 8.0, 6.0),
    quote_indent=20.0,
    quote_gap=12.0,
    min_figure=60.0,
)


def span(line: int = 1) -> Span:
    return Span("brief.md", line, line)


def room(width: float = 400.0, **more: Any) -> Room:
    return Room(width, STYLES, FixedTypesetter(), STACK, more.pop("report", Report()), **more)


def reading(folder: Path | None = None, report: Report | None = None) -> Reading:
    base = folder or Path(__file__).parent
    found = Reading(
        Report() if report is None else report,
        Folder(base),
        base,
        lambda nodes: blocks.read_all(nodes, found),
    )
    return found


def node(kind: str, *children: Node, text: str = "", line: int = 1, **more: Any) -> Node:
    """A node; ``text`` becomes the runs of those that hold inline text."""
    inline = kind in ("paragraph", "heading", "table_cell", "term")
    runs = (Run(text),) if inline and text else more.pop("runs", ())
    attrs = more.pop("attrs", {})
    made = Attrs(attrs.pop("id", None), tuple(attrs.pop("classes", ())), tuple(attrs.items()))
    if kind == "fence":
        places = enumerate(text.split("\n"), line + 1)
        more.setdefault("lines", tuple(source.Line(one, "brief.md", number) for number, one in places))
    return Node(
        kind, span(line), children=children, runs=runs, text="" if inline else text, attrs=made, **more
    )


def paragraph(text: str, line: int = 1) -> Node:
    return node("paragraph", text=text, line=line)


def read(*nodes: Node, folder: Path | None = None, report: Report | None = None) -> tuple[Block, ...]:
    return blocks.read_all(nodes, reading(folder, report))


def paras(shapes: tuple[Shape, ...]) -> list[Para]:
    """All paragraphs in order, those of tables and groups too; no decoration, no header row shown again."""
    found: list[Para] = []
    for shape in shapes:
        if isinstance(shape, TextShape) and shape.role != "artifact":
            found.extend(shape.paras)
        elif isinstance(shape, TableShape):
            rows = [row for row in shape.rows if not row.repeated]
            found.extend(para for row in rows for cell in row.cells for para in cell.paras)
        elif isinstance(shape, GroupShape):
            found.extend(paras(shape.shapes))
    return found


def words(shapes: tuple[Shape, ...]) -> str:
    return " ".join("".join(run.text for run in para.runs) for para in paras(shapes))
