"""Logos that stand in a placeholder's way: text keeps above them. Large pictures are grounds, on which text
stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.plan import Insets, Rect
from deckbuilder.theme.template.boxes import box_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The most of a slide that a logo covers; what is larger is a ground or a watermark.
_LARGEST = 0.1
#: A frame keeps at least this share of its height; one that would lose more is meant to hold the logo.
_LEAST_KEPT = 0.6


def logos(root: Element, slide: tuple[float, float]) -> Iterator[Rect]:
    """The boxes of small pictures and groups on a master or layout; ``slide`` is its width and height."""
    for shape in root.iterfind("cSld/spTree/*"):
        pictured = shape.tag in ("pic", "grpSp") or shape.find("spPr/blipFill") is not None
        if pictured and shape.find(".//nvPr/ph") is None:
            box = box_of(shape)
            if box is not None and box.width * box.height <= _LARGEST * slide[0] * slide[1]:
                yield box


def clear_of(logos: Sequence[Rect], box: Rect, inset: Insets) -> Insets:
    """The insets of a frame with its lower one raised above the logos that reach into it from below."""
    inner = box.within(inset)
    highest = inner.y + _LEAST_KEPT * inner.height
    tops = [
        logo.y
        for logo in logos
        if highest <= logo.y < inner.bottom and logo.x < inner.right and inner.x < logo.right
    ]
    return replace(inset, bottom=box.bottom - min(tops)) if tops else inset
