"""Pictures: one part for each distinct one, however often it is shown."""

from __future__ import annotations

from deckbuilder.plan import ImageShape
from deckbuilder.render.pptx.package import Package, Part


class Media:
    """The pictures of a deck."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[bytes, Part] = {}

    def raster(self, image: ImageShape) -> Part:
        """The part that holds the picture's pixels."""
        return self._part(image.data, image.media, f"image/{image.media}")

    def vector(self, image: ImageShape) -> Part | None:
        """The part that holds it as a drawing, if it is one."""
        return None if image.vector is None else self._part(image.vector, "svg", "image/svg+xml")

    def _part(self, data: bytes, extension: str, content_type: str) -> Part:
        """Bytes remember their hash: asking again is cheap."""
        found = self._parts.get(data)
        if found is None:
            name = self._package.free(f"/ppt/media/image{{}}.{extension}", len(self._parts) + 1)
            found = self._parts[data] = self._package.part(name, content_type, data)
        return found
