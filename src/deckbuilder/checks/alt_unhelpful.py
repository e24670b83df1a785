"""alt-unhelpful: an alternative text says nothing of what is seen."""

from __future__ import annotations

import re

from deckbuilder.checks.base import Built
from deckbuilder.plan import ChartShape, GroupShape, ImageShape, TableShape, walked
from deckbuilder.report import Report

_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|tiff?|bmp|webp|emf|wmf|pdf)\b", re.IGNORECASE)
_KIND = re.compile(
    r"(?:an? |the )?"
    r"(?:image|picture|photo(?:graph)?|graphic|figure|screenshot|chart|graph|diagram|table|logo)"
    r"\W*\d*\W*",
    re.IGNORECASE,
)


def check(built: Built, report: Report) -> None:
    """Warn of every such text, once a place."""
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, ImageShape | TableShape | GroupShape | ChartShape) and unhelpful(shape.alt):
                report.warning(
                    "alt-unhelpful",
                    f"the alternative text “{shape.alt.strip()}” does not say what is to be seen",
                    shape.span,
                    'say it in a sentence: {fig-alt="…"}, or mark the picture {.decorative}',
                )


def unhelpful(alt: str) -> bool:
    """Whether a text holds a file's name or nothing but the kind of thing it stands for."""
    return bool(_FILE.search(alt) or _KIND.fullmatch(alt.strip()))
