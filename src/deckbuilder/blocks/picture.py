"""A picture file as a renderer may embed it: PNG or JPEG bytes with their size. Not a block kind.

PNG and JPEG headers are read here, since most pictures need nothing more; Pillow is loaded only to convert
other formats and to turn pictures upright.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

#: Decoded, a picture of this many pixels takes about 250 MB; larger ones are refused before they are decoded.
MAX_PIXELS = 80_000_000
#: Resolution of pictures that state none: CSS's reference pixel.
DEFAULT_DPI = 96.0
_SANE_DPI = (36.0, 2400.0)
_METRE = 39.3701  # inches


class BadPicture(Exception):
    """A file that cannot be shown as a picture. ``code`` and ``message`` are those of the finding."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help


class Picture(Struct, frozen=True):
    """A picture ready to be embedded."""

    data: bytes
    media: Literal["png", "jpeg"]
    pixels: tuple[int, int]
    dpi: float

    @property
    def size(self) -> tuple[float, float]:
        """Natural width and height in points."""
        return self.pixels[0] * 72 / self.dpi, self.pixels[1] * 72 / self.dpi


def load(data: bytes, name: str) -> Picture:
    """The picture in a file's bytes.

    Raises:
        BadPicture: vector formats, damaged files, and pictures too large to decode.
    """
    if _is_svg(data):
        raise BadPicture(
            "image-format", f"`{name}` is an SVG drawing, which cannot be embedded yet", "save it as PNG"
        )
    found = _png(data) or _jpeg(data)
    if found is None:
        return _converted(data, name)
    _refuse_bombs(found.pixels, name)
    return found


def _is_svg(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<svg") or (
        start.startswith((b"<?xml", b"<!--", b"<!doctype")) and b"<svg" in start
    )


def _refuse_bombs(pixels: tuple[int, int], name: str) -> None:
    width, height = pixels
    if width * height > MAX_PIXELS:
        raise BadPicture(
            "image-too-large",
            f"`{name}` has {width} × {height} pixels",
            f"scale it down to at most {MAX_PIXELS // 1_000_000} million pixels",
        )


def _dpi(value: float) -> float:
    return value if _SANE_DPI[0] <= value <= _SANE_DPI[1] else DEFAULT_DPI


def _png(data: bytes) -> Picture | None:
    """A PNG whose chunks are whole up to IEND; None if it is anything else (PNG specification, section 5)."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    pixels, dpi, at = (0, 0), DEFAULT_DPI, 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            return None
        if kind == b"IHDR" and length == 13:
            pixels = struct.unpack_from(">II", data, at + 8)
        elif kind == b"pHYs" and length == 9:
            per_metre, _, unit = struct.unpack_from(">IIB", data, at + 8)
            dpi = _dpi(round(per_metre / _METRE)) if unit == 1 else dpi
        elif kind == b"IEND":
            return Picture(data, "png", pixels, dpi) if all(pixels) else None
        at += 12 + length
    return None


def _jpeg(data: bytes) -> Picture | None:
    """A JPEG that is complete and stands upright; None if it is anything else (ITU-T T.81, annex B)."""
    if not data.startswith(b"\xff\xd8") or b"\xff\xd9" not in data[-1024:]:
        return None
    dpi = DEFAULT_DPI
    for marker, body in _segments(data):
        if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            unit, density = body[7], struct.unpack_from(">H", body, 8)[0]
            dpi = _dpi(density if unit == 1 else density * 2.54) if unit in (1, 2) else dpi
        elif marker == 0xE1 and body.startswith(b"Exif\0") and not _upright(body):
            return None
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and len(body) >= 6:
            height, width = struct.unpack_from(">HH", body, 1)
            return Picture(data, "jpeg", (width, height), dpi) if width and height else None
    return None


def _upright(exif: bytes) -> bool:
    """Whether the orientation entry (tag 0x0112, one SHORT) is absent or 1, in either byte order."""
    for order, entry in ((">", b"\x01\x12\0\x03\0\0\0\x01"), ("<", b"\x12\x01\x03\0\x01\0\0\0")):
        at = exif.find(entry)
        if 0 <= at <= len(exif) - 10:
            return bool(struct.unpack_from(order + "H", exif, at + 8)[0] == 1)
    return True


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and content of the segments before the first scan."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        length = struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA or length < 2:
            return
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length


def _converted(data: bytes, name: str) -> Picture:
    """Any other format Pillow reads, upright, as PNG; photographs stay JPEG."""
    import io
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as opened:
            _refuse_bombs(opened.size, name)
            was_jpeg = opened.format == "JPEG"
            stated = opened.info.get("dpi", (DEFAULT_DPI,))[0]
            upright = ImageOps.exif_transpose(opened)
            out = io.BytesIO()
            if was_jpeg:
                upright.convert("RGB").save(out, "JPEG", quality=92)
            else:
                kept = upright.mode in ("RGB", "RGBA", "L", "LA", "I;16")
                plain = upright if kept else upright.convert("RGBA")
                plain.save(out, "PNG")
    except UnidentifiedImageError:
        raise BadPicture(
            "image-format", f"`{name}` is in no picture format that can be read", "save it as PNG or JPEG"
        ) from None
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError) as error:
        raise BadPicture("image-broken", f"`{name}` is damaged: {error}", "save the picture again") from None
    return Picture(out.getvalue(), "jpeg" if was_jpeg else "png", upright.size, _dpi(float(stated)))
