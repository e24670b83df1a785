"""text-small: text on a slide is too small to be read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from deckbuilder.checks.base import Built
from deckbuilder.plan import Shape, paras
from deckbuilder.report import Report
from deckbuilder.theme.frames import FOOTER_ROLES


class TextSmall(Struct, frozen=True):
    """What can be read."""

    size: float = 9.0
    """The smallest size, in points. Footers, the smallest text a theme has, are set in half a point more."""

    def __call__(self, built: Built, report: Report) -> None:
        """Note the smallest text of each place."""
        if built.plan.kind != "deck":
            return
        for number, page in enumerate(built.plan.pages, 1):
            for para in paras(_judged(page.shapes, adopted=built.theme.template is not None)):
                if para.style.size < self.size - 0.01 and any(run.text.strip() for run in para.runs):
                    report.note(
                        "text-small",
                        f"text of {para.style.size:g} pt on slide {number} is too small to be read",
                        para.span,
                        "say less there, or set larger sizes in the theme",
                    )
                    break


def _judged(shapes: Iterable[Shape], *, adopted: bool) -> Iterable[Shape]:
    """All shapes but the footers of a template, whose sizes are its owner's choice."""
    return (shape for shape in shapes if not adopted or shape.role not in FOOTER_ROLES)
