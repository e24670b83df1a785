"""The plan: pages of positioned shapes, all that a renderer needs to know and all that layout may say.

Lengths are points (1/72 inch), origin top left, y downwards. Colours are theme roles, never RGB, so that a
deck stays re-colourable. Nothing here knows Markdown, blocks or file formats.
"""

from __future__ import annotations

from deckbuilder.model import Footnote, Meta, Run, Runs
from deckbuilder.plan.charts import DataLabel, LabelPlace, NativeAxis, NativeChart, NativeForm, NativeSeries
from deckbuilder.plan.geometry import NO_INSETS, Insets, Rect, Stroke
from deckbuilder.plan.pages import Attachment, Bookmark, Fault, Origin, Page, Plan
from deckbuilder.plan.shapes import (
    Cell,
    ChartShape,
    ConnectorShape,
    Contour,
    Figure,
    FormulaShape,
    Glue,
    GroupShape,
    ImageShape,
    Outline,
    PathShape,
    Row,
    Shape,
    Side,
    Step,
    TableShape,
    TextShape,
    note_calls,
    paras,
    paras_of,
    walked,
)
from deckbuilder.plan.text import Align, Anchor, Bullet, Line, Para, Piece, Tag, TextStyle
from deckbuilder.source import Span

__all__ = [
    "NO_INSETS",
    "Align",
    "Anchor",
    "Attachment",
    "Bookmark",
    "Bullet",
    "Cell",
    "ChartShape",
    "ConnectorShape",
    "Contour",
    "DataLabel",
    "Fault",
    "Figure",
    "Footnote",
    "FormulaShape",
    "Glue",
    "GroupShape",
    "ImageShape",
    "Insets",
    "LabelPlace",
    "Line",
    "Meta",
    "NativeAxis",
    "NativeChart",
    "NativeForm",
    "NativeSeries",
    "Origin",
    "Outline",
    "Page",
    "Para",
    "PathShape",
    "Piece",
    "Plan",
    "Rect",
    "Row",
    "Run",
    "Runs",
    "Shape",
    "Side",
    "Span",
    "Step",
    "Stroke",
    "TableShape",
    "Tag",
    "TextShape",
    "TextStyle",
    "note_calls",
    "paras",
    "paras_of",
    "walked",
]
