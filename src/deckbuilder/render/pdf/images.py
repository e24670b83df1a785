"""Pictures as image objects: JPEG and most PNG files go into the PDF as they are, compressed data and all.

Only what PDF cannot express (PNG with transparency, interlacing or 16 bits, and GIF) is decoded, with
Pillow. SVG drawings become drawings of PDF as far as `svg` knows how; of others the pixels are shown.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream

from deckbuilder.plan import ImageShape
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.text.fonts import FontBook

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Frame headers that start a JPEG scan: all SOFn except DHT (C4), JPG (C8) and DAC (CC) (ITU T.81, table
#: B.1).
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: Channels of a PNG by its colour type (PNG 11.2.2), and the colour space they are in.
PNG_COLORS: dict[int, tuple[int, str]] = {0: (1, "DeviceGray"), 2: (3, "DeviceRGB"), 3: (1, "Indexed")}
#: Colour space of a JPEG by its number of components.
JPEG_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class Picture(Struct, frozen=True):
    """An image XObject's data and the entries of its dictionary (ISO 32000-1, 8.9.5)."""

    data: bytes
    entries: dict[str, object]
    alpha: Picture | None = None
    """A grey image of the same size that says how opaque each pixel is."""


def picture(data: bytes, media: Literal["png", "jpeg", "gif"], pixels: tuple[int, int]) -> Picture:
    """Prepare a picture for embedding.

    Raises:
        ValueError: the data is not a picture of that kind.
    """
    match media:
        case "jpeg":
            return _jpeg(data, pixels)
        case "png":
            return _png(data, pixels)
        case "gif":
            return _decoded(data)


def draw_picture(sheets: Sheets, book: FontBook, shape: ImageShape) -> None:
    """Paint a picture into the unit square of the transformation in force. Stored once, however often it is
    drawn.

    Raises:
        ValueError: the data is not a picture of the kind it claims to be.
    """
    name = "im" + hashlib.sha256(shape.vector or shape.data).hexdigest()[:16]
    if not sheets.hasForm(name):
        sheets.add_image(name, _drawing(sheets, book, shape) or _image(sheets, shape))
    sheets.doForm(name)


def _drawing(sheets: Sheets, book: FontBook, shape: ImageShape) -> PDFStream | None:
    """A drawing as a drawing; None for what has no other form than pixels."""
    if shape.vector is None:
        return None
    from deckbuilder.render.pdf import svg

    try:
        return svg.form(shape.vector, book, sheets.add_stream)
    except svg.Undrawable:
        return None


def _image(sheets: Sheets, shape: ImageShape) -> PDFStream:
    image = picture(shape.data, shape.media, shape.pixels)
    mask = None if image.alpha is None else sheets.reference(_stream(image.alpha, None))
    return _stream(image, mask)


def _stream(image: Picture, mask: PDFObject | None) -> PDFStream:
    """The image as a PDF object; ``mask`` refers to the one that holds its `alpha`."""
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), **image.entries}
    if mask is not None:
        entries["SMask"] = mask
    return PDFStream(dictionary=PDFDictionary(entries), content=image.data)


def _entries(pixels: tuple[int, int], space: object, bits: int, filter: str) -> dict[str, object]:
    return {
        "Width": pixels[0],
        "Height": pixels[1],
        "ColorSpace": space,
        "BitsPerComponent": bits,
        "Filter": PDFName(filter),
    }


def _jpeg(data: bytes, pixels: tuple[int, int]) -> Picture:
    components, adobe = _jpeg_components(data)
    entries = _entries(pixels, PDFName(JPEG_SPACES[components]), 8, "DCTDecode")
    if components == 4 and adobe:
        # Photoshop writes CMYK files with inverted ink values.
        entries["Decode"] = PDFArray([1, 0] * 4)
    return Picture(data, entries)


def _jpeg_components(data: bytes) -> tuple[int, bool]:
    """Number of colour components, and whether an Adobe marker is present."""
    at, adobe = 2, False
    while at + 9 < len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in JPEG_FRAMES:
            if data[at + 9] not in JPEG_SPACES:
                break
            return data[at + 9], adobe
        adobe = adobe or (marker == 0xEE and data[at + 4 : at + 9] == b"Adobe")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise ValueError("no JPEG frame found")


def _png(data: bytes, pixels: tuple[int, int]) -> Picture:
    if not data.startswith(PNG_SIGNATURE):
        raise ValueError("no PNG signature")
    chunks = list(_chunks(data))
    header = next((body for kind, body in chunks if kind == b"IHDR"), b"")
    if len(header) != 13:
        raise ValueError("no PNG header")
    bits, color, interlaced = header[8], header[9], header[12]
    if color not in PNG_COLORS or bits > 8 or interlaced or any(kind == b"tRNS" for kind, _ in chunks):
        return _decoded(data)
    channels, space = PNG_COLORS[color]
    compressed = b"".join(body for kind, body in chunks if kind == b"IDAT")
    palette = next((body for kind, body in chunks if kind == b"PLTE"), b"")
    entries = _entries(pixels, _space(space, palette), bits, "FlateDecode")
    # Predictor 15: each row of the data names its own PNG filter (ISO 32000-1, 7.4.4.4).
    entries["DecodeParms"] = PDFDictionary(
        {"Predictor": 15, "Colors": channels, "BitsPerComponent": bits, "Columns": pixels[0]}
    )
    return Picture(compressed, entries)


def _space(space: str, palette: bytes) -> object:
    if space != "Indexed":
        return PDFName(space)
    return PDFArray([PDFName("Indexed"), PDFName("DeviceRGB"), len(palette) // 3 - 1, f"<{palette.hex()}>"])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_SIGNATURE)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _decoded(data: bytes) -> Picture:
    """A PNG, or the first picture of a GIF, through Pillow: colours and opacity apart, as PDF wants them."""
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        # Converting cuts values of 16 bits off at 255 instead of scaling them.
        grey = image.point(lambda value: value * (1 / 256)).convert("L") if image.mode[0] == "I" else image
        rgba = grey.convert("RGBA")
    red, green, blue, opacity = rgba.split()
    colors = Image.merge("RGB", (red, green, blue))
    alpha = None
    if opacity.getextrema()[0] != 255:
        entries = _entries(rgba.size, PDFName("DeviceGray"), 8, "FlateDecode")
        alpha = Picture(zlib.compress(opacity.tobytes()), entries)
    return Picture(
        zlib.compress(colors.tobytes()), _entries(rgba.size, PDFName("DeviceRGB"), 8, "FlateDecode"), alpha
    )
