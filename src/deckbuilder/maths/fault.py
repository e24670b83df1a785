"""What is wrong with a formula."""

from __future__ import annotations


class BadFormula(Exception):
    """A formula that cannot be read or drawn. It reads as what is wrong, without a full stop."""

    def __init__(self, message: str, help: str, snippet: str = "") -> None:
        super().__init__(message)
        self.help = help
        self.snippet = snippet
        """What to look for in the source; empty: the formula as a whole."""
