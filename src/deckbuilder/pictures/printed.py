"""Pictures in print: no more pixels than are seen at the size they are drawn in."""

from __future__ import annotations

import math

from deckbuilder.pictures import convert, headers
from deckbuilder.pictures.cache import cached
from deckbuilder.pictures.picture import BadPicture, Picture

#: Pixels to the inch that print shows: what printers and their PDF settings ask for photographs.
PPI = 300.0
#: Changed whenever the same picture would be reduced to other bytes.
_RECIPE = "print 1"


def reduced(data: bytes, pixels: tuple[int, int], size: tuple[float, float]) -> Picture | None:
    """A PNG or JPEG as it is needed in a width and height in points; None if it is to stay as it is: it has
    few pixels more than that, or would not take fewer bytes, or is damaged.
    """
    share = max(PPI * length / 72 / count for length, count in zip(size, pixels, strict=True))
    if share * convert.SLACK >= 1:
        return None
    import PIL

    fewer = math.ceil(pixels[0] * share), math.ceil(pixels[1] * share)
    recipe = f"{_RECIPE} {fewer[0]}x{fewer[1]} {PIL.__version__}"
    try:
        made = headers.ready(cached(data, recipe, lambda: convert.reduced(data, "picture", fewer)))
    except BadPicture:
        return None
    return made if made is not None and len(made.data) < len(data) else None
