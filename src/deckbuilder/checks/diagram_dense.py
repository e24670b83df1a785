"""diagram-dense: a diagram has more nodes and links than can be drawn in its frame."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import GroupShape, walked
from deckbuilder.report import Report
from deckbuilder.source import Span

#: What names of such groups end in (`blocks.graph.exhibit`).
_AS_ROWS = " as rows"


def check(built: Built, report: Report) -> None:
    """Warn once of every diagram."""
    told: set[Span] = set()
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, GroupShape) and shape.name.endswith(_AS_ROWS) and shape.span not in told:
                told.add(shape.span)
                what = shape.name.removesuffix(_AS_ROWS).lower()
                report.warning(
                    "diagram-dense",
                    f"in the {built.plan.kind} the {what} cannot be drawn readably; rows show its links",
                    shape.span,
                    "divide it, shorten names and labels, or give it a slide of its own",
                )
