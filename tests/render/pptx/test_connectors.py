"""Connectors, read back: what they are glued to, and where they end."""

from __future__ import annotations

from itertools import product
from math import cos, radians, sin
from typing import Any, get_args

import pytest

from deckbuilder.place import mirrored
from deckbuilder.plan import Figure, GroupShape, PathShape, Rect, Shape, Side, Stroke, TextShape
from deckbuilder.plan.connectors import Route, connected
from tests.render.pptx.plans import HERE, NS, found, opened, page, para, shape_xml

SIDES: tuple[Side, ...] = get_args(Side)
STROKE = Stroke("series1", 1.5)
#: Connection sites of presets as shares of the box, by index (ECMA-376, presetShapeDefinitions.xml).
FOUR = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
DIAGONAL = 0.5 - 0.5 * cos(radians(45))
SITES: dict[str, Any] = {
    "rect": FOUR,
    "diamond": FOUR,
    "flowChartPreparation": FOUR,
    "ellipse": (
        FOUR[0], (DIAGONAL, DIAGONAL), FOUR[1], (DIAGONAL, 1 - DIAGONAL),
        FOUR[2], (1 - DIAGONAL, 1 - DIAGONAL), FOUR[3], (1 - DIAGONAL, DIAGONAL),
    ),
    # Of boxes twice as wide as high, whose point is 0.3 high.
    "chevron": ((0.425, 0.0), (0.15, 0.5), (0.425, 1.0), (1.0, 0.5)),
    "parallelogram": ((0.5, 0.0), (0.1, 0.5), (0.5, 1.0), (0.9, 0.5)),
}  # fmt: skip


def diagram(route: Route, sides: tuple[Side, Side], figure: Figure, *, flip: bool = False) -> Shape:
    leaves, enters = sides
    begin = TextShape(Rect(300, 200, 80, 40), HERE, (para("a"),), figure=figure, key="a", name="A")
    end = PathShape(Rect(520, 330, 60, 60), HERE, "ellipse", fill="series1", key="b", name="B")
    line = connected(begin, leaves, end, enters, STROKE, route=route, name="A to B")
    group = GroupShape(Rect(300, 200, 280, 190), HERE, (line, begin, end), name="Flow", alt="A flow")
    return mirrored(group, 960) if flip else group


def ends(connector: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a connector begins and ends, in points: its preset runs from one corner of the frame to the
    opposite one; flips come before the rotation."""
    frame = connector.find(".//a:xfrm", NS)
    x, y = (int(frame.find("a:off", NS).get(name)) / 12700 for name in ("x", "y"))
    width, height = (int(frame.find("a:ext", NS).get(name)) / 12700 for name in ("cx", "cy"))
    angle = radians(int(frame.get("rot", 0)) / 60000)
    signs = -1 if frame.get("flipH") else 1, -1 if frame.get("flipV") else 1
    across, down = -width / 2 * signs[0], -height / 2 * signs[1]
    turned = across * cos(angle) - down * sin(angle), across * sin(angle) + down * cos(angle)
    middle = x + width / 2, y + height / 2
    return (
        (middle[0] + turned[0], middle[1] + turned[1]),
        (middle[0] - turned[0], middle[1] - turned[1]),
    )


def place(shape: Any, index: int) -> tuple[float, float]:
    """Where a connection site of an object is."""
    frame = shape._element.find(".//a:xfrm", NS)
    preset = shape._element.find(".//a:prstGeom", NS)
    across, down = SITES["parallelogram" if preset is None else preset.get("prst")][index]
    if frame.get("flipH"):
        across = 1 - across
    return (shape.left + across * shape.width) / 12700, (shape.top + down * shape.height) / 12700


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("figure", ["rect", "ellipse", "diamond", "hexagon", "chevron", "parallelogram"])
@pytest.mark.parametrize("route", get_args(Route))
def test_connectors_begin_and_end_at_sites_of_the_shapes_they_are_glued_to(
    route: Route, figure: Figure, flip: bool
) -> None:
    groups = [diagram(route, sides, figure, flip=flip) for sides in product(SIDES, SIDES)]
    drawn = [shape for shape in opened(page(*groups)).slides[0].shapes if hasattr(shape, "shapes")]
    assert len(drawn) == len(groups)
    for group in drawn:
        members = {member.shape_id: member for member in group.shapes}
        (line,) = (member._element for member in group.shapes if member.name.startswith("A to B"))
        for tag, end in zip(("a:stCxn", "a:endCxn"), ends(line), strict=True):
            glue = line.find(f".//{tag}", NS)
            there = place(members[int(glue.get("id"))], int(glue.get("idx")))
            assert end == pytest.approx(there, abs=0.5)


def test_ids_are_unique_though_connectors_name_objects_that_follow() -> None:
    slide = opened(
        page(diagram("elbow", ("right", "left"), "rect"), diagram("curve", ("top", "top"), "rect"))
    )
    ids = slide.slides[0]._element.xpath(".//p:cNvPr/@id")
    assert len(ids) == len(set(ids))


def test_a_broken_line_turns_where_it_was_told_to() -> None:
    begin = TextShape(Rect(100, 200, 80, 40), HERE, (), key="a")
    end = TextShape(Rect(380, 300, 80, 40), HERE, (), key="b")
    line = connected(begin, "right", end, "left", STROKE, route="elbow", at=220)
    (guide,) = found(shape_xml(GroupShape(begin.box, HERE, (begin, end, line))), ".//p:cxnSp//a:gd")
    assert guide.get("fmla") == "val 20000"


def test_heads_and_dashes_are_the_lines_own() -> None:
    begin = TextShape(Rect(100, 200, 80, 40), HERE, (), key="a")
    end = TextShape(Rect(380, 300, 80, 40), HERE, (), key="b")
    dashed = Stroke("rule", 1.0, dash=True)
    line = connected(begin, "right", end, "left", dashed, heads=(True, False))
    (drawn,) = found(shape_xml(GroupShape(begin.box, HERE, (begin, end, line))), ".//p:cxnSp/p:spPr/a:ln")
    assert [child.tag.split("}")[1] for child in drawn] == ["solidFill", "prstDash", "round", "headEnd"]


def test_text_in_figures_stands_where_it_was_measured() -> None:
    """The insets of a preset are counted from its own text rectangle."""
    from deckbuilder.plan.figures import text_insets

    box = Rect(100, 200, 80, 40)
    own = text_insets("diamond", box)
    shape = TextShape(box, HERE, (para("a"),), inset=own, figure="diamond")
    (body,) = found(shape_xml(shape), ".//a:bodyPr")
    assert [body.get(name) for name in ("lIns", "tIns", "rIns", "bIns")] == ["0"] * 4
