"""Pictures made fit to be embedded, with Pillow: upright, in colours of screens, no larger than is seen."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

from deckbuilder.pictures.picture import DEFAULT_DPI, BadPicture, refuse_bombs, sane_dpi

if TYPE_CHECKING:
    from PIL.Image import Image

#: The longer side of a slide, 13⅓ inches, holds this many pixels at 220 to the inch, the resolution that
#: PowerPoint itself reduces pictures to; the longer side of a memo's text, about 250 mm, has them at 300.
LONGEST = 2934
#: Pictures up to this many times longer are left as they are: little would be gained.
SLACK = 1.25
#: Quality of JPEG as its encoders count: the loss of one more encoding is not seen; in print, where pixels
#: are smaller, neither is that of a little less.
_QUALITY, _PRINTED = 90, 88
#: Changed whenever the same file would be converted to other bytes.
RECIPE = "2"
#: Exif 2.32, 4.6.4.A: the tag, and the first of its values that swap width and height.
_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5
_PHOTOGRAPHS = ("JPEG", "MPO", "AVIF", "HEIF")
_KEPT = ("1", "L", "LA", "RGB", "RGBA", "I;16")


def too_long(pixels: tuple[int, int]) -> bool:
    """Whether a picture has so many more pixels than are seen that it is scaled down."""
    return max(pixels) > LONGEST * SLACK


def converted(data: bytes, name: str) -> bytes:
    """The picture as a PNG or JPEG file; of several pages or frames, the first.

    Raises:
        BadPicture: no picture, a damaged one, or one too large to decode.
    """
    return _made(data, name, lambda opened: _converted(opened, data))


def reduced(data: bytes, name: str, pixels: tuple[int, int]) -> bytes:
    """A picture as `converted` or its author made it, PNG or JPEG, in fewer pixels.

    Raises:
        BadPicture: it is damaged.
    """
    return _made(data, name, lambda opened: _reduced(opened, pixels))


def _made(data: bytes, name: str, make: Callable[[Image], bytes]) -> bytes:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as opened:
            refuse_bombs(opened.size, name)
            return make(opened)
    except UnidentifiedImageError:
        raise BadPicture(
            "image-format",
            f"`{name}` is in no picture format that can be read",
            "save it as PNG, JPEG or SVG",
        ) from None
    # Pillow's readers raise whatever the damage made them stumble over.
    except (OSError, ValueError, SyntaxError, IndexError, TypeError, KeyError, EOFError, OverflowError,
            struct.error, MemoryError, Image.DecompressionBombError) as error:  # fmt: skip
        raise BadPicture("image-broken", f"`{name}` is damaged: {error}", "save the picture again") from None


def _reduced(opened: Image, pixels: tuple[int, int]) -> bytes:
    photograph, profile = opened.format == "JPEG", opened.info.get("icc_profile")
    opened.draft(None, pixels)
    image = _resized(_colored(opened, profile), pixels)
    out = io.BytesIO()
    if photograph:
        image.save(out, "JPEG", quality=_PRINTED, icc_profile=profile)
    else:
        image.save(out, "PNG", icc_profile=profile)
    return out.getvalue()


def _converted(opened: Image, data: bytes) -> bytes:
    from PIL import ImageOps

    stated = opened.info.get("dpi", (DEFAULT_DPI, DEFAULT_DPI))
    dpi = sane_dpi(float(stated[0]), float(stated[1]))
    photograph = opened.format in _PHOTOGRAPHS or (opened.format == "WEBP" and data[12:16] == b"VP8 ")
    profile = opened.info.get("icc_profile")
    turned = opened.getexif().get(_ORIENTATION, 1)
    if turned >= _ON_ITS_SIDE:
        dpi = dpi[::-1]
    longest = max(opened.size)
    if opened.format == "JPEG" and too_long(opened.size):
        # The decoder itself halves what is more than twice too long, in a quarter of the time.
        opened.draft(None, _shrunk(opened.size))
    upright = opened if turned == 1 else ImageOps.exif_transpose(opened)  # which copies even upright ones
    image = _scaled(_colored(upright, profile))
    factor = max(image.size) / longest
    out = io.BytesIO()
    keeps = profile if image.mode == upright.mode else None
    said = {"dpi": (dpi[0] * factor, dpi[1] * factor), "icc_profile": keeps}
    if photograph and image.mode in ("RGB", "L"):
        image.save(out, "JPEG", quality=_QUALITY, **said)
    else:
        image.save(out, "PNG", **said)
    return out.getvalue()


def _shrunk(size: tuple[int, int]) -> tuple[int, int]:
    share = LONGEST / max(size)
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _scaled(image: Image) -> Image:
    """No larger than is seen."""
    return _resized(image, _shrunk(image.size)) if too_long(image.size) else image


def _resized(image: Image, size: tuple[int, int]) -> Image:
    """Bicubic: Lanczos takes a third longer, and fine lines differ by a hundredth of the range; the cheaper
    filters break them up."""
    from PIL.Image import Resampling

    match image.mode:
        case "RGBA":  # what is transparent must not bleed into what is seen
            return image.convert("RGBa").resize(size, Resampling.BICUBIC, reducing_gap=3.0).convert("RGBA")
        case "1":
            image = image.convert("L")
        case "I;16":
            image = image.point(lambda value: value * (1 / 256)).convert("L")
    return image.resize(size, Resampling.BICUBIC, reducing_gap=3.0)


def _colored(image: Image, profile: bytes | None) -> Image:
    """The picture in the colours of screens."""
    if image.mode in ("CMYK", "LAB"):
        return _managed(image, profile)
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode[:2] == "I;":
        return image if image.mode == "I;16" else image.convert("I;16")
    if image.mode == "I":  # grey of 16 bits, by one way or another
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info and image.mode in ("L", "RGB"):
        return image.convert("LA" if image.mode == "L" else "RGBA")
    return image if image.mode in _KEPT else image.convert("RGBA" if "A" in image.mode.upper() else "RGB")


def _managed(image: Image, profile: bytes | None) -> Image:
    """Inks, or colours as an eye has them, by the file's own profile where it is sound."""
    from PIL import ImageCms

    screen = ImageCms.createProfile("sRGB")
    try:
        if image.mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif profile is None:
            return image.convert("RGB")
        else:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        managed = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    assert managed is not None  # only a change in place gives None
    return managed
