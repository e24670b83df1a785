"""Pictures: one part for each distinct one, however often it is shown."""

from __future__ import annotations

from deckbuilder.plan import ImageShape
from deckbuilder.render.pptx.package import Part


class Media:
    """The pictures of a deck."""

    def __init__(self) -> None:
        self._parts: dict[bytes, Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts.values())

    def part(self, image: ImageShape) -> str:
        """The name of the part that holds the picture. Bytes remember their hash: asking again is cheap."""
        if image.data not in self._parts:
            name = f"ppt/media/image{len(self._parts) + 1}.{image.media}"
            self._parts[image.data] = Part(name, "", image.data)
        return self._parts[image.data].name
