"""word-broken: words and numbers are broken between letters, for want of width."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import TableShape, paras_of, walked
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.torn import torn_word


def check(built: Built, report: Report) -> None:
    """Warn once of every table or text with a broken word, naming the first."""
    told: set[Span] = set()
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            word = None if shape.span in told else next(filter(None, map(torn_word, paras_of(shape))), None)
            if word is not None:
                told.add(shape.span)
                table = isinstance(shape, TableShape)
                columns, key = ("columns are", "widths") if table else ("column is", "width")
                report.warning(
                    "word-broken",
                    f"in the {built.plan.kind} the {columns} too narrow for words such as `{word}`",
                    shape.span,
                    f"shorten the words, give them more room with `{key}=`, or set fewer side by side",
                )
