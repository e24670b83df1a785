"""Lines of the source and the pages they are on."""

from __future__ import annotations

import pytest

from deckbuilder.plan import Page, PathShape, Rect
from deckbuilder.preview.places import pages_of, places_of
from deckbuilder.source import Span

PLACES = ((("a.md", 1, 4),), (("a.md", 6, 9), ("b.md", 1, 3)), (("b.md", 4, 5),))


def page(*spans: Span, role: str = "") -> Page:
    """A page that begins on line 1, with shapes from these places."""
    shapes = tuple(PathShape(Rect(0, 0, 1, 1), span, "rect", role=role) for span in spans)
    return Page(9, 9, "first", shapes, "", Span("a.md", 1, 1))


def test_lines_that_touch_are_one_place() -> None:
    found = places_of(page(Span("a.md", 2, 3), Span("a.md", 5, 9), Span("a.md", 6, 7), Span("b.md", 4, 4)))
    assert found == (("a.md", 1, 3), ("a.md", 5, 9), ("b.md", 4, 4))


def test_what_stands_on_every_page_is_from_no_line_of_it() -> None:
    assert places_of(page(Span("a.md", 40, 40), role="footer")) == (("a.md", 1, 1),)


@pytest.mark.parametrize(
    ("span", "pages"),
    [
        (Span("a.md", 6, 6), (1,)),
        (Span("a.md", 4, 6), (0, 1)),
        (Span("a.md", 5, 5), (0,)),
        (Span("a.md", 20, 20), (1,)),
        (Span("b.md", 4, 4), (2,)),
        (Span("c.md", 1, 1), ()),
        (None, ()),
    ],
)
def test_a_place_belongs_to_the_pages_that_hold_it_or_the_one_before(
    span: Span | None, pages: tuple[int, ...]
) -> None:
    assert pages_of(span, PLACES) == pages
