"""The portrait beside a quotation, cut to a circle or a square. Not a block kind."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading, Room
from deckbuilder.blocks.image import MIDDLE, Image, covering, read_image
from deckbuilder.model import Attrs
from deckbuilder.plan import ImageShape, Rect, Tag

#: Side of the portrait in times of the quotation's size, and at most as a share of the width.
_SIDE, _WIDEST = 5.5, 0.25
#: Between portrait and words, in times of the quotation's size.
_GAP = 1.0
#: Faces are in the upper part of upright pictures.
_FACE = (0.5, 0.3)


def read_portrait(node: Node, name: str, reading: Reading) -> Image | None:
    """The picture that ``portrait=`` names; who it shows is said by ``alt=``, else by the name of who
    speaks."""
    path, outline = node.attrs.get("portrait"), node.attrs.get("shape")
    if outline not in (None, "circle", "square"):
        message = f"`shape={outline}` is neither circle nor square"
        reading.report.warning("quote-shape", message, node.span, "write one of them")
    if path is None:
        return None
    said = node.attrs.get("fig-alt") or node.attrs.get("alt") or name
    values = [("fig-alt", said)] if said else []
    if focus := node.attrs.get("focus"):
        values += [("focus", focus), ("fit", "cover")]
    image = read_image(Node("image", node.span, text=path, attrs=Attrs(values=tuple(values))), reading)
    return replace(image, focus=_FACE) if image.focus == MIDDLE and image.aspect < 1 else image


def side(room: Room) -> float:
    """Of the square that a portrait fills, in points."""
    return min(_SIDE * room.styles.quote.size, _WIDEST * room.width)


def beside(room: Room) -> float:
    """What a portrait takes from the width of a quotation."""
    return side(room) + _GAP * room.styles.quote.size


def portrait_shape(image: Image, room: Room, *, square: bool, within: tuple[Tag, ...]) -> ImageShape | None:
    """The portrait at the room's top left; None where the picture could not be had."""
    picture = image.picture
    if picture is None:
        return None
    return ImageShape(
        Rect(0.0, 0.0, side(room), side(room)),
        image.span,
        picture.data,
        picture.media,
        picture.pixels,
        picture.vector,
        covering(picture.aspect, 1.0, image.focus),
        round=not square,
        role="portrait",
        alt=image.alt,
        name="Portrait",
        within=within,
    )
