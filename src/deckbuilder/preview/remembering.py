"""A typesetter that has set most of a text before: when it was looked at last."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from deckbuilder.model import Runs
from deckbuilder.plan import Line, TextStyle
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter

Q = TypeVar("Q", bound=Hashable)
A = TypeVar("A")
#: Answers of a kind that are kept; then all are forgotten. A brief of a hundred slides asks for some 5,000.
_MOST = 30_000


class RememberingTypesetter(Typesetter):
    """Answers as any typesetter, from memory where it was asked the same before."""

    def __init__(self, fonts: FontBook) -> None:
        super().__init__(fonts)
        self._lines: dict[tuple[Runs, TextStyle, float], tuple[Line, ...]] = {}
        self._widths: dict[tuple[Runs, TextStyle], float] = {}
        self._least_widths: dict[tuple[Runs, TextStyle], float] = {}
        self._extents: dict[tuple[Runs, TextStyle], tuple[float, float]] = {}

    def set(self, runs: Runs, style: TextStyle, width: float) -> tuple[Line, ...]:
        question = runs, style, width
        found = self._lines.get(question)
        return _kept(self._lines, question, super().set(*question)) if found is None else found

    def width(self, runs: Runs, style: TextStyle) -> float:
        question = runs, style
        found = self._widths.get(question)
        return _kept(self._widths, question, super().width(*question)) if found is None else found

    def min_width(self, runs: Runs, style: TextStyle) -> float:
        question = runs, style
        found = self._least_widths.get(question)
        return _kept(self._least_widths, question, super().min_width(*question)) if found is None else found

    def extents(self, runs: Runs, style: TextStyle) -> tuple[float, float]:
        question = runs, style
        found = self._extents.get(question)
        return _kept(self._extents, question, super().extents(*question)) if found is None else found


def _kept(memory: dict[Q, A], question: Q, answer: A) -> A:
    """The answer, which is remembered from now on."""
    if len(memory) >= _MOST:
        memory.clear()
    memory[question] = answer
    return answer
