"""What each schema is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

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


MAKERS: Mapping[str, Callable[[], Schema]] = {
    "front-matter": _front_matter,
    "brand": partial(Style().mapping, BRAND),
    "config": _settings,
    "chart": _chart,
    "compare": partial(entries, OPTION),
    "kpi": partial(entries, CARD),
    "matrix": partial(matrix, ITEM, PARTS),
    "network": partial(network, NODE, EDGE),
    "process": partial(entries, STEP),
    "scenarios": partial(entries, SCENARIO),
    "timeline": partial(entries, EVENT),
    "tree": partial(entries, BRANCH),
    "venn": partial(entries, SET),
}
