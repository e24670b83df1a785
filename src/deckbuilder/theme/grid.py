"""The deck's grid: twelve columns between the margins, and the heights everything hangs from. Points."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Rect
from deckbuilder.theme.tokens import DeckLook

COLUMNS = 12
#: Space between the body and the footer.
_FOOTER_GAP = 12.0


class Grid(Struct, frozen=True):
    width: float
    height: float
    margin: float
    gutter: float
    top: float
    """Of the body."""
    bottom: float
    title_top: float
    title_height: float
    footer_top: float
    footer_height: float

    @staticmethod
    def of(look: DeckLook) -> Grid:
        footer_top = look.height - look.footer_bottom - look.footer_height
        return Grid(
            look.width, look.height, look.margin, look.gutter, look.body_top, footer_top - _FOOTER_GAP,
            look.title_top, look.title_height, footer_top, look.footer_height,
        )  # fmt: skip

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.width - 2 * self.margin - (COLUMNS - 1) * self.gutter) / COLUMNS

    def left(self, column: int) -> float:
        """Left edge of a column, 1 to 12."""
        return self.margin + (column - 1) * (self.column + self.gutter)

    def box(self, first: int, last: int, top: float, bottom: float) -> Rect:
        """From the left edge of one column to the right edge of another."""
        span = last - first + 1
        return Rect(self.left(first), top, span * self.column + (span - 1) * self.gutter, bottom - top)

    def body(self, first: int = 1, last: int = COLUMNS) -> Rect:
        return self.box(first, last, self.top, self.bottom)

    def title(self) -> Rect:
        return self.box(1, COLUMNS, self.title_top, self.title_top + self.title_height)

    def footer(self, first: int, last: int) -> Rect:
        return self.box(first, last, self.footer_top, self.footer_top + self.footer_height)
