"""Logos: which file is taken, and what is said of the others."""

from __future__ import annotations

import pytest

from tests.theme.conftest import Read
from tests.theme.test_layouts import png


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
    assert (theme.logo.path.name, theme.logo.alt, theme.logo.picture.pixels) == (
        "mark.png",
        "A bridge",
        (30, 10),
    )
    assert (theme.logo_dark.path.name, theme.logo_dark.alt) == ("white.png", "Logo of Works")


def test_what_is_no_picture_is_passed_over(read: Read) -> None:
    theme, report = read("logo: {medium: a.svg, small: a.png}", {"a.svg": b"<svg/>", "a.png": png(9, 9)})
    assert theme.logo is not None
    assert theme.logo.path.name == "a.png"
    assert [d.code for d in report] == ["image-broken"]


def test_a_logo_may_be_a_drawing(read: Read) -> None:
    mark = b'<svg viewBox="0 0 30 10"><rect width="30" height="10"/><script/></svg>'
    theme, report = read("logo: a.svg", {"a.svg": mark})
    assert theme.logo is not None
    assert theme.logo.picture.vector is not None
    assert theme.logo.picture.aspect == pytest.approx(3)
    assert [d.code for d in report] == ["image-partly"]


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
