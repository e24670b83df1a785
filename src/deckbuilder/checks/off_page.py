"""off-page: something lies beyond the edge of its page."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import Page, Shape, walked
from deckbuilder.report import Report

#: Rounding in a sum of many lengths.
TOLERANCE = 0.5


def check(built: Built, report: Report) -> None:
    """Refuse every shape that lies beyond an edge."""
    for number, page in enumerate(built.plan.pages, 1):
        for shape in walked(page.shapes):
            if shape.role in ("artifact", "header", "footer", "unseen"):
                continue
            beyond = _beyond(shape, page)
            if beyond:
                kind = "slide" if built.plan.kind == "deck" else "page"
                report.error(
                    "off-page",
                    f"this goes {beyond} of {kind} {number}",
                    shape.span,
                    "make it smaller or part it",
                )


def _beyond(shape: Shape, page: Page) -> str | None:
    """How far the box leaves the page, and where; None if it does not."""
    box = shape.box
    edges = {
        "left edge": -box.x,
        "right edge": box.right - page.width,
        "top edge": -box.y,
        "bottom edge": box.bottom - page.height,
    }
    edge = max(edges, key=lambda name: edges[name])
    return f"{edges[edge]:.0f} pt beyond the {edge}" if edges[edge] > TOLERANCE else None
