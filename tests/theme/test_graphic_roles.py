"""Colours of charts and diagrams: told apart by all, seen on their grounds, and readable ink on each."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.theme.colors import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast
from deckbuilder.theme.describe import describe
from deckbuilder.theme.graphic_roles import FILLS, HEAT, MUTED_SERIES, SERIES, STEPS, TINTS
from deckbuilder.theme.palette import build
from deckbuilder.theme.tokens import Palette, Theme
from deckbuilder.theme.vision import Seen, difference, lightness, seen
from tests.theme.test_palette import BRAND, COLOR, DARK, LIGHT

GROUNDS = ("background", "surface")


def looks(palette: Palette, roles: tuple[str, ...]) -> list[Seen]:
    return [seen(palette.roles[role].rgb) for role in roles]


def check(palette: Palette) -> None:
    """What holds for any brand."""
    roles = palette.roles
    for fill in FILLS:
        assert contrast(roles[f"on-{fill}"].rgb, roles[fill].rgb) >= TEXT_CONTRAST, fill
    for role in (*SERIES, *STEPS):
        assert all(contrast(roles[role].rgb, roles[ground].rgb) >= GRAPHIC_CONTRAST for ground in GROUNDS)
    series = looks(palette, SERIES)
    assert roles["series1"].slot == "accent1"
    assert {roles[role].slot for role in SERIES} == {f"accent{number}" for number in range(1, 7)}
    assert [roles[tint].slot for tint in TINTS] == [roles[role].slot for role in SERIES]
    assert min(difference(*pair) for pair in combinations(series[:3], 2)) >= 0.02
    assert min(difference(*pair) for pair in pairwise(series)) >= 0.02
    steps = [look.lightness for look in looks(palette, HEAT)]
    assert steps == sorted(steps, reverse=not palette.dark)


@given(BRAND, st.lists(COLOR, max_size=8))
def test_any_brand_has_series_that_are_told_apart_on_light(named: dict[str, str], accents: list[str]) -> None:
    check(build(LIGHT | named, accents, dark=False))


@given(BRAND, st.lists(COLOR, max_size=8))
def test_any_brand_has_series_that_are_told_apart_on_dark(named: dict[str, str], accents: list[str]) -> None:
    check(build(DARK | named, accents, dark=True))


def test_a_brand_of_one_hue_is_shaded_apart() -> None:
    palette = build(LIGHT, ["1F4E79", "20507B", "214F7A", "1E4D78", "1F4F7B", "20517A"], dark=False)
    assert min(difference(*pair) for pair in pairwise(looks(palette, SERIES))) > 0.06


def test_a_grey_accent_comes_late_as_it_passes_for_a_muted_one() -> None:
    palette = build(LIGHT, ["C2410C", "64707D", "2F5D8A", "3D7257", "8F6400", "74516F"], dark=False)
    assert palette.roles["series2"].slot == "accent3"


def test_what_is_muted_is_not_darker_than_a_dark_ground() -> None:
    """A slate blue one, as templates have: black would be seen on it, too."""
    palette = build({"foreground": "FFFFFF", "background": "45587B"}, [], dark=True)
    muted, ground = (lightness(palette.roles[role].rgb) for role in (MUTED_SERIES, "background"))
    assert muted > ground


def test_packaged_themes_are_told_apart_in_colour_in_grey_and_by_all_eyes(packaged: Theme) -> None:
    for palette in (packaged.deck.palette, packaged.memo.palette):
        check(palette)
        series = looks(palette, SERIES)
        assert min(difference(*pair) for pair in combinations(series, 2)) >= 0.055
        assert min(difference(*pair) for pair in combinations(series[:3], 2)) >= 0.08
        assert min(difference(*pair) for pair in pairwise(series)) >= 0.085
        assert min(abs(one.lightness - other.lightness) for one, other in pairwise(series)) >= 0.055
        assert min(difference(*pair) for pair in combinations(looks(palette, STEPS), 2)) >= 0.1
        for ground in (palette.roles[ground].rgb for ground in GROUNDS):
            weakest = min(contrast(palette.roles[role].rgb, ground) for role in SERIES)
            assert contrast(palette.roles[MUTED_SERIES].rgb, ground) < weakest


def test_a_scale_climbs_in_even_steps(packaged: Theme) -> None:
    for palette in (packaged.deck.palette, packaged.memo.palette):
        steps = [look.lightness for look in looks(palette, HEAT)]
        rises = [abs(after - before) for before, after in pairwise(steps)]
        assert max(rises) - min(rises) < 0.03
        assert min(rises) > 0.08


def test_more_and_less_are_a_cool_and_a_warm_colour(packaged: Theme) -> None:
    rise, fall = looks(packaged.deck.palette, ("rise", "fall"))
    assert fall.full[1] > 0.08  # red
    assert rise.full[2] < 0.0  # blue


def test_a_description_shows_them_briefly(packaged: Theme) -> None:
    text = str(describe(packaged))
    series = " ".join(f"#{packaged.deck.palette.roles[role].rgb}" for role in SERIES)
    assert f"    series          {series}\n" in text
    assert "on-series1" not in text
    assert "    apart           0." in text
