"""From a file's bytes to a picture: as it is where that is possible, else made fit and remembered."""

from __future__ import annotations

from deckbuilder.pictures import convert, headers
from deckbuilder.pictures.cache import cached
from deckbuilder.pictures.picture import BadPicture, Picture, refuse_bombs
from deckbuilder.pictures.signs import is_svg, refuse


def load(data: bytes, name: str) -> Picture:
    """The picture in a file's bytes; ``name`` is what findings call it. What the file's name ends in does
    not count, only what it holds.

    Raises:
        BadPicture: no picture, a damaged one, a format that cannot be shown, or too many pixels.
    """
    refuse(data, name)
    if is_svg(data):
        from deckbuilder.pictures.drawing import drawing

        return drawing(data, name)
    found = headers.ready(data)
    if found is not None:
        refuse_bombs(found.pixels, name)
        if found.media == "gif" or not convert.too_long(found.pixels):
            return found
    import PIL

    recipe = f"{convert.RECIPE} {PIL.__version__}"
    made = headers.ready(cached(data, recipe, lambda: convert.converted(data, name)))
    if made is None:
        raise BadPicture("image-broken", f"`{name}` is damaged", "save the picture again")
    return made
