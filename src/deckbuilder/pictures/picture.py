"""What a picture is to the rest of the program, and what is said where it cannot be one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

#: Decoded, a picture of this many pixels takes about 250 MB; larger ones are refused before they are decoded.
MAX_PIXELS = 80_000_000
#: Resolution of pictures that state none: CSS's reference pixel.
DEFAULT_DPI = 96.0
_SANE_DPI = (36.0, 2400.0)


class Remark(Struct, frozen=True):
    """What the author should know of a picture: a finding without its place."""

    code: str
    message: str
    help: str


class BadPicture(Exception):
    """A file that cannot be shown as a picture. ``code``, ``message`` and ``help`` are those of the
    finding."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help


class Picture(Struct, frozen=True):
    """A picture ready to be embedded."""

    data: bytes
    media: Literal["png", "jpeg", "gif"]
    """GIF only where it moves."""
    pixels: tuple[int, int]
    dpi: tuple[float, float] = (DEFAULT_DPI, DEFAULT_DPI)
    """Pixels to the inch across and down."""
    vector: bytes | None = None
    """The same picture as an SVG document that is safe to embed; ``data`` is drawn from it."""
    remarks: tuple[Remark, ...] = ()

    @property
    def size(self) -> tuple[float, float]:
        """Natural width and height in points."""
        return self.pixels[0] * 72 / self.dpi[0], self.pixels[1] * 72 / self.dpi[1]

    @property
    def aspect(self) -> float:
        """Width over height as it is to be seen: the pixels of scans and faxes need not be square."""
        width, height = self.size
        return width / height


def sane_dpi(across: float, down: float) -> tuple[float, float]:
    """A stated resolution, if it can be believed."""
    least, most = _SANE_DPI
    believed = least <= across <= most and least <= down <= most
    return (across, down) if believed else (DEFAULT_DPI, DEFAULT_DPI)


def refuse_bombs(pixels: tuple[int, int], name: str) -> None:
    """Raises: BadPicture: more pixels than can be decoded."""
    width, height = pixels
    if width * height > MAX_PIXELS:
        raise BadPicture(
            "image-too-large",
            f"`{name}` has {width} × {height} pixels",
            f"scale it down to at most {MAX_PIXELS // 1_000_000} million pixels",
        )
