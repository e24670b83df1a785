"""A slide drawn smaller: all its lengths multiplied, sizes of type among them. Nothing is set anew."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from deckbuilder.plan import (
    Bullet,
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Insets,
    Line,
    Para,
    PathShape,
    Piece,
    Rect,
    Row,
    Shape,
    Stroke,
    TableShape,
    TextShape,
    TextStyle,
)


def scaled(shape: Shape, by: float, x: float, y: float) -> Shape:
    """The shape on a slide whose upper left corner stands at ``x``, ``y`` and that is ``by`` times as
    large."""
    return _Scale(by, x, y).shape(shape)


class _Scale:
    def __init__(self, by: float, x: float, y: float) -> None:
        self._by = by
        self._x = x
        self._y = y
        self._styles: dict[TextStyle, TextStyle] = {}

    def shape(self, shape: Shape) -> Shape:
        box = self._box(shape.box)
        match shape:
            case TextShape():
                return replace(
                    shape, box=box, paras=self._paras(shape.paras), inset=self._insets(shape.inset),
                    stroke=self._stroke(shape.stroke),
                )  # fmt: skip
            case TableShape():
                columns = tuple(width * self._by for width in shape.columns)
                rows = tuple(self._row(row) for row in shape.rows)
                padding = self._insets(shape.padding)
                return replace(shape, box=box, columns=columns, rows=rows, padding=padding)
            case PathShape() | ConnectorShape():
                return replace(shape, box=box, stroke=self._stroke(shape.stroke))
            case FormulaShape():
                return replace(shape, box=box, size=shape.size * self._by)
            case ImageShape():  # what is cut off is told in shares
                return replace(shape, box=box)
            case GroupShape():
                return replace(shape, box=box, shapes=tuple(self.shape(member) for member in shape.shapes))
            case ChartShape():
                drawing, over = (
                    tuple(self.shape(member) for member in part) for part in (shape.drawing, shape.over)
                )
                return replace(shape, box=box, drawing=drawing, over=over)
            case _:
                assert_never(shape)

    def _box(self, box: Rect) -> Rect:
        by = self._by
        return Rect(self._x + box.x * by, self._y + box.y * by, box.width * by, box.height * by)

    def _insets(self, inset: Insets) -> Insets:
        by = self._by
        return Insets(inset.left * by, inset.top * by, inset.right * by, inset.bottom * by)

    def _stroke(self, stroke: Stroke | None) -> Stroke | None:
        return stroke and replace(stroke, width=stroke.width * self._by)

    def _row(self, row: Row) -> Row:
        cells = tuple(replace(cell, paras=self._paras(cell.paras)) for cell in row.cells)
        return replace(row, cells=cells, height=row.height * self._by)

    def _paras(self, paras: tuple[Para, ...]) -> tuple[Para, ...]:
        return tuple(self._para(para) for para in paras)

    def _para(self, para: Para) -> Para:
        by = self._by
        return replace(
            para,
            style=self._style(para.style),
            lines=tuple(self._line(line) for line in para.lines),
            left=para.left * by,
            right=para.right * by,
            bullet=para.bullet and self._bullet(para.bullet),
        )

    def _bullet(self, bullet: Bullet) -> Bullet:
        return replace(bullet, hang=bullet.hang * self._by)

    def _style(self, style: TextStyle) -> TextStyle:
        found = self._styles.get(style)
        if found is None:
            by = self._by
            found = self._styles[style] = replace(
                style,
                size=style.size * by,
                leading=style.leading * by,
                before=style.before * by,
                after=style.after * by,
                indent=style.indent * by,
            )
        return found

    def _line(self, line: Line) -> Line:
        by = self._by
        return replace(
            line,
            pieces=tuple(self._piece(piece) for piece in line.pieces),
            width=line.width * by,
            height=line.height * by,
            ascent=line.ascent * by,
            indent=line.indent * by,
            stretch=line.stretch * by,
        )

    def _piece(self, piece: Piece) -> Piece:
        by = self._by
        return replace(
            piece,
            size=piece.size * by,
            x=piece.x * by,
            width=piece.width * by,
            rise=piece.rise * by,
            squeeze=piece.squeeze * by,
        )
