"""Moving and joining shapes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.layout.stack import STACK
from deckbuilder.place import joined, moved
from deckbuilder.plan import GroupShape, Insets, PathShape, Rect, Shape, Stroke, TextShape
from tests.blocks.fake import node, paragraph, paras, read, room, span

BOX = PathShape(Rect(1, 2, 3, 4), span(), "rect")


@given(st.floats(-99, 99), st.floats(-99, 99))
def test_groups_move_with_all_they_hold(dx: float, dy: float) -> None:
    group = GroupShape(Rect(0, 0, 9, 9), span(), (BOX, GroupShape(BOX.box, span(), (BOX,))))

    def boxes(shape: Shape) -> list[Rect]:
        return (
            [shape.box, *(b for s in shape.shapes for b in boxes(s))]
            if isinstance(shape, GroupShape)
            else [shape.box]
        )

    assert boxes(moved(group, dx, dy)) == [box.moved(dx, dy) for box in boxes(group)]


def test_moving_changes_nothing_but_the_place() -> None:
    shape = TextShape(
        BOX.box, span(), (), "own", Insets(1, 2, 3, 4), "middle", "surface", Stroke("rule", 1), "name", "alt"
    )
    defaults = TextShape(BOX.box, span(), ())
    alike = [name for name in shape.__struct_fields__ if getattr(shape, name) == getattr(defaults, name)]
    assert alike == ["box", "span", "paras"]  # every other field would be missed if it were lost
    assert moved(moved(shape, 5, 6), -5, -6) == shape


def flow(*more: object) -> tuple[Shape, ...]:
    tree = node("bullet_list", node("list_item", paragraph("item")), word="tight")
    return STACK.lay(read(paragraph("above"), tree, paragraph("below")), room()).shapes


def test_neighbouring_text_joins_in_one_frame() -> None:
    shapes = flow()
    text = joined(shapes)
    assert text is not None
    assert [para.left for para in text.paras] == [0, 15, 0]
    assert [para.runs for para in text.paras] == [para.runs for para in paras(shapes)]
    assert text.box.height == shapes[-1].box.bottom
    gaps = sum(a.style.after + b.style.before for a, b in zip(text.paras, text.paras[1:], strict=False))
    assert abs(text.box.height - gaps - sum(para.height for para in text.paras)) < 0.01


def test_other_shapes_and_other_spacing_do_not_join() -> None:
    shapes = flow()
    assert joined(()) is None
    assert joined((*shapes, BOX)) is None
    assert joined((*shapes[:-1], moved(shapes[-1], 0, 3))) is None
    assert isinstance(shapes[0], TextShape)
    assert joined((replace(shapes[0], role="text"), *shapes[1:])) is None
