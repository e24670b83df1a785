"""How the tables of each document are ruled and tinted. There are no vertical rules in either."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Stroke


class TableRules(Struct, frozen=True):
    """The horizontal rules of a table and the grounds of its rows."""

    above: Stroke | None
    below: Stroke
    head: Stroke
    """Below the header."""
    total: Stroke
    """Above the totals."""
    inner: Stroke
    """Between other rows."""
    head_tint: bool
    """The header stands on a tint."""
    first_band: int
    """Of a striped table: the row that has the first tint, counted from 0 behind the header."""


MEMO_TABLES = TableRules(
    above=Stroke("heading", 0.9),
    below=Stroke("heading", 0.9),
    head=Stroke("heading", 0.6),
    total=Stroke("heading", 0.6),
    inner=Stroke("rule", 0.4),
    head_tint=True,
    first_band=1,
)
#: What the table style of PowerPoint files says.
SLIDE_TABLES = TableRules(
    above=None,
    below=Stroke("rule", 0.5),
    head=Stroke("heading", 1.5),
    total=Stroke("heading", 1.0),
    inner=Stroke("rule", 0.5),
    head_tint=False,
    first_band=0,
)
