"""`[rules]` of a `deckbuilder.toml` as a JSON Schema, from the rules' pages and options."""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder import manual
from deckbuilder.checks.settings import OPTIONS, SEVERITY, WORDS
from deckbuilder.report import Severity


def rules() -> dict[str, Any]:
    """A severity for each rule, or a table of severity and options."""
    return {
        "type": "object",
        "properties": {code: _rule(code) for code in manual.codes()},
        "additionalProperties": False,
    }


def _rule(code: str) -> dict[str, Any]:
    page = manual.page(code)
    words = [Severity.ERROR.label] if page.always_error else list(WORDS)
    severity = {"description": "How much its findings matter", "enum": words}
    table = {
        "type": "object",
        "properties": {SEVERITY: severity, **_options(OPTIONS.get(code))},
        "additionalProperties": False,
    }
    return {"description": page.summary, "anyOf": [severity, table]}


def _options(rule: msgspec.Struct | None) -> dict[str, Any]:
    """The fields of a rule with their types and defaults."""
    if rule is None:
        return {}
    _, found = msgspec.json.schema_components([type(rule)])
    plain = msgspec.json.decode(msgspec.json.encode(found))  # lists, where defaults are tuples
    properties: dict[str, Any] = plain[type(rule).__name__]["properties"]
    return {
        name: {"description": f"An option, by default {value.get('default')}", **value}
        for name, value in properties.items()
    }
