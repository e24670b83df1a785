"""Colours of themes as swatches: where a page has the comment ``<!-- palettes: briefing night -->``.

A row a theme: its main roles in the deck, each in its colour, with the name in an ink that is read on it.
"""

from __future__ import annotations

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from deckbuilder.pipeline import Request, sketch
from deckbuilder.project import of_text
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.colors import contrast
from deckbuilder.theme.tokens import Theme

COMMENT = re.compile(r"<!-- palettes: (?P<themes>[\w -]+) -->")
ROLES = ("background", "surface", "text", "muted", "heading", "accent1", "accent2", "accent3", "accent4")


class Palettes(SphinxTransform):
    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        for comment in list(self.document.findall(nodes.raw)):
            if asked := COMMENT.fullmatch(comment.astext().strip()):
                rows = "".join(_row(_theme(name)) for name in asked["themes"].split())
                comment.replace_self(nodes.raw("", f'<div class="palettes">{rows}</div>', format="html"))


def _theme(name: str) -> Theme:
    brief = of_text("---\ntitle: Colours\n---\n\n## Colours\n", "colours")
    found = sketch(brief, Request(theme=name), "deck", lambda theme: Typesetter(FontBook(theme.fonts)))
    assert found.theme is not None
    return found.theme


def _row(theme: Theme) -> str:
    roles = theme.deck.palette.roles
    cells = "".join(_swatch(role, roles[role].rgb) for role in ROLES)
    return f"<div><b>{html.escape(theme.label)}</b>{cells}</div>"


def _swatch(role: str, rgb: str) -> str:
    ink = max(("000000", "FFFFFF"), key=lambda ink: contrast(ink, rgb))
    return f'<span style="background: #{rgb}; color: #{ink}">{role}<br>#{rgb}</span>'


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_transform(Palettes)
    return {"parallel_read_safe": True}
