"""How wide a table's columns are, and which of them hold figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct

_SIGN, _CURRENCY = r"[~≈<>≤≥]?\s*[+\-−–±]?\s*", r"(?:[A-Z]{1,3}\s?)?[€$£¥₹]?\s*"
_FIGURE = re.compile(
    rf"{_SIGN}{_CURRENCY}{_SIGN}"
    r"\d[\d.,'’\s\u00a0\u2009\u202f]*"  # digits and their separators
    r"(?:[%‰€$£¥₹]|[A-Za-z]{1,3}\.?)?[*†‡]?"  # unit, mark
)
_BRACKETS = re.compile(r"^\((.*)\)$")
#: Halvings that make the found value exact to far below a point.
_BISECTIONS = 40
_NO_FIGURE = frozenset(("", "-", "–", "—", "…", "n/a", "na", "n.a.", "nil"))


def is_numeric(cells: Iterable[str]) -> bool:
    """Whether a column holds figures: every cell one or a sign for none, and at least one.

    Accounts write what is below zero in brackets.
    """
    words = [_BRACKETS.sub(r"\1", cell.strip()) for cell in cells]
    filled = [word for word in words if word.lower() not in _NO_FIGURE]
    return bool(filled) and all(_FIGURE.fullmatch(word) for word in filled)


def column_widths(least: Sequence[float], natural: Sequence[float], width: float) -> tuple[float, ...]:
    """Widths that add up to ``width``.

    Room to spare is shared by natural width. Otherwise short columns keep their natural width and long ones
    share the rest by its square root (text twice as long gets more room, but also more lines), none below
    the width of its longest word. If not even these fit, the columns of the longest words (addresses, often)
    give way first, so that as few words as possible are broken.
    """
    if sum(natural) <= width:
        return _scaled(natural, width)
    if sum(least) >= width:
        return _scaled([min(small, _cap(least, width)) for small in least], width)
    return _scaled(_widest(partial(_capped, least, natural), max(natural), width), width)


def squeezed(least: Sequence[float], whole: Sequence[float], width: float) -> list[float]:
    """Widths that add up to ``width`` at most, as near to ``whole`` as can be, none below ``least``: the
    widest give way first. So as few words are hyphenated as possible."""
    if sum(whole) <= width or sum(least) >= width:
        return list(whole if sum(whole) <= width else least)
    return _widest(partial(_bounded, least, whole), max(whole), width)


def _widest(widths: Callable[[float], list[float]], high: float, width: float) -> list[float]:
    """The widths for the largest value up to ``high``, with which they grow, that add up to ``width`` at
    most."""
    low = 0.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if sum(widths(middle)) > width:
            high = middle
        else:
            low = middle
    return widths(low)


def _bounded(least: Sequence[float], whole: Sequence[float], most: float) -> list[float]:
    return [max(small, min(wide, most)) for small, wide in zip(least, whole, strict=True)]


def _cap(widths: Sequence[float], total: float) -> float:
    """The width down to which the widest have to shrink for all to take ``total``."""
    rest = total
    for count, width in zip(range(len(widths), 0, -1), sorted(widths), strict=True):
        if width * count >= rest:
            return rest / count
        rest -= width
    return max(widths)


def _capped(least: Sequence[float], natural: Sequence[float], factor: float) -> list[float]:
    return [max(small, min(wide, factor * wide**0.5)) for small, wide in zip(least, natural, strict=True)]


def _scaled(widths: Sequence[float], width: float) -> tuple[float, ...]:
    total = sum(widths)
    if total <= 0:
        return tuple(width / len(widths) for _ in widths)
    return tuple(width * part / total for part in widths)


class Need(Struct, frozen=True):
    """What a cell over several columns (or rows) needs of them together."""

    start: int
    end: int
    """After the last one."""
    size: float


def widened(sizes: Sequence[float], needs: Iterable[Need]) -> list[float]:
    """The sizes made larger where a spanning cell needs it: narrower spans first, in proportion to what each
    of the columns (or rows) has already."""
    found = list(sizes)
    for need in sorted(needs, key=lambda need: (need.end - need.start, need.start, need.end)):
        have = sum(found[need.start : need.end])
        if need.size > have > 0:
            for index in range(need.start, need.end):
                found[index] *= need.size / have
    return found
