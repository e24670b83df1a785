"""Pictures: named by what is in them, shown with what is cut off them left out."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from deckbuilder.plan import ImageShape, Rect

_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}


class Media(Struct, frozen=True):
    """A picture's file."""

    name: str
    """SHA-256 of its bytes, and an ending that tells its kind."""
    data: bytes
    media: str
    """Media type."""


def media(shape: ImageShape) -> Media:
    """The file that shows a picture best: the drawing, where there is one."""
    data, kind = (shape.data, shape.media) if shape.vector is None else (shape.vector, "svg")
    return Media(f"{hashlib.sha256(data).hexdigest()}.{kind}", data, _MEDIA[kind])


def full_box(shape: ImageShape) -> Rect:
    """The box of the whole picture, of which the crop leaves the shape's box."""
    box, crop = shape.box, shape.crop
    width = box.width / max(1e-6, 1 - crop.left - crop.right)
    height = box.height / max(1e-6, 1 - crop.top - crop.bottom)
    return Rect(box.x - crop.left * width, box.y - crop.top * height, width, height)


def clip(shape: ImageShape) -> str | None:
    """What of the whole picture is seen, as a CSS basic shape; None for all of it."""
    crop = shape.crop
    if shape.round:
        across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
        middle = crop.left + across / 2, crop.top + down / 2
        return f"ellipse({across / 2:.2%} {down / 2:.2%} at {middle[0]:.2%} {middle[1]:.2%})"
    sides = crop.top, crop.right, crop.bottom, crop.left
    return f"inset({' '.join(f'{side:.2%}' for side in sides)})" if any(sides) else None
