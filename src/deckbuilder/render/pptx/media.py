"""Pictures: one part for each distinct one, however often it is shown."""

from __future__ import annotations

from deckbuilder.plan import ImageShape
from deckbuilder.render.pptx.package import Package, Part


class Media:
    """The pictures of a deck."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[bytes, Part] = {}

    def part(self, image: ImageShape) -> Part:
        """The part that holds the picture. Bytes remember their hash: asking again is cheap."""
        found = self._parts.get(image.data)
        if found is None:
            name = f"/ppt/media/image{len(self._parts) + 1}.{image.media}"
            found = self._parts[image.data] = self._package.part(name, f"image/{image.media}", image.data)
        return found
