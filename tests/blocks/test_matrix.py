"""Matrices: levels and places, what stands clear of what, and what becomes of more than there is room for."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.blocks.levels import level, level_names, share
from deckbuilder.blocks.matrix.value import Item, Matrix
from deckbuilder.model import Block, Run
from deckbuilder.plan import GroupShape, Rect, Shape, TextShape, walked
from deckbuilder.report import Report
from tests.blocks.fake import node, paras, read, room, span


def fence(text: str, **attrs: str) -> Node:
    return node("fence", text=text, word="matrix", attrs=dict(attrs))


def matrix(text: str, **attrs: str) -> Matrix:
    report = Report()
    (block,) = read(fence(text, **attrs), report=report)
    assert not list(report)
    assert isinstance(block, Matrix)
    return block


def drawing(block: Block, width: float = 640.0, height: float | None = 360.0) -> tuple[Shape, ...]:
    shapes = blocks.lay(block, room(width, height=height)).shapes
    (group,) = (shape for shape in shapes if isinstance(shape, GroupShape))
    return tuple(shape for shape in walked(group.shapes))


def overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > 0.01
        and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.01
    )


def placed(count: int) -> Matrix:
    places = [(n * 37 % 100 / 100, n * 61 % 100 / 100) for n in range(count)]
    return matrix("\n".join(f"- Item {n}: {x:.2f}, {y:.2f}" for n, (x, y) in enumerate(places)))


@pytest.mark.parametrize(
    ("written", "found"), [("high", 3), ("Moderate", 2), ("5", 4), ("6", None), ("", None)]
)
def test_a_level_is_a_word_or_a_number(written: str, found: int | None) -> None:
    assert level(written, level_names(5, "en"), "en") == found


def test_levels_are_known_by_their_own_names_the_languages_words_and_english_ones() -> None:
    names = ("wenig", "viel")
    assert [level(word, names, "de") for word in ("viel", "hoch", "high")] == [1, 1, 1]


@pytest.mark.parametrize(("written", "found"), [("0.25", 0.25), ("85 %", 0.85), ("1.2", None), ("low", None)])
def test_a_share_lies_between_0_and_1(written: str, found: float | None) -> None:
    assert share(written) == found


@given(st.integers(2, 5), st.integers(2, 5))
def test_heat_grows_along_both_axes_from_1_to_5(columns: int, rows: int) -> None:
    block = Matrix(x="", y="", columns=("",) * columns, rows=("",) * rows, items=(), span=span())
    heats = [[block.heat(column, row) for column in range(columns)] for row in range(rows)]
    flat = [heat for line in heats for heat in line]
    assert (min(flat), max(flat)) == (1, 5)
    assert all(line == sorted(line) for line in (*heats, *map(list, zip(*heats, strict=True))))


def test_risks_are_likelihood_and_impact_in_any_manner() -> None:
    texts = (
        "- Strike: high, low",
        "- {name: Strike, likelihood: high, impact: 1}",
        "Risk, Impact, Likelihood\nStrike, low, 3",
    )
    for text in texts:
        (item,) = matrix(text, style="risk").items
        assert (item.column, item.row) == (0, 2), text


def test_risks_are_numbered_from_the_highest() -> None:
    block = matrix("- Small: 1, 1\n- Large: 3, 3\n- Middle: 2, 2", style="risk")
    assert ["".join(run.text for run in item.name) for item in block.items] == ["Large", "Middle", "Small"]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_items_of_a_cell_have_numbers_in_a_row(places: list[tuple[int, int]]) -> None:
    block = matrix(
        "\n".join(f"- Risk {n}: {y + 1}, {x + 1}" for n, (x, y) in enumerate(places)), style="risk", size="5"
    )
    for row in range(5):
        for column in range(5):
            held = block.in_cell(column, row)
            assert held == tuple(range(held[0], held[-1] + 1)) if held else True


@pytest.mark.parametrize("count", [1, 2, 5, 12, 40])
def test_dots_labels_and_names_stand_clear_of_each_other(count: int) -> None:
    texts = [shape for shape in drawing(placed(count)) if isinstance(shape, TextShape)]
    assert len(texts) >= count
    for one, other in combinations(texts, 2):
        assert not overlap(one.box, other.box), (one.name, other.name)


def test_few_dots_have_labels_many_have_numbers() -> None:
    assert not any(shape.name == "Key" for shape in drawing(placed(5)))
    assert any(shape.name == "Key" for shape in drawing(placed(40), 640.0, 200.0))


def test_a_cell_that_cannot_hold_its_dots_shows_their_range() -> None:
    block = matrix("\n".join(f"- Risk {n} of many: 3, 3" for n in range(60)), style="risk")
    said = ["".join(run.text for run in para.runs) for para in paras(drawing(block, 300.0, 200.0))]
    assert "1–60" in said


@pytest.mark.parametrize(("bound", "height", "columns"), [(360.0, 360.0, 1), (None, 700.0, 2)])
def test_every_entry_of_a_key_is_shown_once_over_all_parts(
    bound: float | None, height: float, columns: int
) -> None:
    names = [f"Risk {n} of many with a long name" for n in range(60)]
    rest: Block = matrix("\n".join(f"- {name}: 3, 3" for name in names), style="risk")
    space, shown = room(640.0, height=bound), []
    for _ in range(20):
        cut = blocks.split(rest, space, height)
        laid = blocks.lay(rest if cut is None else cut[0], space)
        assert laid.height <= height + 1e-6
        keys = [shape for shape in walked(laid.shapes) if shape.name == "Key"]
        assert len(keys) == columns
        shown += ["".join(run.text for run in para.runs) for para in paras(tuple(keys))]
        if cut is None:
            break
        rest = cut[1]
    assert shown == names


def test_texts_in_cells_are_not_cut() -> None:
    block = matrix("- Strike: high, low", style="risk")
    assert blocks.split(block, room(640.0, height=360.0), 100.0) is None


def test_an_item_knows_its_cell_from_its_place() -> None:
    (item,) = matrix("- One: 0.5, 49%").items
    assert item == Item((Run("One"),), (), item.span, 1, 0, (0.5, 0.49))
