"""Nothing on a slide is drawn over anything else, whatever stands beside or below what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.plan import ImageShape, Page, Rect, TableShape, TextShape
from tests.layout.decks import planned

#: Points by which boxes may touch.
TOUCH = 1.0

ITEMS = "- one point\n- a second point that is a little longer than the first\n- a third"
COLUMNS = f"::: columns\n::: column\n### Left\n\n{ITEMS}\n:::\n::: column\n### Right\n\n{ITEMS}\n:::\n:::"
BLOCKS = (
    ITEMS,
    COLUMNS,
    COLUMNS.replace("### Left\n\n", "").replace("### Right\n\n", ""),
    "A paragraph of a sentence or two, which is shown on the slide because no memo is made. It goes on.",
    "| a | b |\n|---|--:|\n| x | 1 |\n| y | 2 |",
    "> [!NOTE]\n> What is set apart.",
    "> A quotation of one line.\n>\n> — Somebody",
    "```\ncode\n```",
    "A sentence with a footnote.^[What the footnote says.]",
    "### A heading",
    "Term\n: What it means",
)


def drawn(page: Page) -> Iterator[Rect]:
    """The boxes that texts, tables and pictures really take: a frame may be taller than its text."""
    for shape in page.shapes:
        if isinstance(shape, TableShape | ImageShape):
            yield shape.box
        elif isinstance(shape, TextShape) and shape.paras:
            gaps = sum(
                a.style.after + b.style.before for a, b in zip(shape.paras, shape.paras[1:], strict=False)
            )
            height = sum(para.height for para in shape.paras) + gaps + shape.inset.top + shape.inset.bottom
            free = shape.box.height - height
            top = shape.box.y + free * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[shape.anchor]
            yield Rect(shape.box.x, top, shape.box.width, height)


def overlaps(page: Page) -> list[tuple[Rect, Rect]]:
    return [
        (one, other)
        for one, other in combinations(drawn(page), 2)
        if min(one.right, other.right) - max(one.x, other.x) > TOUCH
        and min(one.bottom, other.bottom) - max(one.y, other.y) > TOUCH
    ]


@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5))
def test_what_stands_on_a_slide_does_not_overlap(blocks: list[str]) -> None:
    for page in planned("## Title\n\n" + "\n\n".join(blocks), with_memo=False).pages:
        assert overlaps(page) == []


def test_text_below_columns_stands_below_them() -> None:
    (page,) = planned(f"## Title\n\n{COLUMNS}\n\nWhat follows from both.", with_memo=False).pages
    assert overlaps(page) == []
