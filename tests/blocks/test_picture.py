"""Picture files: what is embedded as it is, what is converted, what is refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deckbuilder.blocks.picture import MAX_PIXELS, BadPicture, load


def encoded(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "P") else (200,) * len(mode)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "media"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_png_and_jpeg_are_kept_byte_by_byte(kind: str, media: str) -> None:
    data = encoded(kind, dpi=(144, 144))
    picture = load(data, "x")
    assert (picture.data, picture.media, picture.pixels, picture.dpi) == (data, media, (40, 30), 144)
    assert picture.size == (20, 15)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "BMP"])
def test_other_formats_become_png(kind: str) -> None:
    picture = load(encoded(kind), "x")
    assert (picture.media, picture.pixels) == ("png", (40, 30))
    assert picture.data.startswith(b"\x89PNG")


def test_sixteen_bits_of_grey_are_kept() -> None:
    out = io.BytesIO()
    Image.new("I;16", (4, 4), 20000).save(out, "TIFF")
    with Image.open(io.BytesIO(load(out.getvalue(), "x").data)) as image:
        assert image.getpixel((0, 0)) == 20000


def test_a_picture_without_resolution_has_that_of_the_web() -> None:
    assert load(encoded("PNG"), "x").size == (30, 22.5)


def test_an_absurd_resolution_is_not_believed() -> None:
    assert load(encoded("PNG", dpi=(1, 1)), "x").dpi == 96


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_photographs_stand_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded("JPEG", exif=exif)
    picture = load(data, "x")
    assert picture.pixels == ((30, 40) if orientation > 4 else (40, 30))
    assert picture.media == "jpeg"
    assert (picture.data == data) is (orientation == 1)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_truncated_file_is_broken(kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind)
    with pytest.raises(BadPicture) as refused:
        load(out.getvalue()[:900], "cut.file")
    assert refused.value.code in ("image-broken", "image-format")
    assert "cut.file" in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"no picture", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadPicture):
        load(data, "x")


@pytest.mark.parametrize(
    "data", [b"<svg/>", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<svg xmlns='x'/>"]
)
def test_svg_is_named_as_such(data: bytes) -> None:
    with pytest.raises(BadPicture, match="SVG") as refused:
        load(data, "x.svg")
    assert refused.value.code == "image-format"


def test_a_picture_bomb_is_refused_before_it_is_decoded() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, MAX_PIXELS // 60_000 + 1, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(BadPicture) as refused:
        load(bomb, "x")
    assert refused.value.code == "image-too-large"


@settings(deadline=None)
@given(st.sampled_from([encoded("PNG"), encoded("JPEG"), encoded("GIF")]), st.data())
def test_damage_is_never_a_crash(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    damaged = data[:at] + draw.draw(st.binary(max_size=6)) + data[at + draw.draw(st.integers(0, 6)) :]
    try:
        picture = load(damaged, "x")
    except BadPicture:
        return
    assert all(picture.pixels)
