"""Runs into lines: what fits on a line of a given width, and how tall the result is.

The deck breaks as PowerPoint does (first fit, kerning on, a safety margin on the width); the memo breaks by total fit
and hyphenates. It does not decide sizes or pages.
"""

from __future__ import annotations

from deckbuilder.model import Runs
from deckbuilder.plan import Line, TextStyle
from deckbuilder.text.fonts import FontBook


class Typesetter:
    """Sets text with the fonts of one book; remembers what it measured."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts

    def set(self, runs: Runs, style: TextStyle, width: float, *, full_last: bool = False) -> tuple[Line, ...]:
        """Break ``runs`` into lines no wider than ``width`` points; always at least one line.

        A word wider than the line is broken between characters as a last resort, as PowerPoint does
        (`min_width` tells beforehand). ``full_last`` sets the last line of justified text full (a paragraph that goes
        on overleaf).
        """
        raise NotImplementedError

    def width(self, runs: Runs, style: TextStyle) -> float:
        """Points needed to set ``runs`` without breaking (the widest line where they hold hard breaks)."""
        raise NotImplementedError

    def min_width(self, runs: Runs, style: TextStyle) -> float:
        """Points the widest unbreakable piece needs: below this width words are broken between characters."""
        raise NotImplementedError
