"""The names of all places in a document that a link or bookmark can lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckbuilder.plan import GroupShape, ImageShape, Para, PathShape, Plan, Shape, TableShape, TextShape


def anchors(plan: Plan) -> frozenset[str]:
    """Anchors of paragraphs, and ``call:<label>`` for every footnote called in the text."""
    names: set[str] = set()
    for page in plan.pages:
        for para in _paras(page.shapes):
            if para.anchor is not None:
                names.add(para.anchor)
            names.update(f"call:{run.note}" for run in para.runs if run.note is not None)
    return frozenset(names)


def _paras(shapes: tuple[Shape, ...]) -> Iterator[Para]:
    for shape in shapes:
        match shape:
            case TextShape():
                yield from shape.paras
            case TableShape():
                for row in shape.rows:
                    for cell in row.cells:
                        yield from cell.paras
            case GroupShape():
                yield from _paras(shape.shapes)
            case ImageShape() | PathShape():
                pass
            case _:
                assert_never(shape)
