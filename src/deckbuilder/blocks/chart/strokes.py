"""The lines that charts of all forms are drawn with. Widths are points."""

from __future__ import annotations

from deckbuilder.plan import Stroke
from deckbuilder.theme.graphic_roles import MUTED_SERIES

#: At the marks of an axis, and the axis itself.
GRIDLINE, BASELINE = Stroke("rule", 0.5), Stroke("muted", 1.0)
#: Parts of a stack are parted by a line of the ground.
PARTED = Stroke("background", 0.75)
#: A mark across a bar.
PIN = Stroke("text", 2.0)
#: To words that stand off from what they name.
LEADER = Stroke("muted", 0.5)
#: Lines of series: of what is the point, and of what is muted.
LINE, QUIET_LINE = 2.25, 1.5


def line_width(color: str) -> float:
    """Of the line of a series in a colour."""
    return QUIET_LINE if color == MUTED_SERIES else LINE
