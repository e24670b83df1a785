"""Formulas on a line of their own: centred, numbered where they have an identifier or a tag."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block, Run, Runs
from deckbuilder.place import all_moved
from deckbuilder.plan import FormulaShape, Para, Rect, Shape, TextShape, TextStyle
from deckbuilder.source import Span

#: Between a formula and its number at least, in ems.
_APART = 1.0


class Formula(Block, frozen=True, kw_only=True):
    """A formula, or the source of one that cannot be set."""

    mathml: str | None
    """A ``math`` element; None where the source stands for it."""
    line: Runs
    """It as a line of text, or its source as code."""
    words: str = ""
    """The line without any look."""
    label: str | None = None
    """What stands at the right of it, with brackets."""

    def texts(self) -> tuple[Runs, ...]:
        return (self.line,)


def read(node: Node, reading: Reading) -> Formula:
    """The formula whose LaTeX is the node's text; its mark is the number it was given."""
    from deckbuilder import maths  # with the first formula only

    try:
        formula = maths.read(node.text)
        drawing = maths.draw(formula.mathml)
    except maths.BadFormula as fault:
        reading.report.warning(
            "maths-unread",
            f"{fault}; the formula is shown as it is written",
            _place(node, fault.snippet),
            fault.help,
        )
        source = (Run(" ".join(node.text.split()), code=True),)
        return Formula(mathml=None, line=source, span=node.span, attrs=node.attrs)
    if drawing.missing:
        reading.report.warning(
            "missing-glyph",
            f"the font for formulas has no `{' '.join(drawing.missing)}`",
            node.span,
            "write it outside of the formula, or otherwise",
        )
    for command in formula.ignored:
        reading.report.note(
            "maths-ignored", f"`{command}` has no effect in formulas", _place(node, command), "leave it out"
        )
    number = formula.tag or node.mark
    return Formula(
        mathml=formula.mathml,
        line=formula.runs,
        words=formula.words,
        label=f"({number})" if number else None,
        span=node.span,
        attrs=node.attrs,
    )


def _place(node: Node, snippet: str) -> Span:
    """Where a part of the source stands; its first line where that is not known."""
    for line in node.lines:
        if snippet and snippet in line.text:
            return Span(line.path, line.number, line.number, line.text.index(snippet) + 1)
    return Span(node.span.path, node.span.first, node.span.first)


def lay(block: Formula, room: Room) -> Laid:
    body = room.styles.body[min(room.level, len(room.styles.body) - 1)]
    style = replace(body, align="left", indent=0.0)
    if block.mathml is None:
        text = _text(block.line, block, style, room.width, room)
        return Laid((replace(text, role="flow"),), text.box.height, style.before, style.after)
    label = _label(block, style, room)
    beside = label.box.width + _APART * style.size if label else 0.0
    formula = _set(block, block.mathml, style, room.width - beside, room)
    centred = max(0.0, (room.width - formula.box.width) / 2) if room.level == 0 else 0.0
    left = min(centred, room.width - beside - formula.box.width)
    height = max(formula.box.height, style.leading)
    shapes: tuple[Shape, ...] = all_moved((formula,), left, (height - formula.box.height) / 2)
    if label:
        shapes += all_moved((label,), room.width - label.box.width, (height - label.box.height) / 2)
    return Laid(shapes, height, style.leading, style.leading)


def _set(block: Formula, mathml: str, style: TextStyle, width: float, room: Room) -> FormulaShape:
    """The formula at the text's size, or as large as its room lets it be."""
    from deckbuilder.maths import draw

    drawing = draw(mathml)
    size = min(style.size, max(width, 1.0) / drawing.width)
    if room.height is not None:
        size = min(size, room.height / drawing.height)
    return FormulaShape(
        Rect(0.0, 0.0, drawing.width * size, drawing.height * size),
        block.span,
        mathml,
        drawing.outline,
        size,
        style.color,
        alt=block.words,
        name="Formula",
        within=room.within,
    )


def _label(block: Formula, style: TextStyle, room: Room) -> TextShape | None:
    """The formula's number, which references lead to."""
    if block.label is None:
        return None
    runs = (Run(block.label),)
    return _text(runs, block, style, room.typesetter.width(runs, style) + 0.1, room)


def _text(runs: Runs, block: Formula, style: TextStyle, width: float, room: Room) -> TextShape:
    lines = room.typesetter.set(runs, style, width)
    para = Para(runs, style, "P", block.span, lines, anchor=block.attrs.id, within=room.within)
    return TextShape(Rect(0.0, 0.0, width, para.height), block.span, (para,), name="Formula number")


KIND = Kind(Formula, ("formula",), read, lay)
