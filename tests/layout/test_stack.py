"""Blocks one under the other, and where they are cut."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Room
from deckbuilder.layout.stack import STACK
from deckbuilder.model import Block
from deckbuilder.plan import Rect, Shape
from deckbuilder.source import Line
from tests.blocks.fake import node, paragraph, paras, read, room, words

LINE = 12.0  # leading of running text in the fake styles
AFTER = 5.0


def text(lines: int, name: str = "x") -> Node:
    """A paragraph of so many lines in a room of 380 to 400 points (76 to 80 characters)."""
    return paragraph(" ".join([name + "y" * (74 - len(name))] * lines))


def bullets(count: int, lines: int = 1) -> Node:
    return node("bullet_list", *(node("list_item", text(lines, f"{n}.")) for n in range(count)), word="tight")


def heading(words: str = "Heading", level: int = 3) -> Node:
    return node("heading", text=words, level=level)


def table(rows: int) -> Node:
    def row(*cells: str, mark: str = "") -> Node:
        return node("table_row", *(node("table_cell", text=cell) for cell in cells), mark=mark)

    return node(
        "table", row("Name", "Number", mark="header"), *(row(f"Row {n}", str(n)) for n in range(rows))
    )


def boxes(shapes: tuple[Shape, ...]) -> list[Rect]:
    return [shape.box for shape in shapes]


def cut(
    blocks: tuple[Block, ...], height: float, bounded: bool = False, **more: object
) -> list[tuple[Block, ...]]:
    """All parts that pages of ``height`` take, or slides where ``bounded``."""
    frame = replace(room(), height=height if bounded else None, **more)
    parts: list[tuple[Block, ...]] = []
    while True:
        found = STACK.split(blocks, frame, height)
        if found is None:
            return [*parts, blocks]
        parts.append(found[0])
        blocks = found[1]


def heights(parts: list[tuple[Block, ...]], frame: Room | None = None) -> list[float]:
    return [STACK.lay(part, frame or room()).height for part in parts]


class TestLay:
    def test_spaces_between_blocks_add_up_and_fall_away_at_the_edges(self) -> None:
        laid = STACK.lay(read(text(1), heading(), text(2)), room())
        # A heading of 12 points stands 14.4 tall; 10 before it, 4 after it.
        assert [round(box.y, 1) for box in boxes(laid.shapes)] == [0.0, 12 + 5 + 10, 27 + 14.4 + 4]
        assert laid.height == pytest.approx(45.4 + 24)
        assert (laid.before, laid.after) == (0.0, 5.0)

    def test_of_two_panels_the_larger_space_holds(self) -> None:
        code = node("fence", text="code", word="text")
        one, two = boxes(STACK.lay(read(code, code), room()).shapes)
        assert two.y - one.bottom == 12.0
        first, second = boxes(STACK.lay(read(text(1), code), room()).shapes)
        assert second.y - first.bottom == AFTER + 12.0

    def test_nothing_takes_no_room(self) -> None:
        assert STACK.lay((), room()).height == 0.0

    def test_a_table_stands_nearer_to_its_heading_than_to_text(self) -> None:
        headed = STACK.lay(read(heading(), table(1)), room())
        told = STACK.lay(read(text(1), table(1)), room())
        assert boxes(headed.shapes)[1].y - boxes(headed.shapes)[0].bottom == pytest.approx(6.0)
        assert boxes(told.shapes)[1].y - boxes(told.shapes)[0].bottom == pytest.approx(17.0)

    def test_pictures_shrink_to_what_a_bounded_frame_leaves(self) -> None:
        blocks = read(text(4), node("figure", node("image", text="none.png", attrs={"fig-alt": "A"})))
        free = STACK.lay(blocks, room())
        bounded = STACK.lay(blocks, room(height=150.0))
        assert free.height > 150
        assert bounded.height == pytest.approx(150, abs=0.1)

    def test_pictures_do_not_shrink_below_the_least_height(self) -> None:
        blocks = read(text(8), node("figure", node("image", text="none.png", attrs={"fig-alt": "A"})))
        assert STACK.lay(blocks, room(height=150.0)).height > 150


class TestSplit:
    def test_what_fits_is_not_cut(self) -> None:
        assert STACK.split(read(text(2), text(2)), room(), 60) is None

    def test_cuts_as_late_as_possible(self) -> None:
        parts = cut(read(text(2), text(2), text(2)), 24 + 5 + 24)
        assert [len(part) for part in parts] == [2, 1]

    def test_a_paragraph_leaves_two_lines_and_takes_two_along(self) -> None:
        parts = cut(read(text(5)), 4 * LINE)
        assert heights(parts) == [3 * LINE, 2 * LINE]
        first, second = parts[0][0], parts[1][0]
        assert (first.continued, first.continues) == (True, False)
        assert (second.continued, second.continues) == (False, True)

    def test_three_lines_move_on_whole(self) -> None:
        parts = cut(read(text(1), text(3)), LINE + AFTER + 2 * LINE)
        assert heights(parts) == [LINE, 3 * LINE]

    def test_a_frame_of_one_line_still_makes_progress(self) -> None:
        assert heights(cut(read(text(3)), LINE)) == [LINE] * 3

    def test_a_heading_goes_with_the_text_under_it(self) -> None:
        parts = cut(read(text(4), heading(), text(3)), 4 * LINE + 5 + 10 + 14.4 + 4 + LINE)
        assert [len(part) for part in parts] == [1, 2]

    def test_a_lead_in_goes_with_its_list(self) -> None:
        parts = cut(read(text(4), paragraph("These are:"), bullets(4)), 4 * LINE + 5 + LINE + 5 + LINE)
        assert [len(part) for part in parts] == [1, 2]

    def test_a_rule_goes_with_what_it_parts_from_the_text_above(self) -> None:
        gap = room().styles.gap
        parts = cut(read(text(4), node("rule"), text(3)), 4 * LINE + 5 + 2 * gap)
        assert [len(part) for part in parts] == [1, 2]

    def test_headings_and_lead_in_chain(self) -> None:
        blocks = read(text(4), heading(level=3), heading(level=4), paragraph("These:"), bullets(3))
        parts = cut(blocks, 110)
        assert [len(part) for part in parts] == [1, 4]

    def test_a_heading_is_left_alone_rather_than_nothing(self) -> None:
        parts = cut(read(heading(), bullets(1, lines=1)), 15)
        assert [len(part) for part in parts] == [1, 1]

    def test_below_other_content_a_chain_waits_for_a_fresh_frame(self) -> None:
        below = replace(room(), at_top=False)
        assert STACK.split(read(heading(), text(2)), below, 30) is None

    def test_a_table_that_fits_a_fresh_frame_moves_on_if_little_is_left_empty(self) -> None:
        # 53 points are left, enough for three rows
        parts = cut(read(text(8), table(6)), 166, bounded=True)
        assert [len(part) for part in parts] == [1, 1]
        assert not parts[1][0].continues

    def test_of_a_page_less_is_left_empty_than_of_a_slide(self) -> None:
        assert [len(part) for part in cut(read(text(8), table(6)), 166)] == [2, 1]
        assert [len(part) for part in cut(read(text(10), table(6)), 166)] == [1, 1]

    def test_of_a_passage_that_announces_a_page_keeps_all_but_a_few_lines(self) -> None:
        announcing = paragraph(" ".join(["x" + "y" * 73] * 7) + " as follows:")
        parts = cut(read(announcing, bullets(6)), 7.5 * LINE)
        assert [block.continues for block in parts[1]] == [True, False]
        slide = cut(read(text(1), announcing, bullets(6)), 11 * LINE, bounded=True)
        assert len(slide[0]) == 1

    def test_on_a_page_an_item_is_cut_like_running_text(self) -> None:
        (list_,) = read(bullets(3, lines=6))
        parts = cut((list_,), 10 * LINE)
        items = [[item.continues for item in part[0].children()] for part in parts]
        assert items == [[False, False], [True, False]]

    def test_a_table_is_cut_if_much_would_be_left_empty(self) -> None:
        parts = cut(read(text(2), table(9)), 150)
        assert [len(part) for part in parts] == [2, 1]
        assert parts[1][0].continues

    def test_a_first_bullet_is_not_left_alone(self) -> None:
        parts = cut(read(text(4), bullets(4)), 4 * LINE + 5 + LINE + 3)
        assert [len(part) for part in parts] == [1, 1]

    def test_an_items_text_keeps_with_the_list_under_it(self) -> None:
        nested = node("bullet_list", node("list_item", text(1), bullets(3)), word="tight")
        parts = cut(read(text(4), nested), 4 * LINE + 5 + LINE + 3)
        assert [len(part) for part in parts] == [1, 1]

    def test_an_ordered_list_goes_on_counting(self) -> None:
        numbered = node("ordered_list", *(node("list_item", text(1)) for _ in range(5)), level=8, mark="1.")
        parts = cut(read(numbered), 3 * (LINE + 3))
        second = STACK.lay(parts[1], room())
        assert [para.bullet.text for para in paras(second.shapes) if para.bullet] == ["11.", "12."]

    def test_a_cut_item_has_no_second_bullet(self) -> None:
        parts = cut(read(bullets(1, lines=8)), 4 * LINE)
        assert len(parts) > 1
        assert all(
            para.bullet is None for part in parts[1:] for para in paras(STACK.lay(part, room()).shapes)
        )


def blocks_of_any_kind() -> st.SearchStrategy[Node]:
    simple = st.one_of(
        st.integers(1, 9).map(text),
        st.builds(bullets, st.integers(1, 6), st.integers(1, 3)),
        st.just(heading()),
        st.integers(1, 12).map(table),
        st.just(node("rule")),
        st.just(paragraph("As follows:")),
        st.just(node("fence", text="one\n\n  two\n" + "three " * 40, word="text")),
        st.just(timeline()),
    )
    columns = st.lists(simple, min_size=2, max_size=3).map(
        lambda nodes: node("div", *(node("div", n, word="column") for n in nodes), word="columns")
    )
    return st.recursive(
        simple | columns,
        lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda nodes: st.sampled_from(
                (
                    node("div", *nodes, word="callout-tip"),
                    node("blockquote", *nodes),
                    node("bullet_list", node("list_item", *nodes), word="loose"),
                    node("definition_list", node("term", text="Term"), node("definition", *nodes)),
                )
            )
        ),
        max_leaves=6,
    )


def timeline() -> Node:
    lines = tuple(Line(f"19{number} | {'what ' * 9}", "brief.md", number) for number in range(60, 70))
    return node("fence", text="\n".join(line.text for line in lines), word="timeline", lines=lines)


def letters(parts: list[tuple[Block, ...]]) -> Counter[str]:
    """How often each letter is shown; the mark of wrapped code is no letter of the author's."""
    said = Counter("".join(words(STACK.lay(part, room()).shapes) for part in parts))
    return Counter({letter: count for letter, count in said.items() if letter not in " \u00a0\n›"})


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks_of_any_kind(), min_size=1, max_size=5), st.integers(250, 400))
def test_parts_fit_and_together_say_all(nodes: list[Node], height: int) -> None:
    """However blocks are nested, cutting makes progress, fills no frame too full and loses no letter."""
    blocks = read(*nodes)
    parts = cut(blocks, float(height))
    assert all(parts)
    assert all(tall <= height + 0.01 for tall in heights(parts[:-1]))
    assert letters(parts) == letters([blocks])
