"""Larger sizes for slides with little on them: tables, diagrams, formulas, statements of a line or two.

Running text keeps its size from slide to slide; only what stands for itself grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.plan import (
    ChartShape,
    FormulaShape,
    GroupShape,
    Shape,
    TableShape,
    TextShape,
    TextStyle,
    paras,
    paras_of,
    walked,
)
from deckbuilder.text.torn import torn_word
from deckbuilder.theme.styles import Styles

#: Text in tables and charts may grow to these sizes, and that of diagrams alone on their slide to these, in
#: points.
_SIZES = (16.0, 15.0)
_DIAGRAM_SIZES = (20.0, 18.0, *_SIZES)
#: A statement is set larger by this factor.
_STATEMENT = 1.2
#: A text in a diagram may have a line more, or one more for each of so many that it has.
_LINES_FOR_ONE_MORE = 4
#: The most paragraphs and lines of a statement.
_PARAGRAPHS, _LINES = 2, 3
#: Larger text leaves at least this share of the frame empty.
_EMPTY = 0.15


class Generous:
    """The larger sizes of one deck. ``room`` is that of the theme's own sizes."""

    def __init__(self, room: Room) -> None:
        styles = room.styles
        self._line = styles.table.leading
        self._figures = [
            (size / styles.table.size, replace(room, styles=_with_larger_figures(styles, size)))
            for size in _SIZES
            if size > styles.table.size
        ]
        self._diagrams = [
            (size / styles.label.size, replace(room, styles=_with_larger_labels(styles, size)))
            for size in _DIAGRAM_SIZES
            if size > styles.label.size
        ]
        self._statement = replace(room, styles=_with_larger_text(styles))

    def rooms(self, laid: Laid, height: float) -> Iterator[tuple[float, Room]]:
        """What content laid at the theme's sizes may be tried in, largest first, and by how much larger.

        None for content that leaves too little air as it is, as charts do that fill their frame; diagrams
        that do are tried.
        """
        if _is_diagram(laid.shapes):
            yield from self._diagrams
        elif laid.height > height * (1 - _EMPTY):
            return
        elif is_statement(laid.shapes) or _is_formula(laid.shapes):
            yield _STATEMENT, self._statement
        elif any(isinstance(shape, TableShape | ChartShape) for shape in laid.shapes):
            yield from self._figures

    def suits(self, larger: Laid, laid: Laid, factor: float, height: float) -> bool:
        """Whether content becomes larger and nothing else: it keeps its form, its words and air around it.

        The same form takes ``factor`` squared of its area; a line more is no other form. A diagram may go on
        filling its frame.
        """
        natural = factor * factor * (laid.height + self._line)
        airy = larger.height <= min(height * (1 - _EMPTY), natural)
        return (
            (airy or (_is_diagram(laid.shapes) and larger.height <= laid.height + EPSILON))
            and (not _is_diagram(laid.shapes) or _are_alike(larger.shapes, laid.shapes))
            and is_statement(larger.shapes) == is_statement(laid.shapes)
            and not is_cramped(larger.shapes)
        )


def _is_diagram(shapes: Sequence[Shape]) -> bool:
    """Whether there is a diagram among shapes, and neither table nor chart."""
    return any(isinstance(shape, GroupShape) for shape in shapes) and not any(
        isinstance(shape, TableShape | ChartShape) for shape in shapes
    )


def _are_alike(some: Sequence[Shape], others: Sequence[Shape]) -> bool:
    """Whether shapes are the same ones as others, with hardly more lines in any of them."""
    pairs = list(zip_longest(walked(some), walked(others)))
    return all(
        shape is not None and other is not None and _look(shape) == _look(other) for shape, other in pairs
    ) and all(
        len(para.lines) <= len(before.lines) + max(1, len(before.lines) // _LINES_FOR_ONE_MORE)
        for para, before in zip(paras(some), paras(others), strict=False)
    )


def _look(shape: Shape) -> tuple[type, str, str]:
    return type(shape), getattr(shape, "name", ""), str(getattr(shape, "figure", ""))


def is_cramped(shapes: Iterable[Shape]) -> bool:
    """Whether a table or text among the shapes is too narrow for one of its words."""
    return any(
        shape.cramped if isinstance(shape, TableShape) else any(map(torn_word, paras_of(shape)))
        for shape in walked(shapes)
    )


def is_statement(shapes: Sequence[Shape]) -> bool:
    """Whether shapes are a few lines of text of one rank in one column, and nothing
    else."""
    texts = [shape for shape in shapes if isinstance(shape, TextShape) and shape.role == "flow"]
    paras = [para for text in texts for para in text.paras]
    return (
        0 < len(texts) == len(shapes)
        and len(paras) <= _PARAGRAPHS
        and sum(len(para.lines) for para in paras) <= _LINES
        and len({(para.style.size, para.style.weight) for para in paras}) == 1
        and paras[0].role[:1] != "H"
        and paras[0].role != "Note"
        and all(below.box.x < above.box.right for above, below in pairwise(texts))
    )


def _is_formula(shapes: Sequence[Shape]) -> bool:
    """Whether shapes are formulas, perhaps with their numbers, and nothing else."""
    return any(isinstance(shape, FormulaShape) for shape in shapes) and all(
        isinstance(shape, FormulaShape) or (isinstance(shape, TextShape) and shape.role == "text")
        for shape in shapes
    )


def _with_larger_figures(styles: Styles, size: float) -> Styles:
    factor = size / styles.table.size
    label = max(size, styles.label.size) / styles.label.size
    return replace(
        styles,
        table=_scaled(styles.table, factor),
        table_head=_scaled(styles.table_head, factor),
        caption=_scaled(styles.caption, factor),
        source=_scaled(styles.source, factor),
        label=_scaled(styles.label, label),
        label_strong=_scaled(styles.label_strong, label),
    )


def _with_larger_labels(styles: Styles, size: float) -> Styles:
    factor = size / styles.label.size
    return replace(
        styles, label=_scaled(styles.label, factor), label_strong=_scaled(styles.label_strong, factor)
    )


def _with_larger_text(styles: Styles) -> Styles:
    return replace(
        styles,
        body=tuple(_scaled(style, _STATEMENT) for style in styles.body),
        bullet_hang=round(styles.bullet_hang * _STATEMENT),
    )


def _scaled(style: TextStyle, factor: float) -> TextStyle:
    """The style at a size in half points near ``factor`` times its own, all else in proportion."""
    size = round(style.size * factor * 2) / 2
    share = size / style.size
    return replace(
        style,
        size=size,
        leading=style.leading * share,
        before=round(style.before * share * 2) / 2,
        after=round(style.after * share * 2) / 2,
    )
