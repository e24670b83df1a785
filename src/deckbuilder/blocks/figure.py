"""Pictures: one, or several side by side, each with its caption and source below."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePath
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line, source_line
from deckbuilder.blocks.lengths import length
from deckbuilder.blocks.series import piled
from deckbuilder.model import Block, Run, Runs, plain
from deckbuilder.pictures import BadPicture, Picture, load
from deckbuilder.place import all_moved
from deckbuilder.plan import ImageShape, Insets, Para, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span, Unreadable

#: Where nothing bounds the height, no picture is taller than this share of the room's width: it fits a page.
TALLEST = 1.25
#: Width over height of a frame that stands in for a picture, and of a covered frame without a height.
FRAME = 16 / 9
#: No picture beside others gets less than this share of an equal part of the width.
LEAST_SHARE = 1 / 3
_LEAST = 12.0


class Image(Struct, frozen=True):
    """A picture with what its author says about it."""

    picture: Picture | None
    """None if it could not be had; a frame stands in for it."""
    path: str
    alt: str
    caption: Runs
    span: Span
    source: str | None = None
    decorative: bool = False
    width: str | None = None
    height: str | None = None
    fit: Literal["cover", "contain"] | None = None
    """Fill the frame and lose what sticks out, or grow to the frame; None: natural size, shrunk if needed."""


class Figure(Block, frozen=True, kw_only=True):
    """Pictures side by side."""

    images: tuple[Image, ...]

    def texts(self) -> tuple[Runs, ...]:
        return tuple(image.caption for image in self.images if image.caption)


def read(node: Node, reading: Reading) -> Figure | None:
    nodes = (
        (node,) if node.kind == "image" else tuple(child for child in node.children if child.kind == "image")
    )
    images = tuple(_image(child, reading) for child in nodes)
    return Figure(images=images, span=node.span, attrs=node.attrs) if images else None


def _image(node: Node, reading: Reading) -> Image:
    attrs = node.attrs
    decorative = "decorative" in attrs.classes
    alt = attrs.get("fig-alt") or attrs.get("alt") or plain(node.runs).strip()
    if not alt and not decorative:
        reading.report.warning(
            "alt-missing",
            f"the picture `{node.text}` has no alternative text",
            node.span,
            'say what it shows: ![caption](path){fig-alt="…"}, or mark it {.decorative}',
        )
    fit = attrs.get("fit")
    if fit not in (None, "cover", "contain"):
        reading.report.warning(
            "image-fit", f"`fit={fit}` is neither cover nor contain", node.span, "write one of them"
        )
    return Image(
        picture=_picture(node, reading),
        path=node.text,
        alt="" if decorative else alt,
        caption=node.runs,
        span=node.span,
        source=attrs.get("source"),
        decorative=decorative,
        width=_checked(node, "width", reading),
        height=_checked(node, "height", reading),
        fit="cover" if fit == "cover" else "contain" if fit == "contain" else None,
    )


def _checked(node: Node, key: str, reading: Reading) -> str | None:
    text = node.attrs.get(key)
    if text is not None and length(text, 100.0) is None:
        reading.report.warning(
            "image-size", f"`{key}={text}` is no length", node.span, "write it as 50%, 8cm, 3in or 200px"
        )
        return None
    return text


def _picture(node: Node, reading: Reading) -> Picture | None:
    """The picture's file, read once; None with a finding where it cannot be shown."""
    report, reference = reading.report, node.text
    if "://" in reference or reference.startswith("//"):
        report.warning(
            "image-remote",
            f"`{reference}` lies on the network, and nothing is fetched while building",
            node.span,
            "save the picture beside the brief and name that file",
        )
        return None
    if reference.startswith("data:"):
        report.warning(
            "image-format", "pictures inside the text are not read", node.span, "save it to a file"
        )
        return None
    try:
        path = _located(reference, node.span, reading)
        if path not in reading.pictures:
            reading.pictures[path] = load(reading.folder.data(path), reference)
    except Unreadable as fault:
        report.warning("image-missing", fault.message, node.span, fault.help)
        return None
    except BadPicture as fault:
        report.warning(fault.code, fault.message, node.span, fault.help)
        return None
    picture = reading.pictures[path]
    for remark in picture.remarks:
        report.warning(remark.code, remark.message, node.span, remark.help)
    return picture


def _located(reference: str, span: Span, reading: Reading) -> Path:
    """The file meant: beside the file that names it, which may be an included one, else beside the brief.

    Raises:
        Unreadable: there is neither.
    """
    folder = (reading.folder.root / span.path).parent
    if folder != reading.base:
        with suppress(Unreadable):
            return reading.folder.locate(reference, folder)
    return reading.folder.locate(reference, reading.base)


def lay(block: Figure, room: Room) -> Laid:
    gap = room.styles.column_gap
    widths = _widths(block, room.width - gap * (len(block.images) - 1))
    shapes: list[Shape] = []
    x, height = 0.0, 0.0
    for image, width in zip(block.images, widths, strict=True):
        laid = _lay_image(image, replace(room, width=width))
        shapes += all_moved(laid.shapes, x, 0.0)
        x += width + gap
        height = max(height, laid.height)
    return Laid(tuple(shapes), height, room.styles.gap, room.styles.gap)


def _widths(block: Figure, width: float) -> list[float]:
    """Frames as wide as lets all pictures be of one height, but none so narrow that its caption is torn."""
    least = LEAST_SHARE / len(block.images)
    shares = [_aspect(image) / sum(map(_aspect, block.images)) for image in block.images]
    # What the narrow ones gain is taken from what the others have above the least.
    above = [max(share - least, 0.0) for share in shares]
    left = (1 - LEAST_SHARE) / sum(above)
    return [width * (least + extra * left) for extra in above]


def _aspect(image: Image) -> float:
    return image.picture.aspect if image.picture else FRAME


def _lay_image(image: Image, room: Room) -> Laid:
    below = [*caption_line(image.caption, image.span, room), *source_line(image.source, image.span, room)]
    gap = air(room)
    used = piled(below).height + gap if below else 0.0
    tallest = max(_LEAST, (room.height if room.height is not None else room.width * TALLEST) - used)
    shape = (
        _placeholder(image, room, tallest)
        if image.picture is None
        else _shape(image, image.picture, room, tallest)
    )
    return piled([Laid((shape,), shape.box.height, after=gap), *below])


def _shape(image: Image, picture: Picture, room: Room, tallest: float) -> ImageShape:
    width, height = _size(image, picture, room.width, tallest)
    return ImageShape(
        Rect(0.0, 0.0, width, height),
        image.span,
        picture.data,
        picture.media,
        picture.pixels,
        picture.vector,
        crop=_crop(_aspect(image), width / height) if image.fit == "cover" else Insets(),
        alt=image.alt,
        decorative=image.decorative,
        name=PurePath(image.path).stem,
    )


def _size(image: Image, picture: Picture, widest: float, tallest: float) -> tuple[float, float]:
    """Width and height in points within the given bounds; proportions are kept except for ``cover``."""
    aspect = _aspect(image)
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


def _crop(picture: float, frame: float) -> Insets:
    """What of a picture sticks out of the frame it covers, alike on both sides; aspects are width over
    height."""
    if picture > frame:
        side = (1 - frame / picture) / 2
        return Insets(left=side, right=side)
    side = (1 - picture / frame) / 2
    return Insets(top=side, bottom=side)


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
    para = Para(runs, style, "P", image.span, lines)
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
