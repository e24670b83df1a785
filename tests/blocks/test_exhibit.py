"""What all exhibits share."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.exhibit import Exhibit, drawn_once
from deckbuilder.plan import PathShape, Rect

from .fake import STYLES, room, span, style


def test_a_drawing_is_made_once_for_all_sizes_of_running_text() -> None:
    block, usual, made = Exhibit(span=span()), room(height=200.0), []

    def draw(inner: Room) -> PathShape:
        made.append(inner)
        return PathShape(Rect(0.0, 0.0, inner.width, 10.0), span(), "rect")

    closer = replace(usual, styles=replace(STYLES, body=(style(9.0),), gap=9.0))
    assert drawn_once(block, usual, draw) is drawn_once(block, closer, draw)
    others = (
        replace(usual, styles=replace(STYLES, label=style(11.0))),
        replace(usual, styles=replace(STYLES, label_strong=style(11.0))),
        replace(usual, height=100.0),
        usual.narrowed(10.0),
    )
    for other in others:
        drawn_once(block, other, draw)
    assert made == [usual, *others]
    assert drawn_once(Exhibit(span=span()), usual, draw) is not drawn_once(block, usual, draw)
    assert drawn_once(block, usual, draw, "a part") is not drawn_once(block, usual, draw)
