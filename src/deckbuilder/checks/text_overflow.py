"""text-overflow: a text is taller than its frame, or a table's cell than its row."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.checks.base import Built
from deckbuilder.place import height_of
from deckbuilder.plan import Para, TableShape, TextShape, walked
from deckbuilder.report import Report
from deckbuilder.source import Span

#: Rounding in a sum of many line heights.
TOLERANCE = 0.5


def check(built: Built, report: Report) -> None:
    """Refuse every text that overflows."""
    for number, page in enumerate(built.plan.pages, 1):
        where = f"{'slide' if built.plan.kind == 'deck' else 'page'} {number}"
        for shape in walked(page.shapes):
            match shape:
                case TextShape():
                    inset = shape.inset.top + shape.inset.bottom
                    _compare(shape.paras, shape.box.height - inset, "frame", where, shape.span, report)
                case TableShape():
                    padding = shape.padding.top + shape.padding.bottom
                    for index, row in enumerate(shape.rows):
                        for cell in row.cells:
                            if not cell.paras:
                                continue
                            room = sum(row.height for row in shape.rows[index : index + cell.rowspan])
                            _compare(cell.paras, room - padding, "row", where, row.span, report)
                case _:
                    pass


def _compare(paras: Sequence[Para], room: float, frame: str, where: str, span: Span, report: Report) -> None:
    excess = height_of(paras) - room
    if excess > TOLERANCE:
        report.error(
            "text-overflow",
            f"the text is {excess:.0f} pt taller than its {frame} on {where}",
            paras[0].span if paras else span,
            "shorten it or part it",
        )
