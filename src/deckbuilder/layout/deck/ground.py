"""Slides with a ground of their own (`## Title {background="accent1"}`), and text that stays readable on
it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from deckbuilder.blocks.figure import Figure
from deckbuilder.blocks.image import Image, covering
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.model import Run
from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.report import Report, did_you_mean
from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, luminance, mixed
from deckbuilder.theme.frames import FOOTER_ROLES
from deckbuilder.theme.layouts import SlideLayout
from deckbuilder.theme.tokens import Palette

#: What may stand on a page that shows a picture and nothing else, and the air around it in points.
_MARGINAL, _AIR = ("title", *FOOTER_ROLES), 12.0
#: What text is set in that would not be readable in its own colour.
_INKS = ("text", "inverse")
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
        if "." in name:  # a picture, of which its reader has said what is wrong with it
            return None if _image(slide) is None else self._veil
        near = did_you_mean(name, GROUNDS)
        help = (
            f"did you mean `{near}`?"
            if near
            else "there are " + ", ".join(f"`{role}`" for role in GROUNDS) + "; or name a picture's file"
        )
        self._report.warning("background-unknown", f"there is no colour `{name}`", slide.span, help)
        return None

    def backdrop(self, slide: Slide, shapes: Sequence[Shape], page: Rect) -> Iterator[Shape]:
        """The picture behind all else, if the slide has one, and a veil that keeps light text readable on
        it: over everything, or over title and foot alone where nothing else is shown."""
        image = _image(slide)
        if image is None or image.picture is None:
            return
        picture = image.picture
        yield ImageShape(
            page, image.span, picture.data, picture.media, picture.pixels, picture.vector,
            covering(picture.aspect, page.width / page.height, image.focus), decorative=True,
            name="Background picture",
        )  # fmt: skip
        for box in _bands(shapes, page):
            yield PathShape(
                box, image.span, "rect", self._veil, opacity=self._opacity, name="Background veil"
            )

    @property
    def _veil(self) -> str:
        """The darker of the theme's two grounds for large areas."""
        return min(("heading", "background"), key=lambda role: luminance(self._palette.roles[role].rgb))

    @property
    def _opacity(self) -> float:
        """The least, in steps of a twentieth, at which the lighter ink is readable on the veil over white:
        whatever the picture shows, it is darker."""
        return next(
            share / 20
            for share in range(8, 21)
            if share == 20 or self._contrast(self._ink(self._veil), self._veiled(share / 20)) >= TEXT_CONTRAST
        )

    def _veiled(self, opacity: float) -> str:
        """White under the veil."""
        return mixed("FFFFFF", self._palette.roles[self._veil].rgb, opacity)

    def readable(
        self, shapes: tuple[Shape, ...], slide: Slide, ground: str | None, layout: SlideLayout
    ) -> tuple[Shape, ...]:
        """The shapes with all text that stands directly on ``ground``, or on the slide's picture, in
        whichever of two inks reads better there, where its own does not."""
        if ground is None or (ground == layout.background and slide.ground is None):
            return shapes
        paper = self._palette.roles[ground].rgb if slide.ground is None else self._veiled(self._opacity)
        ink = self._ink(ground)
        return tuple(self._inked(shape, ink, paper) for shape in shapes)

    def _ink(self, ground: str) -> str:
        return max(_INKS, key=lambda role: self._contrast(role, self._palette.roles[ground].rgb))

    def _contrast(self, role: str, paper: str) -> float:
        return contrast(self._palette.roles[role].rgb, paper)

    def _inked(self, shape: Shape, ink: str, paper: str) -> Shape:
        match shape:
            case TextShape():
                if shape.fill is not None:
                    return shape
                return replace(shape, paras=tuple(self._para(para, ink, paper) for para in shape.paras))
            case TableShape():
                rows = tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(cell, paras=tuple(self._para(para, ink, paper) for para in cell.paras))
                            for cell in row.cells
                        ),
                    )
                    for row in shape.rows
                )
                return replace(shape, rows=rows)
            case GroupShape():
                return replace(
                    shape, shapes=tuple(self._inked(member, ink, paper) for member in shape.shapes)
                )
            case ChartShape():
                drawing, over = (
                    tuple(self._inked(member, ink, paper) for member in part)
                    for part in (shape.drawing, shape.over)
                )
                chart = shape.chart.inked(lambda color: self._readable(color, ink, paper))
                return replace(shape, chart=chart, drawing=drawing, over=over)
            case FormulaShape():
                return replace(shape, color=self._readable(shape.color, ink, paper))
            case ImageShape() | PathShape() | ConnectorShape():
                return shape
            case _:
                assert_never(shape)

    def _readable(self, color: str, ink: str, paper: str) -> str:
        """The colour where it can be read on the paper or stands on a fill of its own, else ``ink``."""
        kept = color.startswith("on-") or self._contrast(color, paper) >= TEXT_CONTRAST
        return color if kept else ink

    def _para(self, para: Para, ink: str, paper: str) -> Para:
        para = replace(para, runs=tuple(self._linked(run, ink, paper) for run in para.runs))
        color = self._readable(para.style.color, ink, paper)
        if color == para.style.color:
            return para
        bullet = para.bullet and replace(para.bullet, color=color)
        return replace(para, style=replace(para.style, color=color), bullet=bullet)

    def _linked(self, run: Run, ink: str, paper: str) -> Run:
        """A link in ``ink`` and underlined, where the colour of links does not read well."""
        if run.href is None or run.color is not None or self._contrast("link", paper) >= TEXT_CONTRAST:
            return run
        return replace(run, color=ink, underline=True)


def _image(slide: Slide) -> Image | None:
    """The picture a slide has as its ground; None if it has none, or it could not be had."""
    image = slide.ground.images[0] if isinstance(slide.ground, Figure) else None
    return image if image is not None and image.picture is not None else None


def _bands(shapes: Sequence[Shape], page: Rect) -> tuple[Rect, ...]:
    """Where a page's text stands: at the head and at the foot, or anywhere."""
    middle = page.height / 2
    shapes = [shape for shape in shapes if 0 <= shape.box.y < page.height]  # not a title for readers alone
    if any(shape.role not in _MARGINAL or shape.box.y < middle < shape.box.bottom for shape in shapes):
        return (page,)
    head = max((shape.box.bottom for shape in shapes if shape.box.y < middle), default=0.0)
    foot = min((shape.box.y for shape in shapes if shape.box.y > middle), default=page.height)
    bands = Rect(0.0, 0.0, page.width, head + _AIR), Rect(0.0, foot - _AIR, page.width, page.height)
    return tuple(replace(band, height=min(band.bottom, page.height) - band.y) for band in bands)
