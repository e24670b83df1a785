"""Colours as seen by all kinds of eyes."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.theme.vision import difference, lightness, seen

COLOR = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        ("FFFFFF", (1.0, 0.0, 0.0)),
        ("FF0000", (0.628, 0.225, 0.126)),
        ("00FF00", (0.866, -0.234, 0.179)),
        ("0000FF", (0.452, -0.032, -0.312)),
    ],
)
def test_oklab_is_as_published(rgb: str, expected: tuple[float, float, float]) -> None:
    """Values of CSS Color 4's converter."""
    assert dist(seen(rgb).full, expected) < 0.002
    assert lightness(rgb) == seen(rgb).lightness


def test_greys_look_alike_to_all() -> None:
    grey = seen("777777")
    assert all(dist(look, grey.full) < 0.01 for look in grey)


def test_red_and_green_of_one_lightness_look_alike_to_those_who_lack_a_cone() -> None:
    red, green = seen("B4491F"), seen("6B6B00")
    assert dist(red.full, green.full) > 0.1
    assert difference(red, green) < 0.06


@given(COLOR, COLOR)
def test_the_worst_eye_decides(one: str, other: str) -> None:
    found = difference(seen(one), seen(other))
    assert found <= dist(seen(one).full, seen(other).full)
    assert (found == 0) if one == other else found >= 0
