"""A plan as a PDF file: its pages, and the order in which everything is written.

The same plan gives the same bytes: dates come from the brief, names from contents, nothing from the clock or
the environment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from deckbuilder.plan import Page, Plan, paras
from deckbuilder.render.look import paper, screen
from deckbuilder.render.pdf.attachments import attach
from deckbuilder.render.pdf.content import Content
from deckbuilder.render.pdf.embed import add_font
from deckbuilder.render.pdf.fonts import FontTable
from deckbuilder.render.pdf.marks import Marks
from deckbuilder.render.pdf.navigation import add_navigation
from deckbuilder.render.pdf.properties import describe, set_properties
from deckbuilder.render.pdf.shapes import draw_shape
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.structure import Structure
from deckbuilder.render.pdf.structure_objects import add_structure
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme


def write(plan: Plan, theme: Theme, book: FontBook, file: BinaryIO) -> None:
    """Write the whole file."""
    slides = screen(theme)
    look = slides if plan.kind == "deck" else paper(theme)
    sheets = Sheets(file, plan.meta.lang)
    fonts = FontTable()
    names = frozenset(_anchors(plan))
    placed: set[str] = set()
    structure = Structure(plan.meta.lang)
    for index, page in enumerate(plan.pages):
        sheets.setPageSize((page.width, page.height))
        content = Content(sheets, look, page.height)
        marks = Marks(content, index)
        _draw_page(page, Surface(sheets, content, book, fonts, names, placed, structure, marks, slides))
        sheets.turn_page(structure.key(marks.elements))
    add_navigation(sheets, [mark for mark in plan.bookmarks if mark.anchor in names])
    said = describe(plan, theme)
    set_properties(sheets, said)
    attach(sheets, plan.origin.attachments if plan.origin else (), said.day)
    for resource in fonts.resources:
        sheets.name_font(resource.name, add_font(sheets, resource))
    add_structure(sheets, structure)
    sheets.save()


def _anchors(plan: Plan) -> Iterator[str]:
    """Every place a link or bookmark can lead to: anchors of paragraphs, and footnotes' calls."""
    for page in plan.pages:
        for para in paras(page.shapes):
            if para.anchor is not None:
                yield para.anchor
            yield from (f"call:{run.note}" for run in para.runs if run.note is not None)


def _draw_page(page: Page, surface: Surface) -> None:
    if page.background is not None:
        with surface.marks.artifact():
            surface.content.fill_role(page.background)
            surface.content.write(f"0 0 {page.width:g} {page.height:g} re f")
    for shape in page.shapes:
        draw_shape(surface, shape)
