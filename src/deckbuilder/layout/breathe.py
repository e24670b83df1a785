"""Short content in a tall frame: room is given to the spaces between its parts rather than left below
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckbuilder.place import moved
from deckbuilder.plan import Para, Shape, TextShape, TextStyle

#: Of the free height, the share that goes into spaces, and how wide a space may get, in lines of text.
SHARE = 0.6
WIDEST = 0.75
#: What is no text stands lower by this share of the free height, up to so many points.
_LOWER, _LOWEST = 0.35, 36.0


def breathing(shapes: Sequence[Shape], height: float, room: float) -> list[Shape]:
    """The shapes, ``height`` points tall together, spread in a frame ``room`` points tall."""
    free = room - height
    if free <= 0:
        return list(shapes)
    if shapes and all(isinstance(shape, TextShape) and shape.role == "flow" for shape in shapes):
        return _spread([shape for shape in shapes if isinstance(shape, TextShape)], room)
    down = min(free * _LOWER, _LOWEST)
    return [moved(shape, 0.0, down) for shape in shapes]


def _spread(texts: Sequence[TextShape], room: float) -> list[Shape]:
    """Columns of text, all with the same additional space between their outermost paragraphs."""
    extra = min((_extra(text, room) for text in texts if _seams(text)), default=0.0)
    return [_spaced(text, extra) for text in texts] if extra >= 0.5 else list(texts)


def _extra(text: TextShape, room: float) -> float:
    free = (room - text.box.bottom) * SHARE
    return min(free / len(_seams(text)), WIDEST * text.paras[0].style.leading)


def _seams(text: TextShape) -> list[int]:
    """Paragraphs that begin something new: items of the outermost list, headings, paragraphs outside
    lists."""
    return [
        index
        for index, para in enumerate(text.paras)
        if index
        and para.level == 0
        and (para.bullet or not para.left)
        and text.paras[index - 1].role[:1] != "H"
    ]


def _spaced(text: TextShape, extra: float) -> Shape:
    extra = int(extra * 2) / 2
    seams = set(_seams(text))
    styles: dict[TextStyle, TextStyle] = {}
    paras: list[Para] = []
    for index, para in enumerate(text.paras):
        if index in seams:
            style = styles.get(para.style)
            if style is None:
                style = styles[para.style] = replace(para.style, before=para.style.before + extra)
            para = replace(para, style=style)
        paras.append(para)
    box = replace(text.box, height=text.box.height + extra * len(seams))
    return replace(text, paras=tuple(paras), box=box)
