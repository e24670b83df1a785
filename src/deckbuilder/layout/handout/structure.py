"""What slides are to a screen reader: sections of one document, each under its title as a heading.

Slides of a deck have titles that stand for themselves. Read one after another they form a hierarchy, in which
no level may be left out (ISO 14289-1, 7.4.2).
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Page,
    Para,
    PathShape,
    Shape,
    TableShape,
    Tag,
    TextShape,
)

#: Roles of headings, by level counted from 1.
HEADINGS = {f"H{level}": level for level in range(1, 7)}


class Hierarchy:
    """Gives one slide after another its place in the document."""

    def __init__(self) -> None:
        self._above: list[int] = []
        """The levels of the headings that enclose the next one, as they were written."""

    def placed(self, page: Page, number: int) -> Page:
        """The slide as the document's section ``number``."""
        tag, title = Tag("Sect", number), 1 if page.section in (None, page.title) else 2
        return replace(page, shapes=tuple(self._within(shape, tag, title) for shape in page.shapes))

    def _within(self, shape: Shape, tag: Tag, title: int) -> Shape:
        if shape.role == "artifact":
            return shape
        match shape:
            case TextShape():
                return replace(shape, paras=tuple(self._para(para, tag, title) for para in shape.paras))
            case TableShape() | ImageShape() | FormulaShape() | GroupShape() | ChartShape():
                return replace(shape, within=(tag, *shape.within))
            case PathShape() | ConnectorShape():
                return shape
            case _:
                assert_never(shape)

    def _para(self, para: Para, tag: Tag, title: int) -> Para:
        level = title if para.role == "Title" else HEADINGS.get(para.role)
        role = para.role if level is None else f"H{min(self._depth(level), 6)}"
        return replace(para, role=role, within=(tag, *para.within))

    def _depth(self, level: int) -> int:
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above)
