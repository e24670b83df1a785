"""Slides with a ground of their own (`## Title {background="accent1"}`), and text that stays readable on
it."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from deckbuilder.layout.deck.slides import Slide
from deckbuilder.model import Run
from deckbuilder.plan import (
    FormulaShape,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.report import Report, did_you_mean
from deckbuilder.theme.colors import contrast
from deckbuilder.theme.layouts import SlideLayout
from deckbuilder.theme.tokens import Palette

#: WCAG 2.2, 1.4.3: normal text.
_READABLE = 4.5
#: Roles that a slide may have as its ground.
GROUNDS = ("background", "surface", "heading", "text", *(f"accent{number}" for number in range(1, 7)))


class Grounds:
    """The grounds a theme's palette offers."""

    def __init__(self, palette: Palette, report: Report) -> None:
        self._palette = palette
        self._report = report

    def role(self, slide: Slide) -> str | None:
        """The ground a slide asks for; one that does not exist is reported."""
        name = slide.attrs.get("background")
        if name is None or name in GROUNDS:
            return name
        near = did_you_mean(name, GROUNDS)
        help = (
            f"did you mean `{near}`?" if near else "there are " + ", ".join(f"`{role}`" for role in GROUNDS)
        )
        self._report.warning("background-unknown", f"there is no colour `{name}`", slide.span, help)
        return None

    def readable(
        self, shapes: tuple[Shape, ...], ground: str | None, layout: SlideLayout
    ) -> tuple[Shape, ...]:
        """The shapes with all text that stands directly on ``ground`` in whichever of two inks reads better
        there, where its own does not."""
        if ground is None or ground == layout.background:
            return shapes
        ink = max(("text", "inverse"), key=lambda role: self._contrast(role, ground))
        return tuple(self._inked(shape, ink, ground) for shape in shapes)

    def _contrast(self, role: str, ground: str) -> float:
        roles = self._palette.roles
        return contrast(roles[role].rgb, roles[ground].rgb)

    def _inked(self, shape: Shape, ink: str, ground: str) -> Shape:
        match shape:
            case TextShape():
                if shape.fill is not None:
                    return shape
                return replace(shape, paras=tuple(self._para(para, ink, ground) for para in shape.paras))
            case TableShape():
                rows = tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(cell, paras=tuple(self._para(para, ink, ground) for para in cell.paras))
                            for cell in row.cells
                        ),
                    )
                    for row in shape.rows
                )
                return replace(shape, rows=rows)
            case GroupShape():
                return replace(
                    shape, shapes=tuple(self._inked(member, ink, ground) for member in shape.shapes)
                )
            case FormulaShape():
                readable = self._contrast(shape.color, ground) >= _READABLE
                return shape if readable else replace(shape, color=ink)
            case ImageShape() | PathShape():
                return shape
            case _:
                assert_never(shape)

    def _para(self, para: Para, ink: str, ground: str) -> Para:
        para = replace(para, runs=tuple(self._linked(run, ink, ground) for run in para.runs))
        if self._contrast(para.style.color, ground) >= _READABLE:
            return para
        bullet = para.bullet and replace(para.bullet, color=ink)
        return replace(para, style=replace(para.style, color=ink), bullet=bullet)

    def _linked(self, run: Run, ink: str, ground: str) -> Run:
        """A link in ``ink`` and underlined, where the colour of links does not read well."""
        if run.href is None or run.color is not None or self._contrast("link", ground) >= _READABLE:
            return run
        return replace(run, color=ink, underline=True)
