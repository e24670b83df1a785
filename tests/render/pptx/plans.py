"""Small plans, and the files they become."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree
from pptx import Presentation

from deckbuilder.model import Meta, Run
from deckbuilder.plan import Bullet, Page, Para, Plan, Rect, Shape, TextShape, TextStyle
from deckbuilder.render.pptx import render
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme import brand
from deckbuilder.theme.layouts import Frame, slide_layouts
from deckbuilder.theme.styles import Styles, deck_styles
from deckbuilder.theme.tokens import Theme

HERE = Span("brief.md", 1, 1)
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}


@cache
def theme(name: str = "briefing") -> Theme:
    found = brand.load(name, [], Report())
    assert found is not None
    return found


@cache
def fonts() -> FontBook:
    return FontBook(theme().fonts)


def styles(step: int = 0) -> Styles:
    return deck_styles(theme(), fonts(), step, "en-GB")


def frame(layout: str, role: str) -> Frame:
    found = slide_layouts(theme(), fonts())[layout].frame(role)
    assert found is not None
    return found


def para(*runs: Run | str, style: TextStyle | None = None, **more: Any) -> Para:
    """A paragraph in the style of running text, its lines not broken."""
    words = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return Para(words, style or styles().body[0], more.pop("role", "P"), HERE, (), **more)


def item(
    *runs: Run | str, level: int = 0, number: int | None = None, form: str = "1.", step: int = 0
) -> Para:
    """A list item as the list block lays it: at the master's indents."""
    set_ = styles(step)
    left = sum(hang(index, set_) for index in range(level + 1))
    mark = f"{number}." if number is not None else set_.bullets[level]
    bullet = Bullet(mark, hang(level, set_), number=number, form=form)
    return para(*runs, style=set_.body[level + 1], role="LI", level=level, left=left, bullet=bullet)


def hang(level: int, set_: Styles) -> float:
    return set_.bullet_hang * set_.body[level + 1].size / set_.body[1].size


def body(*paras: Para, role: str = "body", layout: str = "Title and Content") -> TextShape:
    return TextShape(frame(layout, role).box, HERE, paras, role)


def box(*paras: Para, **more: Any) -> TextShape:
    """A free text box."""
    return TextShape(more.pop("at", Rect(100, 200, 300, 60)), HERE, paras, **more)


def page(*shapes: Shape, layout: str = "Title and Content", title: str = "A title", **more: Any) -> Page:
    heading = para(title, style=frame(layout, "title").styles[0], role="Title")
    named = TextShape(frame(layout, "title").box, HERE, (heading,), "title")
    return Page(theme().deck.width, theme().deck.height, layout, (named, *shapes), title, HERE, **more)


def rendered(*pages: Page, name: str = "briefing", **meta: Any) -> bytes:
    return written(Plan(pages, Meta(**meta), "deck"), theme(name))


def written(plan: Plan, theme: Theme) -> bytes:
    file = io.BytesIO()
    render(plan, theme, fonts(), file)
    return file.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slide_xml(*pages: Page, number: int = 1) -> Any:
    """A slide's root element."""
    return etree.fromstring(parts(rendered(*pages))[f"ppt/slides/slide{number}.xml"])


def shape_xml(shape: Shape, **more: Any) -> Any:
    """The element of the only shape beside the title."""
    tree = slide_xml(page(shape, **more)).find(".//p:spTree", NS)
    return tree[3]


def opened(*pages: Page, **meta: Any) -> Any:
    return Presentation(io.BytesIO(rendered(*pages, **meta)))


def found(root: Any, path: str) -> list[Any]:
    return list(root.iterfind(path, NS))


def texts(root: Any) -> Iterator[str]:
    return (node.text for node in root.iter(f"{{{NS['a']}}}t"))
