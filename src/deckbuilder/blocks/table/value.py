"""The table as a value. Reading, laying and cutting it are modules of their own; the kind is `table`."""

from __future__ import annotations

from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.table.decimals import Tails
from deckbuilder.blocks.table.rows import Line
from deckbuilder.model import Block, Caption, Runs
from deckbuilder.plan import Align


class Table(Block, frozen=True, kw_only=True):
    """A table whose rows all have as many entries as ``aligns``."""

    head: tuple[Line, ...]
    rows: tuple[Line, ...]
    aligns: tuple[Align, ...]
    tails: tuple[Tails | None, ...] = ()
    """What the figures of each column end in, where they are not all alike."""
    caption: Runs = ()
    label: str = ""
    """What stands before the caption: `Table 2`."""
    source: str | None = None
    widths: tuple[float, ...] | None = None
    """Shares of the width as the author gave them, or as the first part of a cut table found them."""
    manner: int | None = None
    """How the first part of a cut table found its text to be set; see `suiting`."""
    striped: bool = False

    def texts(self) -> tuple[Runs, ...]:
        lines = (*self.head, *self.rows)
        return (
            *((self.caption,) if self.caption else ()),
            *(text for line in lines for text in line.texts()),
        )

    def captions(self) -> tuple[Caption, ...]:
        return (Caption("table", self.attrs.id, self.caption, self.label),)

    def with_captions(self, captions: tuple[Caption, ...]) -> Self:
        return replace(self, label=captions[0].label, attrs=replace(self.attrs, id=captions[0].id))
