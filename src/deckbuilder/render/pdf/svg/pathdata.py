"""The data of SVG paths (SVG 2, 9.3) as moves, lines and cubic curves, for a pen."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import Protocol

from deckbuilder.render.pdf.svg.reading import Undrawable

Point = tuple[float, float]
#: Coordinates from here on are no drawing's, and none that readers of PDF agree on.
FARTHEST = 1e7
#: Radii below this are none.
_LEAST = 1e-6
_TOKEN = re.compile(r"\s*,?\s*([MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"\s*,?\s*([01])")
#: Numbers that follow each command.
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


class Pen(Protocol):
    """What draws, also as HarfBuzz calls it for glyphs."""

    def moveTo(self, point: Point) -> None: ...
    def lineTo(self, point: Point) -> None: ...
    def curveTo(self, *points: Point) -> None: ...
    def qCurveTo(self, *points: Point) -> None: ...
    def closePath(self) -> None: ...


def draw_path(data: str, pen: Pen) -> None:
    """Raises: Undrawable: the data are faulty; browsers would draw it up to the fault."""
    reader = _Reader(data)
    here = start = control = (0.0, 0.0)
    before = command = ""
    is_open = False
    while not reader.at_end:
        command = reader.command(command)
        kind = command.upper()
        values = reader.values(kind)
        dx, dy = here if command.islower() else (0.0, 0.0)
        points = _points(kind, values, here, dx, dy)
        if kind != "M" and not is_open:
            pen.moveTo(here)
            is_open = True
        match kind:
            case "M":
                start = points[0]
                pen.moveTo(start)
                is_open = True
                command = "l" if command == "m" else "L"  # further pairs are lines
            case "L" | "H" | "V":
                pen.lineTo(points[0])
            case "C":
                pen.curveTo(*points)
            case "S":
                points = [_mirrored(control, here) if before in "CS" and before else here, *points]
                pen.curveTo(*points)
            case "Q":
                pen.qCurveTo(*points)
            case "T":
                points = [_mirrored(control, here) if before in "QT" and before else here, *points]
                pen.qCurveTo(*points)
            case "A":
                _draw_arc(pen, here, values, points[0])
            case "Z":
                pen.closePath()
                points, is_open = [start], False
        control = points[-2] if len(points) > 1 else points[-1]
        here, before = points[-1], kind


class _Reader:
    """Commands and numbers of path data."""

    def __init__(self, data: str) -> None:
        self._data = data.strip()
        self._at = 0
        if self._data and self._data[0] not in "Mm":
            raise Undrawable("a path that begins nowhere")

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._data)

    def command(self, before: str) -> str:
        """The next command, or the last one again where numbers follow."""
        found = self._match(_TOKEN)
        if found.isalpha():
            self._at += len(found)
            return found
        if before in ("", "Z", "z"):
            raise Undrawable("a faulty path")
        return before

    def values(self, kind: str) -> list[float]:
        """The numbers of a command; flags of arcs need no space between them."""
        values = []
        for index in range(_COUNTS[kind]):
            token = self._match(_FLAG if kind == "A" and index in (3, 4) else _TOKEN)
            if token.isalpha():
                raise Undrawable("a faulty path")
            self._at += len(token)
            values.append(float(token))
            if not abs(values[-1]) < FARTHEST:
                raise Undrawable("a place beyond all measure")
        return values

    def _match(self, pattern: re.Pattern[str]) -> str:
        """The next token; what parts it from the one before is passed over."""
        found = pattern.match(self._data, self._at)
        if found is None:
            raise Undrawable("a faulty path")
        self._at = found.start(1)
        return found[1]


def _points(kind: str, values: list[float], here: Point, dx: float, dy: float) -> list[Point]:
    """The points a command names, from the drawing's origin."""
    if kind == "H":
        return [(values[0] + dx, here[1])]
    if kind == "V":
        return [(here[0], values[0] + dy)]
    if kind == "A":
        values = values[5:]
    return [(x + dx, y + dy) for x, y in zip(values[::2], values[1::2], strict=True)]


def _mirrored(control: Point, here: Point) -> Point:
    return 2 * here[0] - control[0], 2 * here[1] - control[1]


def _draw_arc(pen: Pen, start: Point, values: list[float], end: Point) -> None:
    """An elliptical arc by its ends (SVG 2, B.2.4), a curve for each quarter turn."""
    rx, ry, turn, large, sweep = abs(values[0]), abs(values[1]), radians(values[2]), values[3], values[4]
    if min(rx, ry) < _LEAST or start == end:
        pen.lineTo(end)
        return
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(turn) * dx + sin(turn) * dy, cos(turn) * dy - sin(turn) * dx
    stretch = sqrt((x / rx) ** 2 + (y / ry) ** 2)
    if stretch > 1:  # too small to reach from end to end
        rx, ry = rx * stretch, ry * stretch
    away = sqrt(max(0.0, (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1))
    if large == sweep:
        away = -away
    cx, cy = away * rx * y / ry, -away * ry * x / rx
    begin = _angle((x - cx) / rx, (y - cy) / ry)
    whole = _angle((-x - cx) / rx, (-y - cy) / ry) - begin
    whole += 2 * pi * ((sweep == 1) * (whole < 0) - (sweep == 0) * (whole > 0))

    def place(u: float, v: float) -> Point:
        """A point of the unit circle's plane on the page."""
        a, b = rx * u + cx, ry * v + cy
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        return cos(turn) * a - sin(turn) * b + middle[0], sin(turn) * a + cos(turn) * b + middle[1]

    _draw_turn(pen, place, begin, whole, end)


def _draw_turn(
    pen: Pen, place: Callable[[float, float], Point], begin: float, whole: float, end: Point
) -> None:
    """A part of the unit circle from one angle on, ending exactly at ``end``."""
    count = max(1, ceil(abs(whole) / (pi / 2) - 1e-9))
    step = whole / count
    reach = 4 / 3 * tan(step / 4)
    for index in range(count):
        a, b = begin + index * step, begin + (index + 1) * step
        pen.curveTo(
            place(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            place(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            end if index == count - 1 else place(cos(b), sin(b)),
        )


def _angle(x: float, y: float) -> float:
    turn = acos(max(-1.0, min(1.0, x / hypot(x, y))))
    return -turn if y < 0 else turn
