"""dead-link: a link inside the brief leads nowhere.

What it finds: ``[text](#name)`` where nothing in the brief is called ``name``.
Why: in either document the reader clicks and nothing happens.
Example: ``[the costs](#cost)`` where the heading says ``## Costs {#costs}``.
Mend: write the identifier as it is given. A heading without one is called by its words, in small letters with
hyphens.
"""

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
