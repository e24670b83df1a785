"""reference-absent: a cross reference or link leads to what its document does not show."""

from __future__ import annotations

from deckbuilder.checks.base import Built, identified
from deckbuilder.plan import paras
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Warn of every such reference, once a name. Of links to what is nowhere tells `dead-link`."""
    pages = built.plan.pages
    referring = [
        (run, para.span)
        for page in pages
        for para in paras(page.shapes)
        for run in para.runs
        if run.href and run.href[0] == "#" and (run.ref in ("whole", "number") or run.ref is None)
    ]
    if not referring:
        return
    shown = {para.anchor for page in pages for para in paras(page.shapes)}
    written = {name for name, _ in identified(built.document)}
    for run, span in referring:
        name = (run.href or "")[1:]
        if name not in shown and (run.ref or name in written):
            shown.add(name)
            sign = "@" if run.ref else "#"
            report.warning(
                "reference-absent",
                f"`{sign}{name}` is not in the {built.plan.kind}, and the text refers to it",
                span,
                "show it in both documents, or write the passage for one of them: `::: deck`, `::: memo`",
            )
