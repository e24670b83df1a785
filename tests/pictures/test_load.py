"""Picture files: what is embedded as it is, what is converted, what is refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from deckbuilder.pictures import BadPicture, load
from deckbuilder.pictures.convert import LONGEST
from deckbuilder.pictures.picture import MAX_PIXELS


def encoded(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "P") else (200,) * len(mode)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "media"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_png_and_jpeg_are_kept_byte_by_byte(kind: str, media: str) -> None:
    data = encoded(kind, dpi=(144, 144))
    picture = load(data, "x")
    assert (picture.data, picture.media, picture.pixels, picture.dpi) == (data, media, (40, 30), (144, 144))
    assert picture.size == (20, 15)


@pytest.mark.parametrize(
    ("kind", "more", "media"),
    [
        ("GIF", {}, "png"),
        ("TIFF", {}, "png"),
        ("BMP", {}, "png"),
        ("PPM", {}, "png"),
        ("WEBP", {"lossless": True}, "png"),
        ("WEBP", {}, "jpeg"),
        ("AVIF", {}, "jpeg"),
    ],
)
def test_other_formats_become_png_or_where_they_were_lossy_jpeg(
    kind: str, more: dict[str, object], media: str
) -> None:
    picture = load(encoded(kind, (40, 30), "RGB", **more), "x")
    assert (picture.media, picture.pixels) == (media, (40, 30))


def test_sixteen_bits_of_grey_are_kept() -> None:
    out = io.BytesIO()
    Image.new("I;16", (4, 4), 20000).save(out, "TIFF")
    with Image.open(io.BytesIO(load(out.getvalue(), "x").data)) as image:
        assert image.getpixel((0, 0)) == 20000


def test_a_picture_without_resolution_has_that_of_the_web() -> None:
    assert load(encoded("PNG"), "x").size == (30, 22.5)


def test_an_absurd_resolution_is_not_believed() -> None:
    assert load(encoded("PNG", dpi=(1, 1)), "x").dpi == (96, 96)


def quarters(kind: str, orientation: int) -> bytes:
    """A picture of four colours that is red, green, blue and white, row by row, once it stands as its
    orientation says."""
    upright = Image.new("RGB", (80, 40), "white")
    for color, at in (("red", (0, 0)), ("lime", (40, 0)), ("blue", (0, 20))):
        upright.paste(color, (*at, at[0] + 40, at[1] + 20))
    turn = Image.Transpose
    stored = {
        2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM, 5: turn.TRANSPOSE,
        6: turn.ROTATE_90, 7: turn.TRANSVERSE, 8: turn.ROTATE_270,
    }  # fmt: skip
    image = upright if orientation == 1 else upright.transpose(stored[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, kind, exif=exif, dpi=(100, 200))
    return out.getvalue()


def near(image: Image.Image, at: tuple[int, int], color: tuple[int, ...]) -> bool:
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 12 for a, b in zip(found, color, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_photographs_stand_upright(orientation: int, kind: str) -> None:
    data = quarters(kind, orientation)
    picture = load(data, "x")
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size == picture.pixels == (80, 40)
        for at, color in (((9, 9), (255, 0, 0)), ((70, 9), (0, 255, 0)), ((9, 30), (0, 0, 255))):
            assert near(image, at, color)
    assert picture.dpi == pytest.approx((100, 200) if orientation < 5 else (200, 100), abs=0.1)
    assert (picture.data == data) is (orientation == 1 and kind != "TIFF")


def test_pixels_need_not_be_square() -> None:
    assert load(encoded("PNG", dpi=(200, 100)), "x").size == pytest.approx((14.4, 21.6))
    assert load(encoded("JPEG", dpi=(200, 100)), "x").aspect == pytest.approx(40 / 60)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_become_colours(kind: str) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(out, kind)
    picture = load(out.getvalue(), "x")
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.mode == "RGB"
        assert near(image, (4, 4), (254, 0, 0))


def test_inks_are_read_by_their_own_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # none for inks: not used
    assert load(encoded("JPEG", (8, 8), "CMYK", icc_profile=profile), "x").media == "jpeg"


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I", "F", "CMYK", "LAB", "YCbCr"]
)
def test_every_way_to_store_colours_is_read(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "TIFF")
    assert load(out.getvalue(), "x").pixels == (8, 8)


def test_a_palette_keeps_what_is_transparent() -> None:
    out = io.BytesIO()
    Image.new("P", (8, 8), 3).save(out, "GIF", transparency=3)
    with Image.open(io.BytesIO(load(out.getvalue(), "x").data)) as image:
        assert image.convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]


def moving(pictures: int) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (8, 8), 40 * number) for number in range(pictures)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def test_a_gif_that_moves_goes_on_moving() -> None:
    picture = load(moving(3), "x")
    assert (picture.data, picture.media, picture.pixels) == (moving(3), "gif", (8, 8))
    assert load(moving(1), "x").media == "png"


def test_of_several_pages_the_first_is_shown() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "TIFF", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    with Image.open(io.BytesIO(load(out.getvalue(), "x").data)) as image:
        assert image.size == (8, 8)
        assert near(image, (4, 4), (255, 0, 0))


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "L")]
)
def test_huge_pictures_are_scaled_down_and_keep_their_natural_size(kind: str, mode: str) -> None:
    picture = load(encoded(kind, (6000, 3000), mode, dpi=(300, 300)), "x")
    assert picture.pixels in ((LONGEST, LONGEST // 2), (3000, 1500))  # JPEG is halved by its decoder
    assert picture.media == ("jpeg" if kind == "JPEG" else "png")
    assert picture.size == pytest.approx((1440, 720), rel=0.01)


def test_a_picture_little_larger_than_needed_is_left_alone() -> None:
    data = encoded("JPEG", (3600, 2400))
    assert load(data, "x").data is data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(60), "metafile"),
        (b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(60), "metafile"),
        (b"8BPS\0\1", "Photoshop"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS"),
        (b"\0\0\0\x20ftypisom", "film"),
    ],
)
def test_what_cannot_be_shown_is_named_with_advice(data: bytes, words: str) -> None:
    with pytest.raises(BadPicture, match=words) as refused:
        load(data, "x")
    assert refused.value.help


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
