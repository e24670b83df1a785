"""A plan for paper, its pictures with no more pixels than are seen at the largest size each is drawn in.

Photographs come from cameras with several times as many. Drawings stay drawings; pictures that move stay as
they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.pictures.picture import Picture
from deckbuilder.pictures.printed import reduced
from deckbuilder.plan import GroupShape, ImageShape, Plan, Shape, walked

Size = tuple[float, float]


def for_print(plan: Plan) -> Plan:
    """The plan with its pictures in the resolution of print."""
    sizes: dict[bytes, Size] = {}
    pixels: dict[bytes, tuple[int, int]] = {}
    for page in plan.pages:
        for image in _images(page.shapes):
            width, height = _size(image)
            most = sizes.get(image.data, (0.0, 0.0))
            sizes[image.data] = max(width, most[0]), max(height, most[1])
            pixels[image.data] = image.pixels
    fewer = {data: reduced(data, pixels[data], size) for data, size in sizes.items()}
    made = {data: picture for data, picture in fewer.items() if picture is not None}
    if not made:
        return plan
    pages = (replace(page, shapes=tuple(_reduced(page.shapes, made))) for page in plan.pages)
    return replace(plan, pages=tuple(pages))


def _images(shapes: Iterable[Shape]) -> Iterator[ImageShape]:
    """The pictures among some shapes of which the pixels are shown."""
    for shape in walked(shapes):
        if isinstance(shape, ImageShape) and shape.vector is None and shape.media != "gif":
            yield shape


def _size(image: ImageShape) -> Size:
    """Points that the whole picture would take, of which the box may show a part."""
    box, crop = image.box, image.crop
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    return box.width / max(1e-6, across), box.height / max(1e-6, down)


def _reduced(shapes: Iterable[Shape], made: dict[bytes, Picture]) -> Iterator[Shape]:
    for shape in shapes:
        match shape:
            case GroupShape():
                yield replace(shape, shapes=tuple(_reduced(shape.shapes, made)))
            case ImageShape() if shape.vector is None and shape.data in made:
                picture = made[shape.data]
                yield replace(shape, data=picture.data, pixels=picture.pixels)
            case _:
                yield shape
