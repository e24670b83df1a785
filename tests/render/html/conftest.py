"""A theme, fonts, and pages of a few shapes, drawn and read back by an XML parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Page, Para, Rect, Shape, Span, TextShape, TextStyle
from deckbuilder.render.html import Drawing, draw
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.brand import load
from deckbuilder.theme.tokens import Theme

SPAN = Span("brief.md", 3, 3)
STYLE = TextStyle("Arimo", 10.0, "text", 12.0)


@pytest.fixture(scope="session")
def theme() -> Theme:
    found = load("briefing", [], Report())
    assert found is not None
    return found


@dataclass(frozen=True)
class Easel:
    """Makes paragraphs and draws pages of them."""

    theme: Theme
    book: FontBook

    def para(self, *runs: Run | str, width: float = 200.0, role: str = "P", **style: object) -> Para:
        made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
        look = replace(STYLE, **style)
        return Para(made, look, role, SPAN, Typesetter(self.book).set(made, look, width))

    def draw(self, *shapes: Shape, slide: bool = False, **how: object) -> Drawing:
        page = Page(300.0, 400.0, "first", shapes, "A page", SPAN)
        return draw(page, self.theme, self.book, slide=slide, lang="en-GB", **how)  # type: ignore[arg-type]

    def svg(self, *shapes: Shape, slide: bool = False) -> str:
        """What is drawn on the page's ground."""
        return self.draw(*shapes, slide=slide).svg.split("/>", 1)[1].removesuffix("</svg>")

    def set(self, *paras: Para) -> str:
        return self.svg(frame(*paras))


@pytest.fixture(scope="session")
def easel(theme: Theme) -> Easel:
    return Easel(theme, FontBook(theme.fonts))


def frame(*paras: Para, width: float = 200.0, role: str = "text") -> TextShape:
    return TextShape(Rect(40.0, 50.0, width, 300.0), SPAN, paras, role)


def elements(svg: str) -> Iterator[etree._Element]:
    """Every element of a drawing, checked to be well-formed."""
    return (node for node in etree.fromstring(svg.encode()).iter() if isinstance(node.tag, str))


def name(node: etree._Element) -> str:
    return etree.QName(node).localname


def attributes(node: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in node.attrib.items()}


def texts(svg: str) -> list[str]:
    """What is read of each text element."""
    return ["".join(_words(node)) for node in elements(svg) if name(node) == "text"]


def _words(node: etree._Element) -> Iterator[str]:
    if name(node) != "title":
        yield node.text or ""
        for child in node:
            yield from _words(child)
            yield child.tail or ""
