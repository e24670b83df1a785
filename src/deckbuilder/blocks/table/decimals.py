"""Figures of a column with their units below each other: what stands behind the last digit of each figure's
whole part. Which columns hold figures is said in `widths`, how they are set in `cells`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

#: What may part whole numbers from decimals; as a mark of thousands it stands before three digits.
_MARKS = ".,"
_MARK = re.compile(r"\d([.,])(\d+)(?!\d*[.,])")


class Tails(Struct, frozen=True):
    """What the figures of one column end in."""

    mark: str
    """Before decimals; empty where there are none."""
    longest: str
    """``.50``, or ``.5 %``."""

    def start(self, figure: str) -> int:
        """Where in a figure its tail begins."""
        at = figure.rfind(self.mark) if self.mark else -1
        if at >= 0:
            return at
        return next((end for end in range(len(figure), 0, -1) if figure[end - 1].isdigit()), len(figure))


def tails(figures: Iterable[str]) -> Tails | None:
    """The tails of a column; None where they are all as long, or where it is not clear what they are."""
    texts = [text for text in (figure.strip() for figure in figures) if any(map(str.isdigit, text))]
    found = {mark for mark in map(_decimal_mark, texts) if mark}
    if len(found) > 1:
        return None
    made = Tails(found.pop() if found else "", "")
    parts = {text[made.start(text) :] for text in texts}
    lengths = set(map(len, parts))
    return None if len(lengths) < 2 else Tails(made.mark, max(sorted(parts), key=len))


def _decimal_mark(figure: str) -> str:
    """The mark before a figure's decimals; empty where it has none, or where three digits behind its only
    mark may as well be thousands."""
    match = _MARK.search(figure)
    if match is None:
        return ""
    mark, digits = match.groups()
    if figure.count(mark) > 1:
        return ""
    other = next(one for one in _MARKS if one != mark)
    return mark if len(digits) != 3 or other in figure else ""
