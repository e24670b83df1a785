"""Which lines of the source are on which page, and which pages a line belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.plan import Page, Shape, paras_of, walked
from deckbuilder.source import Span
from deckbuilder.theme.frames import FOOTER_ROLES

#: Stands on page after page, and comes from no line of any of them.
_RUNNING = frozenset({*FOOTER_ROLES, "header", "footer", "artifact"})

Place = tuple[str, int, int]
"""File, first and last line."""


def places_of(page: Page) -> tuple[Place, ...]:
    """The lines that a page holds, merged where they touch or overlap, by file in reading order."""
    found: dict[str, set[tuple[int, int]]] = {page.span.path: {(page.span.first, page.span.last)}}
    for span in _spans(page.shapes):
        found.setdefault(span.path, set()).add((span.first, span.last))
    return tuple((path, first, last) for path, ranges in found.items() for first, last in _merged(ranges))


def pages_of(span: Span | None, places: Sequence[tuple[Place, ...]]) -> tuple[int, ...]:
    """The pages that hold a place; where none does, the one whose lines it lies between; none for places in
    files that no page comes from."""
    if span is None:
        return ()
    exact = tuple(
        number
        for number, page in enumerate(places)
        if any(path == span.path and first <= span.last and last >= span.first for path, first, last in page)
    )
    if exact:
        return exact
    before = [
        (max(last for path, _, last in page if path == span.path and last < span.first), -number)
        for number, page in enumerate(places)
        if any(path == span.path and last < span.first for path, _, last in page)
    ]
    return (-max(before)[1],) if before else ()


def _spans(shapes: Sequence[Shape]) -> set[Span]:
    own = [shape for shape in shapes if shape.role not in _RUNNING]
    spans = set()
    for shape in walked(own):
        spans.add(shape.span)
        spans.update(para.span for para in paras_of(shape))
    return spans


def _merged(ranges: set[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged
