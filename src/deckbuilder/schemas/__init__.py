"""JSON Schemas of what authors write in YAML and TOML, for their editors, from the tables that readers use.

Readers read by those tables and not by these schemas: they know places, and tell what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from deckbuilder.blocks.chart.keys import ALIASES, OPTIONS
from deckbuilder.blocks.exhibit import FRAMING
from deckbuilder.blocks.graph.reader import EDGE, NODE
from deckbuilder.blocks.kpi.cards import CARD
from deckbuilder.blocks.matrix.reading import ITEM, PARTS
from deckbuilder.blocks.process.steps import STEP
from deckbuilder.blocks.scenarios.reading import SCENARIO
from deckbuilder.blocks.table.comparison import OPTION
from deckbuilder.blocks.timeline.events import EVENT
from deckbuilder.blocks.tree.outline import BRANCH
from deckbuilder.blocks.venn.reading import SET
from deckbuilder.markdown.meta_keys import ELSEWHERE, TOP
from deckbuilder.project import SETTINGS
from deckbuilder.schemas.diagrams import chart, entries, matrix, network
from deckbuilder.schemas.forms import Schema, Style
from deckbuilder.schemas.rules import rules
from deckbuilder.theme.brand_keys import BRAND

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Kind(Struct, frozen=True):
    """A kind of file, or of data."""

    title: str
    make: Callable[[], Schema]


def schema(name: str) -> Schema:
    """The schema of a kind, one of `KINDS`."""
    kind = KINDS[name]
    return {"$schema": DIALECT, "title": kind.title, **kind.make()}


def _front_matter() -> Schema:
    made = Style(underscores=True).mapping(TOP)
    unused = {"description": "Has no effect here; other tools use it"}
    made["patternProperties"] |= {f"^(?:{'|'.join(sorted(ELSEWHERE))})$": unused}
    return made


def _settings() -> Schema:
    return {**Style(loose=False).mapping(SETTINGS.values()), "$defs": {"rules": rules()}}


def _chart() -> Schema:
    framing = (key for key in FRAMING if key.name != "data")  # in YAML it may hold the data themselves
    return chart((*OPTIONS.values(), *framing), {alias: OPTIONS[key] for alias, key in ALIASES.items()})


KINDS: Mapping[str, Kind] = {
    "front-matter": Kind("The front matter of a brief", _front_matter),
    "brand": Kind("A theme: _brand.yml", partial(Style().mapping, BRAND)),
    "config": Kind("A project: deckbuilder.toml", _settings),
    "chart": Kind("The data and options of a chart", _chart),
    "compare": Kind("The options of a comparison", partial(entries, OPTION)),
    "kpi": Kind("Key figures", partial(entries, CARD)),
    "matrix": Kind("The items of a matrix", partial(matrix, ITEM, PARTS)),
    "network": Kind("The nodes and links of a network", partial(network, NODE, EDGE)),
    "process": Kind("The steps of a process", partial(entries, STEP)),
    "scenarios": Kind("Scenarios", partial(entries, SCENARIO)),
    "timeline": Kind("The events of a timeline", partial(entries, EVENT)),
    "tree": Kind("The branches of a tree", partial(entries, BRANCH)),
    "venn": Kind("The sets of a Venn diagram", partial(entries, SET)),
}
