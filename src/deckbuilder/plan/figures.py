"""The outlines of frames and their connection sites, as PowerPoint's preset shapes have them (ECMA-376
part 1, 20.1.10.56 and its presetShapeDefinitions)."""

from __future__ import annotations

from deckbuilder.plan.geometry import Rect
from deckbuilder.plan.shapes import Figure

#: Sites at the middles of the four sides, in the order most presets have them: top, left, bottom, right.
TOP, LEFT, BOTTOM, RIGHT = range(4)


def site(figure: Figure, box: Rect, side: int) -> tuple[int, tuple[float, float]]:
    """The connection site at one side (`TOP` …) of a figure: its index in the preset, and where it is on the
    page."""
    middles = (
        (box.x + box.width / 2, box.y),
        (box.x, box.y + box.height / 2),
        (box.x + box.width / 2, box.bottom),
        (box.right, box.y + box.height / 2),
    )
    indexes = _SITES.get(figure, (0, 1, 2, 3))
    return indexes[side], middles[side]


#: Where presets count their sites otherwise: indexes of top, left, bottom and right.
_SITES: dict[str, tuple[int, int, int, int]] = {"ellipse": (0, 2, 4, 6)}
