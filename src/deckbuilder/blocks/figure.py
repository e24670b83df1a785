"""Pictures: one, or several arranged in rows, each with its caption and source below it."""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line, source_line
from deckbuilder.blocks.image import FRAME, Image, covering, read_image
from deckbuilder.blocks.lengths import length
from deckbuilder.blocks.mosaic import mosaic
from deckbuilder.blocks.series import piled
from deckbuilder.model import Attrs, Block, Caption, Run, Runs, plain
from deckbuilder.pictures import DEFAULT_DPI, Picture
from deckbuilder.place import all_moved
from deckbuilder.plan import NO_INSETS, ImageShape, Para, Rect, Shape, Stroke, Tag, TextShape

#: Where nothing bounds the height, one picture is no taller than this share of the room's width, so that it
#: fits a page; several together aim at this one.
TALLEST, TALLEST_TOGETHER = 1.25, 0.75
#: A picture is not enlarged beyond this many points a pixel, twice the size it has on a web page: it blurs.
COARSEST = 2 * 72 / DEFAULT_DPI
#: Cells are no slimmer and no flatter than this; pictures beyond it stand in them with room to spare.
_SLIMMEST, _FLATTEST = 0.45, 3.5
#: Width over height of cells that pictures cover: that of most cameras.
_COVERED = 3 / 2
_LEAST = 12.0
#: The classes and keys that say where on a page a figure stands.
PLACES, PLACED = ("here", "wide"), ("float", "fig-pos")


class Figure(Block, frozen=True, kw_only=True):
    """Pictures that belong together."""

    images: tuple[Image, ...]
    columns: int | None = None
    """How many stand in a row; None: as many as suits them."""

    def texts(self) -> tuple[Runs, ...]:
        return tuple(image.caption for image in self.images if image.caption)

    def captions(self) -> tuple[Caption, ...]:
        return tuple(Caption("figure", image.id, image.caption, image.label) for image in self.images)

    def with_captions(self, captions: tuple[Caption, ...]) -> Self:
        pairs = zip(self.images, captions, strict=True)
        return replace(self, images=tuple(replace(image, id=one.id, label=one.label) for image, one in pairs))


def read(node: Node, reading: Reading) -> Figure | None:
    nodes = (
        (node,) if node.kind == "image" else tuple(child for child in node.children if child.kind == "image")
    )
    images = tuple(read_image(child, reading) for child in nodes)
    columns = _columns(node, reading)
    if not images:
        return None
    return Figure(images=images, columns=columns, span=node.span, attrs=_placed(node.attrs, nodes))


def _placed(attrs: Attrs, images: tuple[Node, ...]) -> Attrs:
    """The figure's attributes, with what is said at its only picture of its place on a page."""
    if len(images) != 1:
        return attrs
    said = images[0].attrs
    classes = (name for name in said.classes if name in PLACES)
    values = (pair for pair in said.values if pair[0] in PLACED)
    return Attrs(attrs.id, (*attrs.classes, *classes), (*attrs.values, *values))


def _columns(node: Node, reading: Reading) -> int | None:
    text = node.attrs.get("layout-ncol")
    if text is None or (text.isascii() and text.isdigit() and 1 <= int(text) <= 9):
        return None if text is None else int(text)
    reading.report.warning(
        "layout-ncol", f"`layout-ncol={text}` is no number from 1 to 9", node.span, "write `layout-ncol=3`"
    )
    return None


def lay(block: Figure, room: Room) -> Laid:
    if any(image.caption or image.label or image.source for image in block.images):
        room = room.inside(Tag("Div", block.number))
    if len(block.images) == 1:
        laid = _lay_image(block.images[0], room)
    elif any(image.width or image.height for image in block.images):
        laid = _side_by_side(block, room)
    else:
        laid = _in_rows(block, room)
    return replace(laid, before=room.styles.gap, after=room.styles.gap)


def _in_rows(block: Figure, room: Room) -> Laid:
    """Pictures of one height in each row, all rows from edge to edge."""
    images, space = block.images, air(room)

    def words(index: int, width: float) -> Laid | None:
        below = _below(images[index], replace(room, width=width))
        return room.recall(images[index], lambda: piled(below), "words", width) if below else None

    def below(index: int, width: float) -> float:
        laid = words(index, width)
        return laid.height + space if laid else 0.0

    height = room.height if room.height is not None else room.width * TALLEST_TOGETHER
    gap = room.styles.column_gap
    cells = [_COVERED if one.fit == "cover" else min(max(one.aspect, _SLIMMEST), _FLATTEST) for one in images]
    widest = [_widest(image, cell) for image, cell in zip(images, cells, strict=True)]
    boxes, total = mosaic(cells, (room.width, height), gap, below, widest, block.columns)
    shapes: list[Shape] = []
    for index, (image, box) in enumerate(zip(images, boxes, strict=True)):
        laid = words(index, box.width)
        shapes += [_in_cell(image, box, room)]
        shapes += all_moved(laid.shapes, box.x, box.bottom + space) if laid else ()
    return Laid(tuple(shapes), total)


def _widest(image: Image, cell: float) -> float:
    """How wide a cell, ``cell`` times as wide as high, may become until the picture in it blurs."""
    if image.picture is None or image.fit is not None:
        return math.inf
    return image.picture.pixels[0] * COARSEST * max(1.0, cell / image.aspect)


def _in_cell(image: Image, cell: Rect, room: Room) -> Shape:
    """A picture in its cell, on its words and at its left."""
    if image.picture is None:
        return replace(_placeholder(image, replace(room, width=cell.width), cell.height), box=cell)
    if image.fit == "cover":
        return _shape(image, image.picture, cell, room.within)
    width = min(cell.width, cell.height * image.aspect)
    height = width / image.aspect
    return _shape(image, image.picture, Rect(cell.x, cell.bottom - height, width, height), room.within)


def _side_by_side(block: Figure, room: Room) -> Laid:
    """Pictures of the sizes that their author wants, in one row of equal parts."""
    gap = room.styles.column_gap
    width = max(1.0, (room.width - gap * (len(block.images) - 1)) / len(block.images))
    shapes: list[Shape] = []
    height = 0.0
    for index, image in enumerate(block.images):
        laid = _lay_image(image, replace(room, width=width))
        shapes += all_moved(laid.shapes, index * (width + gap), 0.0)
        height = max(height, laid.height)
    return Laid(tuple(shapes), height)


def _below(image: Image, room: Room) -> list[Laid]:
    caption = caption_line(image.caption, image.span, room, image.label, image.id)
    return [*caption, *source_line(image.source, image.span, room)]


def _lay_image(image: Image, room: Room) -> Laid:
    below = _below(image, room)
    gap = air(room)
    used = piled(below).height + gap if below else 0.0
    tallest = max(_LEAST, (room.height if room.height is not None else room.width * TALLEST) - used)
    shape: Shape
    if image.picture is None:
        shape = _placeholder(image, room, tallest)
    else:
        size = _size(image, image.picture, room.width, tallest)
        shape = _shape(image, image.picture, Rect(0.0, 0.0, *size), room.within)
    return piled([Laid((shape,), shape.box.height, after=gap), *below])


def _shape(image: Image, picture: Picture, box: Rect, within: tuple[Tag, ...]) -> ImageShape:
    covers = image.fit == "cover"
    return ImageShape(
        box,
        image.span,
        picture.data,
        picture.media,
        picture.pixels,
        picture.vector,
        crop=covering(image.aspect, box.width / box.height, image.focus) if covers else NO_INSETS,
        alt=image.alt,
        decorative=image.decorative,
        name=PurePath(image.path).stem,
        within=within,
    )


def _size(image: Image, picture: Picture, widest: float, tallest: float) -> tuple[float, float]:
    """Width and height in points within the given bounds; proportions are kept except for ``cover``."""
    aspect = image.aspect
    width = length(image.width, widest) if image.width else None
    height = length(image.height, tallest) if image.height else None
    if image.fit == "cover":
        width = min(width or widest, widest)
        return width, min(height or tallest, tallest, width / FRAME if height is None else tallest)
    if width is None and height is None:
        width = widest if image.fit == "contain" else picture.size[0]
    if width is None:
        width = (height or tallest) * aspect
    if height is not None:
        width = min(width, height * aspect)
    width = max(1.0, min(width, widest, tallest * aspect))
    return width, width / aspect


def _placeholder(image: Image, room: Room, tallest: float) -> TextShape:
    """A frame with what the picture would have said, so that its absence is seen; where a caption says that,
    with the file's name."""
    style = replace(room.styles.caption, before=0.0, after=0.0)
    inset = room.styles.panel_padding
    width = length(image.width, room.width) if image.width else None
    width = min(width or room.width / 2, room.width, max(tallest * FRAME, room.width / 4))
    words = image.path if image.alt in ("", plain(image.caption).strip()) else image.alt
    runs = (Run(words),)
    lines = room.typesetter.set(runs, style, max(1.0, width - inset.left - inset.right))
    para = Para(runs, style, "P", image.span, lines, within=room.within)
    height = max(min(width / FRAME, tallest), para.height + inset.top + inset.bottom)
    box = Rect(0.0, 0.0, width, height)
    stroke = Stroke("rule", 0.75, dash=True)
    return TextShape(
        box,
        image.span,
        (para,),
        "text",
        inset,
        "middle",
        fill="surface",
        stroke=stroke,
        name="Missing picture",
    )


KIND = Kind(Figure, ("figure", "image"), read, lay, scales=True)
