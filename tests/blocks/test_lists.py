"""Bulleted, numbered and task lists."""

from __future__ import annotations

from typing import Any

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.plan import Para, TextShape
from tests.blocks.fake import STYLES, node, paragraph, paras, read, room, words


def items(*texts: str, kind: str = "bullet_list", word: str = "tight", **more: Any) -> Node:
    return node(kind, *(node("list_item", paragraph(text)) for text in texts), word=word, **more)


def laid(tree: Node) -> list[Para]:
    return paras(blocks.lay(read(tree)[0], room()).shapes)


def marks(tree: Node) -> list[str | None]:
    return [para.bullet.text if para.bullet else None for para in laid(tree)]


def test_items_hang_beside_their_marks() -> None:
    shapes = blocks.lay(read(items("one", "two"))[0], room()).shapes
    assert [shape.box.x for shape in shapes] == [15.0, 15.0]
    assert [shape.box.y for shape in shapes] == [0.0, 12 + 3]
    first = paras(shapes)[0]
    assert first.bullet is not None
    assert (first.bullet.text, first.bullet.hang, first.role) == ("•", 15.0, "LI")


def test_levels_have_marks_and_styles_of_their_own() -> None:
    nested = node("bullet_list", node("list_item", paragraph("outer"), items("inner", "last")), word="tight")
    outer, inner, _ = laid(nested)
    assert (outer.level, inner.level) == (0, 1)
    assert (outer.style, inner.style) == (STYLES.body[1], STYLES.body[2])
    assert marks(nested) == ["•", "–", "–"]


def test_what_follows_a_list_stands_as_far_away_as_from_a_paragraph() -> None:
    found = blocks.lay(read(items("a", "b"))[0], room())
    assert found.after == STYLES.body[0].after
    assert [para.style.after for para in paras(found.shapes)] == [3.0, 5.0]


def test_later_paragraphs_of_an_item_have_no_mark() -> None:
    assert marks(node("bullet_list", node("list_item", paragraph("a"), paragraph("b")))) == ["•", None]


def test_loose_items_stand_as_far_apart_as_paragraphs() -> None:
    tight = blocks.lay(read(items("a", "b"))[0], room())
    loose = blocks.lay(read(items("a", "b", word="loose"))[0], room())
    assert tight.shapes[1].box.y == 12 + 3
    assert loose.shapes[1].box.y == 12 + 5


def test_numbers_start_and_look_as_written() -> None:
    assert marks(items("a", "b", kind="ordered_list", level=9, mark="1)")) == ["9)", "10)"]


def test_the_widest_number_sets_the_indent() -> None:
    shapes = blocks.lay(read(items(*"abc", kind="ordered_list", level=998, mark="1."))[0], room()).shapes
    assert {shape.box.x for shape in shapes} == {5 * 5 + 4.0}  # "1000." and the gap after it


def test_tasks_show_their_boxes() -> None:
    tree = node(
        "bullet_list",
        node("list_item", paragraph("done"), mark="[x]"),
        node("list_item", paragraph("open"), mark="[ ]"),
    )
    assert marks(tree) == ["☒", "☐"]


def test_an_empty_item_keeps_its_mark() -> None:
    assert marks(node("bullet_list", node("list_item"), node("list_item", paragraph("b")))) == ["•", "•"]


def test_an_item_that_begins_with_no_text_has_its_mark_beside_it() -> None:
    tree = node("bullet_list", node("list_item", node("fence", text="code", word="text")))
    mark, code = blocks.lay(read(tree)[0], room()).shapes
    assert isinstance(mark, TextShape)
    assert isinstance(code, TextShape)
    assert mark.box.right == code.box.x
    baselines = [shape.box.y + shape.inset.top + shape.paras[0].lines[0].ascent for shape in (mark, code)]
    assert baselines[0] == max(baselines[1], mark.paras[0].lines[0].ascent)
    assert words((mark,)) == "•"


def test_a_list_right_inside_an_item_stands_on_its_line() -> None:
    outer, inner = blocks.lay(read(node("bullet_list", node("list_item", items("inner"))))[0], room()).shapes
    assert outer.box.y == inner.box.y
    assert (words((outer,)), words((inner,))) == ("•", "inner")


def test_an_item_that_ends_in_a_list_keeps_its_distance() -> None:
    first, second = node("list_item", paragraph("a"), items("b")), node("list_item", paragraph("c"))
    tree = node("bullet_list", first, second, word="loose")
    _, b, c = blocks.lay(read(tree)[0], room()).shapes
    assert c.box.y - b.box.bottom == STYLES.body[0].after
