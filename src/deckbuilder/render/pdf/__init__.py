"""A plan as a PDF file, written with reportlab's canvas and embedded fonts of our own.

`document` writes the file, `shapes`, `tables` and `text` draw what stands on its pages, `fonts` and `embed`
make its fonts, `images` its pictures. It positions nothing: every line and box is where the plan says.
"""

from __future__ import annotations

from typing import BinaryIO

from deckbuilder.plan import Plan
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme


def render(plan: Plan, theme: Theme, fonts: FontBook, file: BinaryIO) -> None:
    """Write the PDF of a plan; the same plan, theme and fonts give the same bytes."""
    # reportlab takes longer to import than a short memo takes to draw, and a deck alone does not need it.
    from deckbuilder.render.pdf.document import write

    write(plan, theme, fonts, file)
