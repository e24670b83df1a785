"""Short content in a tall frame: the room goes into the spaces between its parts rather than under them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.layout.deck.generous import is_statement
from deckbuilder.place import moved
from deckbuilder.plan import Para, PathShape, Shape, TableShape, TextShape, TextStyle

#: Of the free height, the share that goes into spaces, and the most a space may gain, in lines of text.
_SHARE, _WIDEST = 0.6, 0.75
#: The most the padding of a table's cells may gain above and below. Points.
_PADDING = 8.0
#: What is neither running text nor table hangs lower by this share of the free height: the optical middle.
_LOWER = 0.35


def breathing(shapes: Sequence[Shape], height: float, room: float) -> list[Shape]:
    """The shapes, ``height`` points tall together, spread in a frame ``room`` points tall."""
    free = room - height
    if free <= 0 or not shapes:
        return list(shapes)
    texts = [shape for shape in shapes if _flows(shape)]
    tables = [shape for shape in shapes if isinstance(shape, TableShape)]
    if not texts and not tables:
        return [moved(shape, 0.0, free * _LOWER) for shape in shapes]
    if is_statement(shapes):
        spread = _column(shapes, free)
        return [moved(shape, 0.0, (room - spread[-1].box.bottom) * _LOWER) for shape in spread]
    if _side_by_side(shapes):
        alone = len(texts) == len(shapes) and _in_one_row(shapes)
        return _columns(shapes, room) if alone else list(shapes)
    return _column(shapes, free)


def _flows(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.role == "flow"


def _side_by_side(shapes: Sequence[Shape]) -> bool:
    return any(after.box.x >= before.box.right for before, after in pairwise(shapes))


def _in_one_row(shapes: Sequence[Shape]) -> bool:
    """Whether nothing stands below another: what does would be run into by what grows above it."""
    return all(after.box.x >= before.box.right for before, after in pairwise(shapes))


def _columns(texts: Sequence[Shape], room: float) -> list[Shape]:
    """Columns of text, all with the same space between their outermost paragraphs."""
    shares = [
        _space(text, (room - text.box.bottom) * _SHARE, len(_seams(text))) for text in texts if _seams(text)
    ]
    return [_spaced(text, min(shares, default=0.0)) for text in texts]


def _column(shapes: Sequence[Shape], free: float) -> list[Shape]:
    """One below the other: text gains space between its paragraphs, tables between their rows."""
    seams = sum(len(_seams(shape)) for shape in shapes)
    tables = [shape for shape in shapes if isinstance(shape, TableShape) and not _on_a_ground(shape, shapes)]
    rows = sum(len(table.rows) for table in tables)
    padding = min(free * _SHARE / (2 * rows), _PADDING) if rows else 0.0
    free -= 2 * padding * rows
    out: list[Shape] = []
    down = 0.0
    for shape in shapes:
        spread = moved(shape, 0.0, down) if down else shape
        if not isinstance(spread, TableShape):
            spread = _spaced(spread, _space(spread, free * _SHARE, seams))
        elif any(shape is table for table in tables):
            spread = _padded(spread, padding)
        down += spread.box.height - shape.box.height
        out.append(spread)
    return out


def _on_a_ground(table: TableShape, shapes: Sequence[Shape]) -> bool:
    """Whether the table stands in a panel, which would not grow with it."""
    return any(
        isinstance(shape, PathShape)
        and shape.box.y <= table.box.y < shape.box.bottom
        and shape.box.x <= table.box.x < shape.box.right
        for shape in shapes
    )


def _padded(table: TableShape, padding: float) -> TableShape:
    inset = table.padding
    rows = tuple(replace(row, height=row.height + 2 * padding) for row in table.rows)
    return replace(
        table,
        box=replace(table.box, height=sum(row.height for row in rows)),
        rows=rows,
        padding=replace(inset, top=inset.top + padding, bottom=inset.bottom + padding),
    )


def _seams(shape: Shape) -> list[int]:
    """Paragraphs that begin something new: outermost items, headings and text outside lists, not under a
    heading."""
    if not isinstance(shape, TextShape) or shape.role != "flow":
        return []
    return [
        index
        for index, (above, para) in enumerate(pairwise(shape.paras), start=1)
        if para.level == 0 and (para.bullet or not para.left) and above.role[:1] != "H"
    ]


def _space(shape: Shape, free: float, seams: int) -> float:
    """What each seam gains, in half points."""
    if not isinstance(shape, TextShape) or not seams:
        return 0.0
    return int(min(free / seams, _WIDEST * shape.paras[0].style.leading) * 2) / 2


def _spaced(shape: Shape, extra: float) -> Shape:
    if not isinstance(shape, TextShape) or extra <= 0:
        return shape
    seams = set(_seams(shape))
    styles: dict[TextStyle, TextStyle] = {}
    paras: list[Para] = []
    for index, para in enumerate(shape.paras):
        if index in seams:
            style = styles.get(para.style)
            if style is None:
                style = styles[para.style] = replace(para.style, before=para.style.before + extra)
            para = replace(para, style=style)
        paras.append(para)
    box = replace(shape.box, height=shape.box.height + extra * len(seams))
    return replace(shape, paras=tuple(paras), box=box)
