"""Icons in text that is no Markdown: names, labels and words in YAML and CSV. Not a block kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.model import Run, Runs, icon_run
from deckbuilder.pictures.icons import known
from deckbuilder.report import Report
from deckbuilder.source import Span

_ICON = re.compile(r":icon-([a-z0-9]+(?:-[a-z0-9]+)*):")


def text_runs(text: str, span: Span, report: Report) -> Runs:
    """Some text, each ``:icon-name:`` in it an icon, or as it is written where there is none of that name."""
    return tuple(_runs(text, span, report)) if ":icon-" in text else (Run(text),)


def _runs(text: str, span: Span, report: Report) -> Iterator[Run]:
    at = 0
    for found in _ICON.finditer(text):
        if known(found[1], span, report):
            if found.start() > at:
                yield Run(text[at : found.start()])
            yield icon_run(found[1])
            at = found.end()
    if at < len(text):
        yield Run(text[at:])
