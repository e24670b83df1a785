"""Key figures: units and signs as printers set them, one size and level lines for any number of cards."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.blocks.kpi.cards import Card
from deckbuilder.blocks.kpi.drawing import drawn, grid_of
from deckbuilder.blocks.kpi.kind import KeyFigures
from deckbuilder.model import Run
from deckbuilder.plan import TextShape
from deckbuilder.source import Span
from tests.blocks.fake import node, read, room

HERE = Span("brief.md", 1, 1)


def card(text: str) -> Card:
    (found,) = read(node("fence", text=text, word="kpi"))
    assert isinstance(found, KeyFigures)
    return found.cards[0]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("4.2", "%", "4.2%"),
        ("12", "km", "12\u00a0km"),
        ("5", "€", "€5"),
        ("-5", "US$", "−US$5"),
        ("-3.1", "", "−3.1"),
        ("1–2", "bn", "1–2\u00a0bn"),
    ],
)
def test_units_stand_where_english_has_them(value: str, unit: str, shown: str) -> None:
    assert card(f"- {{label: Growth, value: '{value}', unit: '{unit}'}}").value == shown


@pytest.mark.parametrize(
    ("change", "good", "shown", "direction", "better"),
    [
        ("+0.8 on 2023", "up", "+0.8 on 2023", "up", True),
        ("-4", "up", "−4", "down", False),
        ("▼ 4", "down", "−4", "down", True),
        ("+0.0", "up", "0.0", "none", None),
        ("unchanged", "up", "unchanged", "none", None),
        ("+2", "", "+2", "up", None),
    ],
)
def test_a_change_has_a_sign_and_is_judged_only_where_the_author_says_what_is_good(
    change: str, good: str, shown: str, direction: str, better: bool | None
) -> None:
    found = card(f"- {{label: Growth, value: 4, change: '{change}', good: '{good}'}}")
    assert (found.change, found.direction, found.good) == (shown, direction, better)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.sampled_from(["Trade", "Forest cover of the land", "人口"])),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from([180.0, 395.0, 624.0, 864.0]),
)
def test_cards_are_level_and_do_not_touch(found: list[tuple[int, str]], width: float) -> None:
    cards = tuple(Card(f"{value:,}", (Run(label),), HERE) for value, label in found)
    space = room(width)
    grid = grid_of(cards, cards, space)
    values = [shape for shape in drawn(grid, space) if isinstance(shape, TextShape) and shape.name == "Value"]
    assert len(values) == len(cards)
    assert len({shape.paras[0].style.size for shape in values}) == 1
    assert all(len(shape.paras[0].lines) == 1 for shape in values)
    for row in range(len(grid.tops)):
        level = values[row * grid.columns : (row + 1) * grid.columns]
        assert len({shape.box.y for shape in level}) == 1
        for left, right in pairwise(level):
            assert right.box.x - left.box.right == pytest.approx(grid.gap)
    assert all(shape.box.right <= width + 0.01 for shape in values)
