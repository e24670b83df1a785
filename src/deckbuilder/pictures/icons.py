"""Icons by name, in one colour on a square: Bootstrap Icons, read from ``icons.txt`` when one is asked for.

They are decoration beside words that say the same; where they stand alone, who draws them gives the words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from deckbuilder.plan import Outline, PathShape, Rect, Span, Step
from deckbuilder.report import Report, suggestion

#: Units to a side of the square in the file.
_GRID = 1600
_PATH = re.compile(r"([mlcz])([-\d ]*)")
_NUMBER = re.compile(r"-?\d+")
_MOVES: dict[str, Literal["move", "line", "curve", "close"]] = {
    "m": "move", "l": "line", "c": "curve", "z": "close",
}  # fmt: skip


def icon(name: str, box: Rect, color: str, span: Span) -> PathShape:
    """The icon in a square box, filled with a colour role.

    Raises:
        KeyError: there is no such icon; ask `known` first.
    """
    return PathShape(box, span, "outline", color, outline=_outline(name), role="icon", name=f"Icon {name}")


def known(name: str, span: Span, report: Report) -> bool:
    """Whether there is an icon of that name; where there is none, that is reported."""
    if name in _file():
        return True
    help = suggestion(name, _file(), "the names are those of https://icons.getbootstrap.com")
    report.warning("icon-unknown", f"there is no icon `{name}`", span, help)
    return False


@lru_cache(maxsize=1)
def _file() -> dict[str, str]:
    """The icons' data by their names."""
    text = Path(__file__).with_name("icons.txt").read_text("ascii")
    return dict(line.split("\t", 1) for line in text.splitlines() if line[0] != "#")


@lru_cache(maxsize=256)
def _outline(name: str) -> Outline:
    return tuple(tuple(_steps(contour)) for contour in _file()[name].split(";"))


def _steps(contour: str) -> list[Step]:
    found: list[Step] = []
    x = y = 0
    for kind, written in _PATH.findall(contour):
        numbers = [int(number) for number in _NUMBER.findall(written)]
        if kind == "m":
            x = y = 0
        points = [(x + dx, y + dy) for dx, dy in zip(numbers[::2], numbers[1::2], strict=True)]
        x, y = points[-1] if points else (x, y)
        found.append(Step(_MOVES[kind], tuple((left / _GRID, top / _GRID) for left, top in points)))
    return found
