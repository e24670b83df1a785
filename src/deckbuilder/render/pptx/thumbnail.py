"""The first slide as a small picture, which file managers show for the deck.

It is drawn from the plan at the size of a stamp: shapes, text and pictures, without bullets, marks and links.
What is on the layouts of an organisation's template is not in the plan, so it is for generated layouts only.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, assert_never

import uharfbuzz as hb

from deckbuilder.plan import (
    Anchor,
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Outline,
    Page,
    Para,
    PathShape,
    Rect,
    Shape,
    Stroke,
    TableShape,
    TextShape,
)
from deckbuilder.plan.connectors import arrow_heads, corners
from deckbuilder.plan.figures import outline
from deckbuilder.plan.geometry import Point
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.lines import PlacedLine, placed_lines, placed_paras
from deckbuilder.theme.layouts import SlideLayout
from deckbuilder.theme.tokens import Palette

if TYPE_CHECKING:
    from PIL import Image

#: Width of the picture in pixels: what PowerPoint itself writes.
_WIDTH = 256
#: Drawn so many times larger and then reduced, so that edges are smooth.
_FINER = 2
#: Pixels that letters may reach beyond their frame.
_BLEED = 4
#: Straight lines that stand for a curve.
_PARTS = 4
#: Pictures of more pixels take longer to decode than a stamp is worth; they are drawn as a plain box.
_MOST_PIXELS = 4_000_000


def thumbnail(page: Page, layout: SlideLayout, palette: Palette, fonts: FontBook) -> bytes:
    """A slide on its layout as a PNG file."""
    stamp = _Stamp(page, palette, fonts)
    stamp.box(Rect(0, 0, page.width, page.height), page.background or layout.background or "background", None)
    for shape in (*layout.decoration, *page.shapes):
        stamp.draw(shape)
    return stamp.png()


class _Brush(NamedTuple):
    fill: str | None
    outline: str | None
    width: int


class _Stamp:
    """The picture being drawn. Boxes are the plan's."""

    def __init__(self, page: Page, palette: Palette, fonts: FontBook) -> None:
        from PIL import Image, ImageDraw

        self._scale = _WIDTH * _FINER / page.width
        size = _WIDTH * _FINER, round(page.height * _WIDTH / page.width) * _FINER
        self._image: Image.Image = Image.new("RGB", size)
        self._pen = ImageDraw.Draw(self._image)
        self._palette = palette
        self._fonts = fonts

    def png(self) -> bytes:
        """Written here: Pillow would load its readers of all formats first."""
        small = self._image.reduce(_FINER)
        raw, row = small.tobytes(), small.width * 3
        lines = b"".join(b"\0" + raw[start : start + row] for start in range(0, len(raw), row))
        header = struct.pack(">IIBBBBB", small.width, small.height, 8, 2, 0, 0, 0)
        chunks = (b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)

    def draw(self, shape: Shape) -> None:
        match shape:
            case TextShape():
                if shape.figure == "rect":
                    self.box(shape.box, shape.fill, shape.stroke)
                else:
                    self._outline(outline(shape.figure, shape.box, flipped=shape.flipped), shape)
                self._text(shape.paras, shape.box.within(shape.inset), shape.anchor)
            case TableShape():
                self._table(shape)
            case ImageShape():
                self._picture(shape)
            case PathShape():
                self._path(shape)
            case FormulaShape():
                self._path(shape.drawing())
            case ConnectorShape():
                self._connector(shape)
            case GroupShape() | ChartShape():
                for member in shape.shapes if isinstance(shape, GroupShape) else shape.drawing:
                    self.draw(member)
            case _:
                assert_never(shape)

    def box(self, box: Rect, fill: str | None, stroke: Stroke | None) -> None:
        if fill is None and stroke is None:  # Pillow would draw an outline
            return
        left, top, right, bottom = self._edges(box)
        self._pen.rectangle((left, top, right - 1, bottom - 1), *self._brush(fill, stroke))

    def _edges(self, box: Rect) -> tuple[int, int, int, int]:
        """A box in pixels, at least one wide and high."""
        left, top = round(box.x * self._scale), round(box.y * self._scale)
        return (
            left,
            top,
            max(left + 1, round(box.right * self._scale)),
            max(top + 1, round(box.bottom * self._scale)),
        )

    def _brush(self, fill: str | None, stroke: Stroke | None) -> _Brush:
        return _Brush(
            self._rgb(fill) if fill else None,
            self._rgb(stroke.color) if stroke else None,
            max(1, round(stroke.width * self._scale)) if stroke else 1,
        )

    def _rgb(self, role: str) -> str:
        return f"#{self._palette.roles[role].rgb.lstrip('#')}"

    def _points(self, box: Rect, shares: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Points given as shares of a box, in pixels."""
        scale = self._scale
        return [((box.x + x * box.width) * scale, (box.y + y * box.height) * scale) for x, y in shares]

    def _connector(self, shape: ConnectorShape) -> None:
        color, scale = self._rgb(shape.stroke.color), self._scale
        ends = [(x * scale, y * scale) for x, y in corners(shape)]
        self._pen.line(ends, color, max(1, round(shape.stroke.width * scale)))
        for triangle in arrow_heads(shape):
            self._pen.polygon([(x * scale, y * scale) for x, y in triangle], color)

    def _outline(self, contours: Outline, shape: TextShape | PathShape) -> None:
        if shape.fill is None and shape.stroke is None:
            return
        brush = self._brush(shape.fill, shape.stroke)
        for points, closed in _corners(contours):
            if closed:
                self._pen.polygon(self._points(shape.box, points), *brush)
            else:
                self._pen.line(self._points(shape.box, points), brush.outline or brush.fill, brush.width)

    def _path(self, shape: PathShape) -> None:
        box = shape.box
        brush = self._brush(shape.fill, shape.stroke)
        match shape.figure:
            case "rect":
                self.box(box, shape.fill, shape.stroke)
            case "round" | "ellipse":
                self._outline(outline(shape.figure, box), shape)
            case "polygon":
                self._pen.polygon(self._points(box, shape.points), *brush)
            case "outline":
                self._outline(shape.outline, shape)
            case "line":
                if shape.stroke:
                    ends = (box.x, box.y, box.right, box.bottom)
                    self._pen.line([end * self._scale for end in ends], brush.outline, brush.width)
            case _:
                assert_never(shape.figure)

    def _text(self, paras: Sequence[Para], box: Rect, anchor: Anchor) -> None:
        """All glyphs of one colour are rastered together."""
        inks: dict[str, hb.RasterDraw] = {}
        for para, y in placed_paras(paras, box, anchor):
            for line in placed_lines(para, box.x, y, box.width):
                self._line(para, line, inks)
        for role, ink in inks.items():
            self._print(ink, self._rgb(role), box)

    def _line(self, para: Para, line: PlacedLine, inks: dict[str, hb.RasterDraw]) -> None:
        for piece, x, _ in line.pieces():
            if piece.font is None:
                continue
            face = self._fonts.by_key(piece.font)
            ink = inks.setdefault(piece.run.color or para.style.color, hb.RasterDraw())
            zoom = self._scale * piece.size / face.upem
            baseline = self._image.height - (line.baseline - piece.rise) * self._scale
            for glyph in face.glyphs(piece.text):
                at = (x + glyph.x_offset * piece.size) * self._scale
                ink.transform = (zoom, 0, 0, zoom, at, baseline + glyph.y_offset * piece.size * self._scale)
                face.trace(glyph.gid, ink)
                x += glyph.x_advance * piece.size

    def _print(self, ink: hb.RasterDraw, rgb: str, box: Rect) -> None:
        """Put the glyphs of one colour on the picture, as far as they are in or next to their box."""
        from PIL import Image

        left, top, right, bottom = self._edges(box)
        size = right - left + 2 * _BLEED, bottom - top + 2 * _BLEED
        origin = left - _BLEED, self._image.height - bottom - _BLEED  # y from the bottom up
        ink.extents = hb.RasterExtents(*origin, *size, 0)
        drawn = ink.render()
        mask = Image.frombytes("L", size, drawn.buffer, "raw", "L", drawn.extents.stride, -1)
        self._image.paste(rgb, (left - _BLEED, top - _BLEED), mask)

    def _table(self, table: TableShape) -> None:
        tops = accumulate((row.height for row in table.rows), initial=table.box.y)
        lefts = list(accumulate(table.columns, initial=table.box.x))
        for row, top in zip(table.rows, tops, strict=False):
            whole = Rect(table.box.x, top, table.box.width, row.height)
            self.box(whole, "surface" if row.header else None, None)
            self.box(Rect(whole.x, whole.bottom, whole.width, 0.0), "rule", None)
            for left, width, cell in zip(lefts, table.columns, row.cells, strict=False):
                inner = Rect(left, top, width, row.height).within(table.padding)
                self._text(cell.paras, inner, cell.anchor)

    def _picture(self, shape: ImageShape) -> None:
        from PIL import Image, ImageChops, ImageDraw

        left, top, right, bottom = self._edges(shape.box)
        width, height = shape.pixels
        if width * height > _MOST_PIXELS:
            self.box(shape.box, "surface", None)
            return
        crop = shape.crop
        shown = (crop.left * width, crop.top * height, (1 - crop.right) * width, (1 - crop.bottom) * height)
        picture = Image.open(io.BytesIO(shape.data)).convert("RGBA")
        small = picture.resize((right - left, bottom - top), box=shown, reducing_gap=2.0)
        if shape.round:
            mask = Image.new("L", small.size)
            ImageDraw.Draw(mask).ellipse((0, 0, right - left - 1, bottom - top - 1), fill=255)
            small.putalpha(ImageChops.multiply(small.getchannel("A"), mask))
        self._image.paste(small, (left, top), small)


def _corners(contours: Outline) -> Iterator[tuple[list[Point], bool]]:
    """The paths of an outline and whether each is closed, curves as broken lines: at this size no one sees
    the difference, or holes in letters."""
    for contour in contours:
        found: list[tuple[float, float]] = []
        for step in contour:
            if step.to == "close":
                if len(found) > 1:
                    yield found, True
                found = []
            elif step.to == "curve":
                found += (_on_curve(found[-1], step.points, at / _PARTS) for at in range(1, _PARTS + 1))
            else:
                found.append(step.points[-1])
        if len(found) > 1:
            yield found, False


def _on_curve(start: Point, points: Sequence[Point], at: float) -> Point:
    """A point of a cubic Bézier curve."""
    one, other, end = points
    weights = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, (start, one, other, end), strict=True))
        for axis in (0, 1)
    )
    return x, y


def _chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file (PNG specification, 5.3)."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
