"""formula-small: a formula had to be set smaller than is easy to read.

What it finds: a displayed formula whose letters are smaller than the floor for tables on a slide, or than
three quarters of the memo's small text.
Why: a formula keeps its shape and is made as wide as its frame; its indices are smaller still.
Example: the terms of a long sum on one line.
Mend: part it into lines with `\\begin{aligned}` and `\\\\`.
"""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import FormulaShape, walked
from deckbuilder.report import Report

#: Of the memo's small text.
_SMALLEST = 0.75


def check(built: Built, report: Report) -> None:
    """Warn of every formula below the floor."""
    deck, memo = built.theme.deck, built.theme.memo
    floor = memo.small_size * _SMALLEST if built.plan.kind == "memo" else deck.table_floor
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, FormulaShape) and shape.size < floor:
                report.warning(
                    "formula-small",
                    f"the formula is set at {shape.size:.1f} pt to fit the {built.plan.kind}",
                    shape.span,
                    r"part it into lines with `\begin{aligned}` and `\\`",
                )
