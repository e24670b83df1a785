"""What a cell has of its own beside its text: margins, anchor, and the rules that no table style can give.

A style knows one header row and one total row (ECMA-376 part 1, 20.1.4.2). Where a table has several, the
rules between and below them stand on the cells, on either side of each edge.
"""

from __future__ import annotations

from deckbuilder.plan import Anchor, Stroke, TableShape
from deckbuilder.render.pptx.paint import NO_FILL, Paint
from deckbuilder.render.pptx.tablestyle import HEAD_RULE, LIGHT_RULE, TOTAL_RULE
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import NOTHING, Value, Xml, element

ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
#: An edge that shows nothing, where the table style has a rule.
_NONE = Stroke("none", 0.0)


class CellFrames:
    """`a:tcPr` for the places of one table, each different one written once."""

    def __init__(self, shape: TableShape, paint: Paint, *, banded: bool) -> None:
        self._rows = shape.rows
        self._banded = banded
        self._paint = paint
        self._heads = next((n for n, row in enumerate(shape.rows) if not row.header), len(shape.rows))
        self._inset: dict[str, Value] = {
            "marL": emu(shape.padding.left),
            "marR": emu(shape.padding.right),
            "marT": emu(shape.padding.top),
            "marB": emu(shape.padding.bottom),
        }
        self._written: dict[tuple[Anchor, Stroke | None, Stroke | None, bool], Xml] = {}

    def frame(self, row: int, column: int) -> Xml:
        """The properties of one place; all those of a merged cell have the same rules, so that it does not
        matter which of them a program looks at."""
        anchor = self._rows[row].cells[column].anchor
        top, bottom = self._reach(row, column)
        above, below = self._rule(top, column), self._rule(bottom, column)
        if above is not None and below is None:
            # LibreOffice repeats a rule given only above a cell below it.
            below = self._styled(bottom)
        key = (anchor, above, below, self._banded and 0 < row < self._heads)
        if key not in self._written:
            self._written[key] = self._write(*key)
        return self._written[key]

    def _reach(self, row: int, column: int) -> tuple[int, int]:
        """The first row of the cell that has this place, and the one after its last."""
        top = row
        while top and not self._rows[top].cells[column].rowspan:
            top -= 1
        bottom = row + 1
        while bottom < len(self._rows) and not self._rows[bottom].cells[column].rowspan:
            bottom += 1
        return top, bottom

    def _rule(self, below: int, column: int) -> Stroke | None:
        """The rule above a row; None where the table style gives the right one."""
        if not 0 < below < len(self._rows):
            return None
        if below <= self._heads and self._heads > 1:
            return HEAD_RULE if below == self._heads else self._spanner(below - 1, column)
        if not self._rows[below].total:
            return None
        if self._rows[below - 1].total:
            return LIGHT_RULE
        return None if below == len(self._rows) - 1 else TOTAL_RULE

    def _styled(self, below: int) -> Stroke:
        """The rule the table style gives above a row of the body."""
        last = len(self._rows) - 1
        return TOTAL_RULE if below == last and self._rows[last].total else LIGHT_RULE

    def _spanner(self, row: int, column: int) -> Stroke:
        """A rule below a header cell that stands over several columns, and under no other."""
        return LIGHT_RULE if self._rows[row].cells[column].colspan != 1 else _NONE

    def _write(self, anchor: Anchor, above: Stroke | None, below: Stroke | None, bare: bool) -> Xml:
        attrs = {**self._inset, "anchor": ANCHORS[anchor] if anchor != "top" else None}
        return element(
            "a:tcPr",
            attrs,
            self._line("a:lnT", above),
            self._line("a:lnB", below),
            NO_FILL if bare else NOTHING,
        )

    def _line(self, tag: str, stroke: Stroke | None) -> Xml:
        if stroke is None:
            return NOTHING
        if stroke is _NONE:
            return element(tag, {"w": 0}, NO_FILL)
        return self._paint.line(stroke, tag)
