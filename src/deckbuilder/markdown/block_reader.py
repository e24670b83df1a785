"""Nodes to blocks at every depth, each block told whom it is for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.ahead import load_ahead
from deckbuilder.blocks.base import Node, Reading
from deckbuilder.markdown.routing import Routed, routed
from deckbuilder.model import Audience, Block, Meta
from deckbuilder.report import Report
from deckbuilder.source import Folder


class BlockReader:
    """Reads the nodes of one document."""

    def __init__(self, folder: Folder, base: Path, meta: Meta, report: Report) -> None:
        files = {one.name: one.file for one in meta.data}
        self._report = report
        self._reading = Reading(report, folder, base, self.children, meta.lang, files)

    def prepare(self, pictures: Sequence[str]) -> None:
        """Have at hand what takes long: ``pictures`` are the files that blocks will ask for."""
        load_ahead(pictures, self._reading)

    def children(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        """The blocks of nodes whose audience is not known yet: what block kinds call for what they hold."""
        return self.read(list(routed(nodes, self._report)))

    def read(self, stream: Sequence[Routed]) -> tuple[Block, ...]:
        """The blocks of routed nodes."""
        found: list[Block] = []
        for audience, group in groupby(stream, key=itemgetter(1)):
            made = blocks.read_all([node for node, _ in group], self._reading)
            if audience is Audience.BOTH:
                found.extend(made)
            else:
                found.extend([replace(block, audience=audience) for block in made])
        return tuple(found)
