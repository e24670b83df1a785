"""One page's content stream: graphics operators written in the plan's terms (theme roles, y downwards).

It knows the operators of ISO 32000-1, annex A, and leaves out state that is already in force. It does not
know what a paragraph or a table is.
"""

from __future__ import annotations

from typing import Protocol

from deckbuilder.plan import Contour, Rect, Stroke
from deckbuilder.render.look import Look

_OPERATORS = {"move": "m", "line": "l", "curve": "c", "close": "h"}


class Sink(Protocol):
    """What takes the operators: reportlab's canvas."""

    def addLiteral(self, s: str) -> None: ...


def number(value: float) -> str:
    """A length in a content stream: a hundredth of a point is finer than any printer."""
    return f"{round(value, 2):g}"


class Content:
    """Writes the content stream of the page in hand."""

    def __init__(self, sink: Sink, look: Look, height: float) -> None:
        self._sink = sink
        self.look = look
        """What roles stand for; it may change on the page."""
        self._height = height
        self.filled = ""
        """RGB in force for text and areas."""
        self._stroke = ""

    def y(self, down: float) -> float:
        """The PDF ordinate of a distance from the page's top."""
        return self._height - down

    def write(self, operators: str) -> None:
        """Operators as they are; they must leave the graphics state as they found it."""
        self._sink.addLiteral(operators)

    def rgb(self, role: str) -> str:
        """Six hexadecimal digits for a theme role."""
        return self.look.palette.roles[role].rgb

    def fill(self, rgb: str) -> None:
        """Sets the colour of text and areas, unless it is in force."""
        if rgb != self.filled:
            self.filled = rgb
            self.write(f"{_components(rgb)} rg")

    def fill_role(self, role: str) -> None:
        self.fill(self.rgb(role))

    def stroke(self, stroke: Stroke) -> None:
        """Sets the pen."""
        rgb = self.rgb(stroke.color)
        dash = f"[{number(stroke.width * 4)} {number(stroke.width * 3)}]" if stroke.dash else "[]"
        pen = f"{_components(rgb)} RG {number(stroke.width)} w {dash} 0 d"
        if pen != self._stroke:
            self._stroke = pen
            self.write(pen)

    def rectangle(self, box: Rect) -> str:
        """The path of a box; `paint` ends it."""
        return " ".join(map(number, (box.x, self.y(box.bottom), box.width, box.height))) + " re"

    def polygon(self, points: list[tuple[float, float]]) -> str:
        """The closed path through points given with y downwards."""
        corners = [_op("l" if i else "m", x, self.y(y)) for i, (x, y) in enumerate(points)]
        return " ".join([*corners, "h"])

    def contour(self, contour: Contour, box: Rect) -> str:
        """Closed paths whose points are shares of a box."""
        path = []
        for step in contour:
            places = [
                value
                for x, y in step.points
                for value in (box.x + x * box.width, self.y(box.y + y * box.height))
            ]
            path.append(_op(_OPERATORS[step.to], *places))
        return " ".join(path)

    def paint(self, path: str, fill: str | None, stroke: Stroke | None) -> None:
        """Fills and strokes a path with theme roles; with neither it stays invisible."""
        if fill is not None:
            self.fill_role(fill)
        if stroke is not None:
            self.stroke(stroke)
        if fill is not None or stroke is not None:
            self.write(f"{path} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def line(self, path: str, stroke: Stroke) -> None:
        """Strokes a path whose corners are rounded off."""
        self.stroke(stroke)
        self.write(f"q 1 j {path} S Q")

    def rule(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        """A straight line between two points given with y downwards."""
        self.stroke(stroke)
        self.write(f"{_op('m', x0, self.y(y0))} {_op('l', x1, self.y(y1))} S")


def _op(operator: str, *values: float) -> str:
    return " ".join([*map(number, values), operator])


def _components(rgb: str) -> str:
    return " ".join(f"{int(rgb[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))
