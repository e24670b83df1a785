"""The judge of geometry sees what it is there to see: faults planted one by one in a diagram without any."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from deckbuilder.model import Meta, Run
from deckbuilder.plan import (
    GroupShape,
    Page,
    Para,
    Plan,
    Rect,
    Shape,
    Stroke,
    TextShape,
    TextStyle,
)
from deckbuilder.plan.connectors import connected
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter

from .geometry import faults

SPAN = Span("brief.md", 1, 1)
STYLE = TextStyle("Arial", 14, "text", 16.8)
SETTER = Typesetter(FontBook(()))


def box(key: str, x: float, y: float, width: float = 90, words: str = "Radar station") -> TextShape:
    runs = (Run(words),)
    para = Para(runs, STYLE, "P", SPAN, SETTER.set(runs, STYLE, width))
    return TextShape(Rect(x, y, width, 40), SPAN, (para,), fill="tint1", anchor="middle", key=key, name=key)


def judged(*shapes: Shape) -> list[str]:
    group = GroupShape(Rect(50, 50, 400, 300), SPAN, shapes, alt="A diagram", name="Diagram")
    page = Page(720, 405, "Blank", (group,), "", SPAN)
    return [fault.what for fault in faults(Plan((page,), Meta(), "deck"))]


LEFT, RIGHT = box("left", 60, 100), box("right", 300, 100)
LINE = connected(LEFT, "right", RIGHT, "left", Stroke("muted", 1))
LABEL = replace(box("label", 170, 60, 100, "supports"), fill=None, key="")


def test_a_sound_diagram_has_no_faults() -> None:
    assert judged(LEFT, RIGHT, LINE, LABEL) == []


@pytest.mark.parametrize(
    ("shapes", "fault"),
    [
        ([LEFT, replace(LABEL, box=LEFT.box)], "texts overlap"),
        ([LEFT, replace(RIGHT, box=Rect(140, 110, 90, 40))], "frames overlap"),
        ([replace(LABEL, box=Rect(100, 100, 20, 40))], "a line leaves its rect"),
        ([replace(LEFT, figure="diamond", box=Rect(60, 100, 90, 40))], "a line leaves its diamond"),
        ([replace(LEFT, box=Rect(60, 100, 90, 9))], "pt too tall"),
        ([replace(LEFT, box=Rect(20, 100, 90, 40))], "left stands out of its Diagram"),
        ([replace(LEFT, box=Rect(-20, 100, 90, 40))], "off the page"),
        ([LEFT, replace(RIGHT, box=Rect(310, 100, 90, 40)), LINE], "does not touch its left"),
        ([LEFT, LINE], "fastened to nothing"),
        ([LEFT, RIGHT, LINE, box("mid", 190, 100)], "a connector runs through"),
        ([LEFT, RIGHT, LINE, replace(LABEL, box=Rect(180, 111, 90, 20))], "a line runs through"),
        ([LABEL, replace(LEFT, box=LABEL.box)], "covered by left"),
        ([replace(LEFT, paras=(replace(LEFT.paras[0], style=replace(STYLE, size=9)),))], "text of 9.0 pt"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_seen(shapes: Sequence[Shape], fault: str) -> None:
    assert any(fault in found for found in judged(*shapes)), judged(*shapes)
