"""The data of charts and diagrams, as they stand in fences and in files of YAML and JSON, as JSON Schemas."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.blocks.entries import EntryForm
from deckbuilder.data.keys import Key
from deckbuilder.schemas.forms import FILLED, TEXT, Schema, Style

_STYLE = Style()
#: Text, or nothing at all, behind a name.
_SAID: Schema = {"type": [*TEXT["type"], "null"]}
_PAIRS: Schema = {
    "type": "object",
    "propertyNames": {"pattern": r"\S"},
    "additionalProperties": TEXT,
}


def entries(form: EntryForm) -> Schema:
    """A list of entries, or a mapping of names and texts."""
    return {"$ref": "#/$defs/entries", "$defs": _definitions(form)}


def _definitions(form: EntryForm) -> dict[str, Schema]:
    below: Schema = {"$ref": "#/$defs/entries"}
    said: Schema = {"anyOf": [_SAID, below]} if form.below else _SAID
    named = {
        **{name: {"description": f"What the {form.what} is called", **FILLED} for name in form.names},
        **{text: {"description": f"What is said of the {form.what}", **_SAID} for text in form.texts},
        **{key: {"description": f"What stands below the {form.what}", **below} for key in form.below},
    }
    whole = _STYLE.mapping(form.keys)
    whole["properties"] = {**named, **whole["properties"]}
    whole["anyOf"] = [{"required": [name]} for name in form.names]
    pair: Schema = {
        "description": "name: text",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": r"\S", "not": {"enum": list(form.names)}},
        "additionalProperties": said,
    }
    pairs = {"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": said}
    return {
        "entry": {"anyOf": [FILLED, whole, pair]},
        "entries": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/entry"}}, pairs]},
    }


def matrix(form: EntryForm, parts: Sequence[Key]) -> Schema:
    """Items, or what the matrix is and its items under ``items:`` or ``quadrants:``."""
    made = _STYLE.mapping(parts)
    made["anyOf"] = [{"required": ["items"]}, {"required": ["quadrants"]}]
    return {"anyOf": [made, {"$ref": "#/$defs/entries"}], "$defs": _definitions(form)}


def network(node: Sequence[Key], edge: Sequence[Key]) -> Schema:
    """Links, or nodes and links."""
    links = _one_each(edge, "from", "to")
    listed = {"type": "array", "items": {"$ref": "#/$defs/link"}}
    whole: Schema = {
        "type": "object",
        "properties": {
            "nodes": {
                "description": "Who is linked",
                "anyOf": [{"type": "array", "items": {"$ref": "#/$defs/node"}}, _PAIRS],
            },
            "edges": {"description": "Who is linked with whom", "anyOf": [listed, _PAIRS]},
        },
        "additionalProperties": False,
        "anyOf": _required("nodes", "edges"),
    }
    pairs = {**_PAIRS, "not": {"anyOf": _required("nodes", "edges")}}
    return {"anyOf": [whole, listed, pairs], "$defs": {"link": links, "node": _one_each(node, "name")}}


def _one_each(keys: Sequence[Key], *own: str) -> Schema:
    """A line of text, a mapping of ``keys``, or names and texts, but for names that are its ``own`` keys."""
    pairs = {**_PAIRS, "not": {"anyOf": _required(*own)}}
    return {"anyOf": [{"type": "string", "pattern": r"\S"}, _STYLE.mapping(keys), pairs]}


def chart(options: Sequence[Key], aliases: dict[str, Key]) -> Schema:
    """A table, or options with the table under ``data:``."""
    data: Schema = {
        "description": "The table: rows, columns, CSV, or the name of a file",
        "type": ["array", "object", "string"],
    }
    whole = _STYLE.mapping(options)
    whole["properties"] |= {"data": data, "values": data}
    whole["patternProperties"] = {f"^{alias}$": _STYLE.key(key) for alias, key in aliases.items()}
    whole["anyOf"] = _required("data", "type")
    cell: Schema = {"type": [*TEXT["type"], "null"]}
    row: Schema = {"type": "object", "additionalProperties": cell}
    cells: Schema = {"type": "array", "items": cell}
    columns: Schema = {
        "type": "object",
        "additionalProperties": {"anyOf": [cell, cells, row]},
        "not": {"anyOf": _required("data", "values", "type")},
    }
    return {"anyOf": [whole, {"type": "array", "items": {"anyOf": [row, cells]}}, columns]}


def _required(*names: str) -> list[Schema]:
    return [{"required": [name]} for name in names]
