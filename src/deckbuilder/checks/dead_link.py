"""dead-link: a link inside the brief leads nowhere."""

from __future__ import annotations

from deckbuilder.checks.base import identified, texts_of
from deckbuilder.model import Document
from deckbuilder.report import Report, did_you_mean


def check(document: Document, report: Report) -> None:
    """Warn of every link to a missing place, once a place and paragraph."""
    known = {name for name, _ in identified(document)}
    for runs, span in texts_of(document):
        for run in runs:
            if run.href and run.href.startswith("#") and run.href[1:] not in known:
                near = did_you_mean(run.href[1:], known)
                report.warning(
                    "dead-link",
                    f"nothing in this brief is called `{run.href}`",
                    span,
                    f"did you mean `#{near}`?"
                    if near
                    else "give the place it leads to an identifier: `{" + run.href + "}`",
                )
