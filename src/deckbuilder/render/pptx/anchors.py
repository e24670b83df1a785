"""Where the names that internal links point to are in a deck."""

from __future__ import annotations

from deckbuilder.plan import Plan, paras


def anchors(plan: Plan) -> dict[str, int]:
    """The page, counted from 0, on which each anchor first occurs, and each call of a footnote."""
    found: dict[str, int] = {}
    for number, page in enumerate(plan.pages):
        for para in paras(page.shapes):
            if para.anchor is not None:
                found.setdefault(para.anchor, number)
            for run in para.runs:
                if run.note is not None:
                    found.setdefault(f"call:{run.note}", number)
    return found
