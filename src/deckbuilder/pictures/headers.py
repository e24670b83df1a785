"""Pictures that need nothing done to them, known by their headers: sound, upright PNG, JPEG and moving GIF.

Nothing is decoded here, and Pillow is not loaded; most pictures of a brief end here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from deckbuilder.pictures.picture import DEFAULT_DPI, Picture, sane_dpi

_METRE = 39.3701  # inches
#: Frames of baseline, extended and progressive JPEG: what office programs show (ITU-T T.81, table B.1). The
#: others are converted.
_JPEG_FRAMES = (0xC0, 0xC1, 0xC2)
_NO_FRAMES = (0xC4, 0xC8, 0xCC)


def ready(data: bytes) -> Picture | None:
    """The picture as it is; None if it must be converted, or is none."""
    return _png(data) or _jpeg(data) or _gif(data)


def _png(data: bytes) -> Picture | None:
    """A PNG whose chunks are whole up to IEND, and upright (PNG specification, section 5)."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    pixels, dpi, at = (0, 0), (DEFAULT_DPI, DEFAULT_DPI), 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            return None
        if kind == b"IHDR" and length == 13:
            pixels = struct.unpack_from(">II", data, at + 8)
        elif kind == b"pHYs" and length == 9:
            dpi = _png_dpi(*struct.unpack_from(">IIB", data, at + 8))
        elif kind == b"eXIf" and not _upright(data[at + 8 : at + 8 + length]):
            return None
        elif kind == b"IEND":
            return Picture(data, "png", pixels, dpi) if all(pixels) else None
        at += 12 + length
    return None


def _png_dpi(across: int, down: int, unit: int) -> tuple[float, float]:
    """Pixels a metre as dots to the inch; where only their proportion is known, that (PNG, 11.3.4.3)."""
    if unit == 1:
        return sane_dpi(round(across / _METRE), round(down / _METRE))
    return sane_dpi(DEFAULT_DPI, DEFAULT_DPI * down / across) if across else (DEFAULT_DPI, DEFAULT_DPI)


def _jpeg(data: bytes) -> Picture | None:
    """A JPEG that is complete, stands upright and is not in inks (ITU-T T.81, annex B)."""
    if not data.startswith(b"\xff\xd8") or b"\xff\xd9" not in data[-1024:]:
        return None
    dpi = (DEFAULT_DPI, DEFAULT_DPI)
    for marker, body in _segments(data):
        if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            dpi = _jpeg_dpi(*struct.unpack_from(">BHH", body, 7))
        elif marker == 0xE1 and body.startswith(b"Exif\0") and not _upright(body):
            return None
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_FRAMES:
            if marker not in _JPEG_FRAMES or len(body) < 6 or body[5] == 4:
                return None
            height, width = struct.unpack_from(">HH", body, 1)
            return Picture(data, "jpeg", (width, height), dpi) if width and height else None
    return None


def _jpeg_dpi(unit: int, across: int, down: int) -> tuple[float, float]:
    """The density of a JFIF header: unit 1 is inches, 2 centimetres, 0 only a proportion (JFIF 1.02)."""
    if unit == 0:
        return sane_dpi(DEFAULT_DPI, DEFAULT_DPI * down / across) if across else (DEFAULT_DPI, DEFAULT_DPI)
    factor = 2.54 if unit == 2 else 1.0
    return sane_dpi(across * factor, down * factor)


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


def _gif(data: bytes) -> Picture | None:
    """A GIF of two pictures or more, whole up to its trailer; PowerPoint plays it (GIF89a specification)."""
    if not data.startswith((b"GIF87a", b"GIF89a")) or len(data) < 13:
        return None
    pixels = struct.unpack_from("<HH", data, 6)
    at, frames = 13 + _table(data[10]), 0
    while at < len(data):
        if data[at] == 0x3B:
            return Picture(data, "gif", pixels) if frames > 1 and all(pixels) else None
        if data[at] == 0x21:
            at += 2
        elif data[at] == 0x2C and at + 10 < len(data):
            frames += 1
            at += 11 + _table(data[at + 9])
        else:
            return None
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return None


def _table(flags: int) -> int:
    """Bytes of the colour table that a GIF's flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0
