"""Formulas: LaTeX read into MathML, MathML as a line of text and as a drawing.

It knows neither Markdown nor pages. latex2mathml and ziamath are loaded with the first formula of a brief.
"""

from __future__ import annotations

from deckbuilder.maths.drawing import Drawing, draw
from deckbuilder.maths.fault import BadFormula
from deckbuilder.maths.latex import Formula, read

__all__ = ["BadFormula", "Drawing", "Formula", "draw", "read"]
