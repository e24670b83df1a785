"""Palettes: every text role can be read, whatever the brand says, and is a shade of one of its slots."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.theme.colors import contrast, shifted
from deckbuilder.theme.describe import pairs
from deckbuilder.theme.palette import build
from deckbuilder.theme.slots import SLOTS
from deckbuilder.theme.tokens import ROLES, Palette, Theme

LIGHT = {"foreground": "1A1A1A", "background": "FFFFFF"}
DARK = {"foreground": "F0F0F0", "background": "0C1320"}
COLOR = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")
BRAND = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("light", "dark", "link", "heading", "info", "success", "danger"), COLOR)
)
SLOT_OF = {
    False: {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"},
    True: {"tx1": "lt1", "bg1": "dk1", "tx2": "lt2", "bg2": "dk2"},
}


def check(palette: Palette) -> None:
    assert set(palette.slots) == set(SLOTS)
    assert set(palette.roles) == set(ROLES)
    mapped = SLOT_OF[palette.dark]
    for role, color in palette.roles.items():
        slot = palette.slots[mapped.get(color.slot, color.slot)]
        assert color.rgb == shifted(slot, color.lum_mod, color.lum_off), role
    for pair in pairs(palette)[:10]:
        assert pair.passes, pair
    ground, surface = palette.roles["background"].rgb, palette.roles["surface"].rgb
    for role in ROLES:
        if role.startswith("code-") or role in ("note", "tip", "important", "warning", "caution"):
            assert contrast(palette.roles[role].rgb, ground) >= 4.5
            assert contrast(palette.roles[role].rgb, surface) >= 4.5
    assert surface != ground


@given(BRAND, st.lists(COLOR, max_size=8))
def test_any_brand_can_be_read_on_light(named: dict[str, str], accents: list[str]) -> None:
    check(build(LIGHT | named, accents, dark=False))


@given(BRAND, st.lists(COLOR, max_size=8))
def test_any_brand_can_be_read_on_dark(named: dict[str, str], accents: list[str]) -> None:
    check(build(DARK | named, accents, dark=True))


@given(st.lists(COLOR, max_size=8))
def test_all_accents_of_a_memo_can_be_read(accents: list[str]) -> None:
    palette = build(LIGHT, accents, dark=False, paper=True)
    assert all(contrast(palette.roles[f"accent{number}"].rgb, "FFFFFF") >= 4.5 for number in range(1, 7))


def test_accents_keep_the_brands_order_with_the_palest_last() -> None:
    palette = build(LIGHT, ["12355B", "EEEEEE", "8A2A38"], dark=False)
    assert [palette.slots[f"accent{number}"] for number in (1, 2, 3)] == ["12355B", "8A2A38", "EEEEEE"]


def test_packaged_themes_read_well(packaged: Theme) -> None:
    check(packaged.deck.palette)
    check(packaged.memo.palette)
    assert all(pair.passes for look in (packaged.deck, packaged.memo) for pair in pairs(look.palette))
    text, ground = (packaged.deck.palette.roles[role].rgb for role in ("text", "background"))
    assert contrast(text, ground) >= 7
