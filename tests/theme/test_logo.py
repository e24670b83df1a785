"""Logos: which file is taken, and what is said of the others."""

from __future__ import annotations

import pytest

from deckbuilder.theme.logo import picture_size
from tests.theme.conftest import Read
from tests.theme.test_layouts import png

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108003200c803012200021101031101ffda")


def test_sizes_are_read_from_the_header() -> None:
    assert picture_size(png(640, 480)) == (640, 480)
    assert picture_size(JPEG) == (200, 50)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg/>", JPEG[:28], png(1, 1)[:20], b"\xff\xd8\xff", png(0, 5)]
)
def test_other_data_has_no_size(data: bytes) -> None:
    assert picture_size(data) is None


def test_medium_comes_first_and_modes_are_kept_apart(read: Read) -> None:
    theme, report = read(
        """\
        meta: {name: Works}
        logo:
          images:
            mark: {path: mark.png, alt: A bridge}
            white: white.png
          small: small.png
          medium: {light: mark, dark: white}
        """,
        {"mark.png": png(30, 10), "white.png": png(30, 10), "small.png": png(5, 5)},
    )
    assert not list(report)
    assert theme.logo is not None
    assert theme.logo_dark is not None
    assert (theme.logo.path.name, theme.logo.alt, theme.logo.pixels) == ("mark.png", "A bridge", (30, 10))
    assert (theme.logo_dark.path.name, theme.logo_dark.alt) == ("white.png", "Logo of Works")


def test_a_drawing_is_passed_over_for_a_picture(read: Read) -> None:
    theme, report = read("logo: {medium: a.svg, small: a.png}", {"a.svg": b"<svg/>", "a.png": png(9, 9)})
    assert theme.logo is not None
    assert theme.logo.path.name == "a.png"
    assert [d.code for d in report] == ["logo-format"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("gone.png", "file-missing"),
        ("https://example.org/a.png", "logo-remote"),
        ("../../a.png", "path-outside"),
    ],
)
def test_a_logo_that_cannot_be_had_is_reported(read: Read, written: str, code: str) -> None:
    theme, report = read(f"logo: {written}")
    assert theme.logo is None
    assert [(d.code, d.span and (d.span.first, d.span.column)) for d in report] == [(code, (1, 7))]
