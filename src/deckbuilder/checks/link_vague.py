"""link-vague: the words of a link do not say where it leads."""

from __future__ import annotations

from itertools import groupby

from deckbuilder.checks.base import texts_of
from deckbuilder.model import Document
from deckbuilder.report import Report

#: Longer addresses are too much to listen to, in characters.
LONGEST_ADDRESS = 60
_VAGUE = frozenset(
    """
    click|click here|here|see here|this|this link|link|more|read more|learn more|details|page|website|source
    hier|hier klicken|mehr|weiterlesen|ici|cliquez ici|lire la suite|en savoir plus|aquí|haga clic aquí|más
    """.replace("\n", "|").split("|")
)


def check(document: Document, report: Report) -> None:
    """Warn of vague words and note long addresses, once a place and link."""
    for runs, span in texts_of(document):
        if not any(run.href for run in runs):
            continue
        for href, group in groupby(runs, key=lambda run: run.href):
            words = "".join(run.text for run in group).strip()
            if href is None or not words:
                continue
            if words.casefold().strip(" .…:›»>") in _VAGUE:
                report.warning(
                    "link-vague",
                    f"the link “{words}” does not say where it leads",
                    span,
                    f"make the name of what it leads to the link: `[the annual report]({href})`",
                )
            elif len(words) > LONGEST_ADDRESS and " " not in words and words in href:
                report.note(
                    "link-vague",
                    f"the address “{words[:LONGEST_ADDRESS]}…” would be read out letter by letter",
                    span,
                    "give it words: `[the annual report](address)`",
                )
