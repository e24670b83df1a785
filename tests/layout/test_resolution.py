"""Pictures of a plan for paper: as many pixels as the largest size they are drawn in needs."""

from __future__ import annotations

import io

from msgspec.structs import replace
from PIL import Image

from deckbuilder.layout.resolution import for_print
from deckbuilder.model import Meta
from deckbuilder.plan import GroupShape, ImageShape, Insets, Page, Plan, Rect, Shape, Span

SPAN = Span("brief.md", 1, 1)


def photo(size: tuple[int, int] = (1600, 1200)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).save(out, "JPEG")
    return out.getvalue()


PHOTO = photo()


def image(width: float, data: bytes = PHOTO) -> ImageShape:
    return ImageShape(Rect(10, 20, width, width * 0.75), SPAN, data, "jpeg", (1600, 1200), alt="A photo")


def plan(*shapes: Shape) -> Plan:
    pages = tuple(Page(595, 842, "next", (shape,), "", SPAN) for shape in shapes)
    return Plan(pages, Meta(), "memo")


def shown(plan: Plan) -> list[Shape]:
    return [shape for page in plan.pages for shape in page.shapes]


def test_a_picture_has_the_pixels_its_largest_size_needs_and_is_stored_once() -> None:
    small, large = shown(for_print(plan(image(120), image(240))))
    assert isinstance(small, ImageShape)
    assert isinstance(large, ImageShape)
    assert small.pixels == large.pixels == (1000, 750)
    assert small.data is large.data
    assert replace(small, data=PHOTO, pixels=(1600, 1200)) == image(120)


def test_what_is_cut_off_counts() -> None:
    (made,) = shown(for_print(plan(replace(image(120), crop=Insets(0.25, 0.0, 0.25, 0.5)))))
    assert isinstance(made, ImageShape)
    assert made.pixels == (1000, 750)


def test_pictures_in_groups_are_found() -> None:
    group = GroupShape(Rect(0, 0, 500, 500), SPAN, (image(120),), alt="")
    (made,) = shown(for_print(plan(group)))
    assert isinstance(made, GroupShape)
    (inner,) = made.shapes
    assert isinstance(inner, ImageShape)
    assert inner.pixels == (500, 375)


def test_drawings_and_pictures_of_few_pixels_stay_as_they_are() -> None:
    whole = plan(image(480), replace(image(60, photo((1600, 1200))), vector=b"<svg/>"))
    assert for_print(whole) is whole
