"""Pictures reduced to what print shows."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from deckbuilder.pictures.printed import reduced


def noisy(kind: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    """A picture that takes the more bytes the more pixels it has."""
    out = io.BytesIO()
    image = Image.effect_noise(size, 60).convert(mode)
    image.save(out, kind, dpi=(72, 72))
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "media"),
    [
        ("JPEG", "RGB", "jpeg"), ("JPEG", "L", "jpeg"), ("PNG", "RGB", "png"), ("PNG", "RGBA", "png"),
        ("PNG", "L", "png"),
    ],
)  # fmt: skip
def test_a_picture_with_more_pixels_is_reduced_to_300_to_the_inch(kind: str, mode: str, media: str) -> None:
    data = noisy(kind, (1200, 900), mode)
    made = reduced(data, (1200, 900), (144, 108))
    assert made is not None
    assert (made.media, made.pixels) == (media, (600, 450))
    assert len(made.data) < len(data) / 2
    with Image.open(io.BytesIO(made.data)) as image:
        image.load()
        assert (image.mode, image.size) == (mode, (600, 450))


def test_the_side_that_needs_more_pixels_decides() -> None:
    made = reduced(noisy("PNG", (1200, 900)), (1200, 900), (144, 144))
    assert made is not None
    assert made.pixels == (800, 600)


@pytest.mark.parametrize("width", [288, 240, 2000])
def test_one_with_few_more_or_fewer_stays_as_it_is(width: float) -> None:
    assert reduced(noisy("JPEG", (1200, 900)), (1200, 900), (width, width * 0.75)) is None


def test_what_would_not_take_fewer_bytes_stays_as_it_is() -> None:
    out = io.BytesIO()
    Image.effect_noise((1200, 900), 60).convert("1").save(out, "PNG")
    assert reduced(out.getvalue(), (1200, 900), (200, 150)) is None


def test_a_damaged_one_stays_as_it_is() -> None:
    data = noisy("PNG", (1200, 900))
    assert reduced(data[: len(data) // 2], (1200, 900), (144, 108)) is None


def test_the_bytes_are_the_same_every_time(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    data = noisy("JPEG", (1200, 900))
    first = reduced(data, (1200, 900), (144, 108))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # which holds nothing yet
    assert reduced(data, (1200, 900), (144, 108)) == first is not None
