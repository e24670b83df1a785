"""Venn diagrams: boxes that stay in their regions, and what is a set."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest

from deckbuilder import blocks
from deckbuilder.blocks.venn.regions import Region, boxes, circles
from deckbuilder.model import Block
from deckbuilder.plan import GroupShape, Rect, walked
from deckbuilder.report import Report
from tests.blocks.fake import node, read, room, words

REGIONS = [
    (count, frozenset(chosen))
    for count in (2, 3)
    for size in range(1, count + 1)
    for chosen in combinations(range(count), size)
]


def venn(text: str, report: Report | None = None) -> Block:
    (block,) = read(node("fence", text=text, word="venn"), report=report)
    return block


def group(block: Block, width: float = 640.0, height: float = 360.0) -> GroupShape:
    (found,) = blocks.lay(block, room(width, height=height)).shapes
    assert isinstance(found, GroupShape)
    return found


def edge(box: Rect, steps: int = 24) -> list[tuple[float, float]]:
    """Points all around a box."""
    shares = [step / steps for step in range(steps + 1)]
    return [
        point
        for share in shares
        for point in (
            (box.x + share * box.width, box.y),
            (box.x + share * box.width, box.bottom),
            (box.x, box.y + share * box.height),
            (box.right, box.y + share * box.height),
        )
    ]


@pytest.mark.parametrize(("count", "region"), REGIONS)
def test_boxes_lie_in_their_region(count: int, region: Region) -> None:
    found = boxes(count, region)
    assert len(found) > 3
    for box in found:
        for x, y in edge(box):
            inside = {
                index
                for index, circle in enumerate(circles(count))
                if hypot(x - circle.x - 1, y - circle.y - 1) < 1
            }
            assert inside == region


@pytest.mark.parametrize("width", [200.0, 400.0, 860.0])
def test_texts_of_regions_do_not_meet(width: float) -> None:
    block = venn(
        "- A: one\n- B: two\n- C: three\n- A & B: four\n- B & C: five\n- A & C: six\n- A & B & C: seven"
    )
    texts = [shape for shape in walked((group(block, width),)) if shape.name == "Region"]
    assert len(texts) == 7
    for one, other in combinations(texts, 2):
        across = min(one.box.right, other.box.right) - max(one.box.x, other.box.x)
        down = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
        assert across <= 0 or down <= 0


def test_what_finds_no_room_is_in_the_key() -> None:
    long = "much to say of what both of them share " * 12
    found = group(venn(f"- A\n- B\n- A & B: {long}"))
    assert any(shape.name == "Key" for shape in found.shapes)
    assert long.strip() in words((found,))


def test_names_with_ampersands_are_sets_unless_made_of_others() -> None:
    report = Report()
    found = group(
        venn("- Research & development: one\n- Trade: two\n- Trade & Research & development: three", report)
    )
    assert not list(report)
    assert "Research & development and Trade: three" in found.alt


@pytest.mark.parametrize("count", [1, 4, 12])
def test_other_numbers_of_sets_are_refused(count: int) -> None:
    report = Report()
    text = "\n".join(f"- Set {number}" for number in range(count))
    assert read(node("fence", text=text, word="venn"), report=report) == ()
    assert [finding.code for finding in report] == ["venn-sets"]
