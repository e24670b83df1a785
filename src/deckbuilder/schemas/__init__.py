"""JSON Schemas of what authors write in YAML and TOML, for their editors, from the tables that readers use.

Readers read by those tables and not by these schemas: they know places, and tell what to do. Here stands what
there is; it is put together when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, str] = {
    "front-matter": "The front matter of a brief",
    "brand": "A theme: _brand.yml",
    "config": "A project: deckbuilder.toml",
    "chart": "The data and options of a chart",
    "compare": "The options of a comparison",
    "kpi": "Key figures",
    "matrix": "The items of a matrix",
    "network": "The nodes and links of a network",
    "process": "The steps of a process",
    "scenarios": "Scenarios",
    "timeline": "The events of a timeline",
    "tree": "The branches of a tree",
    "venn": "The sets of a Venn diagram",
}


def schema(name: str) -> dict[str, Any]:
    """The schema of a kind, one of `KINDS`."""
    from deckbuilder.schemas.kinds import MAKERS

    return {"$schema": DIALECT, "title": KINDS[name], **MAKERS[name]()}
