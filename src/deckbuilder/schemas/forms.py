"""A key as a JSON Schema (draft 2020-12): what its form lets through is what readers take.

Where a reader knows more than a schema can say, a ``$comment`` says what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, assert_never

from deckbuilder.data.keys import Key
from deckbuilder.data.yaml_tree import read_yaml
from deckbuilder.source import Line
from deckbuilder.theme.typography import WEIGHTS

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A scalar: readers take numbers and truth values as they are written."""
FILLED: Schema = {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": ["number", "boolean"]}]}
#: What any system takes as the name of a file, without what may not begin or end it.
_FILE_NAME = r"""^[^\s.<>:"/\\|?*](?:[^<>:"/\\|?*\x00-\x1f\x7f]*[^\s.<>:"/\\|?*])?$"""
NOTHING: Schema = {"type": "null"}
_TRUTH = ("yes", "no", "on", "off", "true", "false")
_PERSON: Schema = {
    "type": "object",
    "properties": {
        "name": {
            "description": "The name, or its parts",
            "anyOf": [
                TEXT,
                {
                    "type": "object",
                    "properties": {"given": TEXT, "family": TEXT, "literal": TEXT},
                    "anyOf": [{"required": ["given"]}, {"required": ["family"]}, {"required": ["literal"]}],
                },
            ],
        },
        "given": {"description": "The given name", **TEXT},
        "family": {"description": "The family name", **TEXT},
        "affiliation": {"description": "Where an author works: on the deck's cover"},
        "email": {"description": "An author's address: on the deck's cover"},
        "role": {"description": "What someone who signs is"},
    },
    "anyOf": [{"required": ["name"]}, {"required": ["given"]}, {"required": ["family"]}],
}


class Style:
    """How the keys of a kind of file are written."""

    def __init__(self, *, loose: bool = True, underscores: bool = False) -> None:
        """``loose``, as in YAML: a text may look like a number, and a key stand without a value. In keys
        ``underscores`` may stand for hyphens."""
        self._loose = loose
        self._text = TEXT if loose else {"type": "string"}
        self._underscores = underscores

    def mapping(self, keys: Collection[Key], *, closed: bool = True) -> Schema:
        """A mapping of ``keys`` and, unless it is ``closed``, of others."""
        found = {key.name: self.key(key) for key in keys}
        made: Schema = {"type": "object", "properties": found}
        if self._underscores and (hyphened := [name for name in found if "-" in name]):
            # As patterns they are let through without being proposed.
            made["patternProperties"] = {f"^{name.replace('-', '_')}$": found[name] for name in hyphened}
        if needed := [key.name for key in keys if key.needed]:
            made["required"] = needed
        if closed:
            made["additionalProperties"] = False
        return made

    def key(self, key: Key) -> Schema:
        """What a key may hold, with its description and what is usual."""
        says = f"{key.says} (another word for `{key.same}`)" if key.same else key.says
        about: Schema = {"description": says, **({"default": _usual(key)} if key.usual else {})}
        value = self._value(key)
        if key.needed and value is TEXT:
            return {**about, **FILLED}
        if not (self._loose and value) or key.needed or key.form == "entries":
            return {**about, **value}
        if isinstance(types := value.get("type"), list):
            return {**about, **value, "type": [*types, "null"]}
        alternatives = value["anyOf"] if value.keys() <= {"anyOf", "$comment"} else [value]
        rest = {"$comment": value["$comment"]} if "$comment" in value else {}
        return {**about, **rest, "anyOf": [*alternatives, NOTHING]}

    def _value(self, key: Key) -> Schema:
        match key.form:
            case "text" | "date":
                return {"anyOf": [{"enum": list(key.values)}, self._text]} if key.values else self._text
            case "texts":
                return _one_or_more(self._text, least=int(not self._loose))
            case "people":
                return {
                    "anyOf": [
                        self._text,
                        _PERSON,
                        {"type": "array", "items": {"anyOf": [self._text, _PERSON]}},
                    ]
                }
            case "choice":
                return {"anyOf": [{"enum": _typed(key.values)}, _any_case(key.values)]}
            case "word":
                return {"enum": list(key.values)}
            case "words":
                return _one_or_more({"enum": list(key.values)}, least=1)
            case "choices":
                return _some_of(key.values)
            case "choices or none":
                return {**_some_of((*key.values, "none")), "$comment": "of PDF/A one part and level"}
            case "truth":
                return {"anyOf": [{"type": "boolean"}, _any_case(_TRUTH)]}
            case "text or truth":
                return TEXT
            case "whole":
                return {"type": "integer", "minimum": int(key.low), "maximum": int(key.high)}
            case "number":
                return _bounded(key) if key.low < key.high else {"type": "number"}
            case "number above 0":
                return {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": key.high}
            case "numbers":
                return _one_or_more({"type": "number"})
            case "length":
                return _length(key)
            case "lengths":
                return _one_or_more(_length(key))
            case "weight":
                number = {"type": "integer", "minimum": 1, "maximum": 1000}
                return {"anyOf": [number, {"enum": list(WEIGHTS)}, _any_case(tuple(WEIGHTS))]}
            case "color":
                return _COLOR
            case "colors":
                return _one_or_more(_COLOR)
            case "language":
                return {"type": "string", "pattern": "^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$"}
            case "file name":
                return {"type": "string", "pattern": _FILE_NAME}
            case "mapping":
                return self.mapping(key.keys)
            case "text or mapping":
                return {"anyOf": [TEXT, self.mapping(key.keys)]}
            case "file or mapping":
                return {"anyOf": [_PATH, _FILE, self.mapping(key.keys)]}
            case "names":
                return self.mapping(key.keys, closed=False)
            case "list":
                return _one_or_more({"anyOf": [_PATH, self.mapping(key.keys)]})
            case "mappings":
                return _one_or_more(self.mapping(key.keys))
            case "places":
                return {"type": ["string", "number", "array", "object"]}
            case "rules":
                return {"$ref": "#/$defs/rules"}
            case "entries":
                return {"$ref": "#/$defs/entries"}
            case "anything":
                return {}
            case _:
                assert_never(key.form)


def _bounded(key: Key) -> Schema:
    return {"type": "number", "minimum": key.low, "maximum": key.high}


def _length(key: Key) -> Schema:
    unit = {
        "type": "string",
        "pattern": r"^\d+(?:\.\d+)?\s*(?:pt|mm|cm|in)$",
        "$comment": f"from {key.low:g} to {key.high:g} points",
    }
    return {"anyOf": [_bounded(key), unit]}


_PATH: Schema = {"type": "string", "pattern": r"\S"}
_FILE: Schema = {
    "type": "object",
    "properties": {
        "path": {"description": "The file, from the theme's folder", **_PATH},
        "alt": {"description": "What it shows, in words", "type": "string"},
    },
    "required": ["path"],
    "additionalProperties": False,
}
_COLOR: Schema = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "properties": {"light": {"type": "string"}, "dark": {"type": "string"}},
         "additionalProperties": False},
    ],
    "$comment": "a colour as CSS writes it, or the name of one",
}  # fmt: skip


def _one_or_more(one: Schema, least: int = 0) -> Schema:
    several = {"type": "array", "items": one}
    return {"anyOf": [one, {**several, "minItems": least} if least else several]}


def _some_of(words: Sequence[str]) -> Schema:
    """One of some words, several parted by commas, or a list."""
    one = [{"enum": list(words)}, _any_case(words)]
    several = {"type": "array", "items": {"anyOf": one}, "uniqueItems": True}
    return {"anyOf": [*one, _any_case(words, r"(?:\s*,\s*(?:{}))*"), several]}


def _typed(words: Sequence[str]) -> list[object]:
    """Words as values of YAML: those for truth are truth values when they stand without quotes."""
    return [{"true": True, "false": False}.get(word, word) for word in words]


def _any_case(words: Sequence[str], more: str = "") -> Schema:
    """Some words in capital and small letters; ``more`` is a pattern of what may follow them."""
    letters = "|".join(
        "".join(f"[{c.upper()}{c}]" if c.isalpha() else f"\\{c}" if c in ".+*?" else c for c in word)
        for word in words
    )
    return {"type": "string", "pattern": f"^(?:{letters}){more.replace('{}', letters)}$"}


def _usual(key: Key) -> object:
    if key.form in ("texts", "words") and not key.usual.startswith("["):
        return key.usual.split(", ")
    value = read_yaml([Line(key.usual, "", 1)])
    return None if value is None else value.value()
