"""reference-absent: a cross reference names something that its document does not show."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import paras
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Warn of every such reference, once a name."""
    pages = built.plan.pages
    referring = [
        (run, para.span)
        for page in pages
        for para in paras(page.shapes)
        for run in para.runs
        if run.ref in ("whole", "number") and run.href
    ]
    if not referring:
        return
    shown = {para.anchor for page in pages for para in paras(page.shapes)}
    for run, span in referring:
        name = (run.href or "")[1:]
        if name not in shown:
            shown.add(name)
            report.warning(
                "reference-absent",
                f"`@{name}` is not in the {built.plan.kind}, and the text refers to it",
                span,
                "show it in both documents, or write the passage for one of them: `::: deck`, `::: memo`",
            )
