"""Exhibits that show a graph: drawn where that fits, else as rows with a finding. Not a block kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.exhibit import Exhibit, lay_exhibit
from deckbuilder.blocks.graph_model import Graph, told
from deckbuilder.model import Runs
from deckbuilder.place import bottom_of
from deckbuilder.plan import GroupShape, Rect, Shape

Draw = Callable[["GraphExhibit", Room], tuple[Shape, ...] | None]
