"""Moving and joining shapes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.layout.stack import STACK
from deckbuilder.place import joined, mirrored, moved
from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    GroupShape,
    Insets,
    NativeAxis,
    NativeChart,
    NativeForm,
    NativeSeries,
    PathShape,
    Rect,
    Shape,
    Step,
    Stroke,
    TextShape,
    TextStyle,
)
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
        BOX.box,
        span(),
        (),
        "own",
        Insets(1, 2, 3, 4),
        "middle",
        "surface",
        Stroke("rule", 1),
        "name",
        "alt",
        "chevron",
        True,
        "key",
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
    (text,) = joined(shapes, 0)
    assert isinstance(text, TextShape)
    assert [para.left for para in text.paras] == [0, 15, 0]
    assert [para.runs for para in text.paras] == [para.runs for para in paras(shapes)]
    assert text.box.height == shapes[-1].box.bottom
    gaps = sum(a.style.after + b.style.before for a, b in pairwise(text.paras))
    assert abs(text.box.height - gaps - sum(para.height for para in text.paras)) < 0.01


def test_wider_spacing_becomes_the_paragraphs_own() -> None:
    first, second, third = flow()
    (text,) = joined((first, second, moved(third, 0, 3)), 0)
    assert isinstance(text, TextShape)
    assert isinstance(third, TextShape)
    assert text.paras[-1].style.before == third.paras[0].style.before + 3


def test_other_shapes_and_far_or_narrower_text_stay_apart() -> None:
    first, second, third = flow()
    assert joined((), 0) == []
    assert len(joined((first, BOX, second), 0)) == 3
    assert len(joined((first, moved(second, 0, 99)), 0)) == 2
    assert len(joined((first, replace(second, box=replace(second.box, width=50))), 0)) == 2
    assert len(joined((first, replace(third, role="text")), 0)) == 2


def test_marks_hang_inside_the_box_of_their_text() -> None:
    _, item, _ = flow()
    (text,) = joined((item,), 0)
    assert isinstance(text, TextShape)
    assert (text.box.x, text.paras[0].left) == (0, 15)
    assert text.box.right == item.box.right


def chart(form: NativeForm, **more: object) -> ChartShape:
    """A chart at the left of its page, its one mark an outline with a corner at its own top left."""
    series = NativeSeries("A", (1.0, 2.0), form, "series1", labels=(DataLabel(1, "right", shift=(0.1, 0.2)),))
    native = NativeChart((series,), ("x", "y"), TextStyle("Arial", 12, "text", 14), Rect(0.2, 0, 0.8, 1))
    corner = ((Step("move", ((0, 0),)), Step("line", ((1, 0),)), Step("line", ((0, 1),)), Step("close")),)
    mark = PathShape(Rect(10, 0, 20, 20), span(), "outline", "series1", outline=corner)
    return ChartShape(Rect(0, 0, 100, 50), span(), replace(native, **more), (mark,))


def test_a_chart_is_mirrored_with_its_axes_labels_and_marks() -> None:
    shape = mirrored(chart("line", second_axis=NativeAxis(title_box=Rect(0.9, 0, 0.1, 0.1))), 400)
    assert isinstance(shape, ChartShape)
    native, (mark,) = shape.chart, shape.drawing
    assert shape.box == Rect(300, 0, 100, 50)
    assert (native.plot.x, native.plot.width) == (0.0, 0.8)
    assert native.category_axis.reversed
    assert not native.value_axis.reversed
    assert native.second_axis is not None
    assert native.second_axis.title_box is not None
    assert abs(native.second_axis.title_box.x) < 1e-9
    assert native.series[0].labels == (DataLabel(1, "left", shift=(-0.1, 0.2)),)
    assert isinstance(mark, PathShape)
    assert mark.box.x == 370
    assert mark.outline[0][0].points == ((1, 0),)


def test_bars_across_a_mirrored_page_grow_from_the_right() -> None:
    shape = mirrored(chart("bar", horizontal=True), 400)
    assert isinstance(shape, ChartShape)
    assert (shape.chart.category_axis.reversed, shape.chart.value_axis.reversed) == (False, True)


def test_a_round_chart_is_moved_not_mirrored() -> None:
    shape = mirrored(chart("pie"), 400)
    assert shape == moved(chart("pie"), 300, 0)
