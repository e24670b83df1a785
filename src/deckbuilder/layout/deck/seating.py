"""Whether text set for one place on the slide may stand in a frame of its layout."""

from __future__ import annotations

from deckbuilder.plan import Rect
from deckbuilder.theme.frames import Frame

#: Edges nearer than this are the same. Points.
NEAR = 1.0
#: How far text may move sideways, or its measure widen, to stand in a frame of a template, whose layouts need
#: not share their left edges and columns. Points.
_ADRIFT = 36.0


def stands_in(frame: Frame, text: Rect) -> bool:
    """Whether the frame is where ``text`` was set, across the slide; a frame of a template may be a little
    elsewhere, and wider, but never narrower."""
    inner = frame.inner
    if not frame.indents:
        return abs(text.x - inner.x) < NEAR and abs(text.width - inner.width) < NEAR
    wider = inner.width - text.width
    return abs(text.x - inner.x) <= _ADRIFT and -NEAR < wider <= _ADRIFT
