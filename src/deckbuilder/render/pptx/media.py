"""Pictures: one part for each distinct one, however often it is shown."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE

from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.pictures import Blip


class Media:
    """The pictures of a deck."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[bytes, Part] = {}

    def blip(self, owner: Part, data: bytes, media: str, vector: bytes | None) -> Blip:
        """The relationships of ``owner`` to a picture's pixels, and to the drawing behind them if there is
        one."""
        raster = owner.relate_to(self._part(data, media, f"image/{media}"), RELATIONSHIP_TYPE.IMAGE)
        if vector is None:
            return Blip(raster)
        drawing = self._part(vector, "svg", "image/svg+xml")
        return Blip(raster, owner.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE))

    def _part(self, data: bytes, extension: str, content_type: str) -> Part:
        """Bytes remember their hash: asking again is cheap."""
        found = self._parts.get(data)
        if found is None:
            name = self._package.free(f"/ppt/media/image{{}}.{extension}", len(self._parts) + 1)
            found = self._parts[data] = self._package.part(name, content_type, data)
        return found
