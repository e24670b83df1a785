"""Colours as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.theme.colors import Parsed, contrast, nearest, parse, shifted

RGB = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@pytest.mark.parametrize(
    ("written", "rgb"),
    [
        ("#abc", "AABBCC"),
        ("#12355b", "12355B"),
        ("rgb(18, 53, 91)", "12355B"),
        ("rgb(18 53 91 / 100%)", "12355B"),
        ("rgb(100%, 0%, 20%)", "FF0033"),
        ("hsl(210, 50%, 40%)", "336699"),
        ("hsl(210deg 50% 40%)", "336699"),
        (" RebeccaPurple ", "663399"),
    ],
)
def test_reads_what_css_writes(written: str, rgb: str) -> None:
    assert parse(written) == Parsed(rgb, True)


@pytest.mark.parametrize(
    "written", ["#AABBCC80", "#abc8", "rgba(170, 187, 204, 0.5)", "rgb(170 187 204 / 50%)"]
)
def test_drops_transparency_and_says_so(written: str) -> None:
    assert parse(written) == Parsed("AABBCC", False)


@pytest.mark.parametrize(
    "written", ["", "#12", "#12345", "#GGGGGG", "rgb(1,2)", "rgb(a,b,c)", "navy-ish", "12355B"]
)
def test_is_no_colour(written: str) -> None:
    assert parse(written) is None


# The tints and shades PowerPoint's colour picker offers for accent 1 of the Office theme of 2013.
@pytest.mark.parametrize(
    ("lum_mod", "lum_off", "rgb"),
    [(20, 80, "DAE3F3"), (40, 60, "B4C7E7"), (60, 40, "8FAADC"), (75, 0, "2F5597"), (50, 0, "203864")],
)
def test_shifts_luminance_as_powerpoint_does(lum_mod: int, lum_off: int, rgb: str) -> None:
    assert shifted("4472C4", lum_mod, lum_off) == rgb


@given(RGB)
def test_no_shift_leaves_a_colour_as_it_is(rgb: str) -> None:
    assert shifted(rgb, 100, 0) == rgb


@given(RGB, RGB)
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


# Ratios as WCAG's own understanding document and its checkers give them.
@pytest.mark.parametrize(
    ("ink", "ratio"), [("000000", 21.0), ("767676", 4.54), ("777777", 4.48), ("FF0000", 4.0)]
)
def test_contrast_on_white(ink: str, ratio: float) -> None:
    assert contrast(ink, "FFFFFF") == pytest.approx(ratio, abs=0.005)


def test_nearest_is_by_look() -> None:
    assert nearest("AA0000", {"red": "FF0000", "blue": "0000FF", "grey": "808080"}) == "red"
