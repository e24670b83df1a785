"""Random values that a JSON Schema lets through, for the keywords that ours are made of."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Schema = dict[str, Any]
Values = SearchStrategy[Any]

#: Printable, and without what means something to a template.
_ALPHABET = st.characters(codec="ascii", min_codepoint=32, max_codepoint=126, exclude_characters="{}<>")
_TEXTS = st.text(_ALPHABET, max_size=12)
_DEEPEST = 5
_KNOWN = {
    "$schema", "$defs", "$ref", "$comment", "title", "description", "default", "type", "enum", "pattern",
    "anyOf", "not", "properties", "patternProperties", "additionalProperties", "propertyNames", "required",
    "minProperties", "maxProperties", "items", "minItems", "uniqueItems", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum",
}  # fmt: skip


def drawn(schema: Schema, root: Schema, depth: int = 0) -> Values:
    """Values of ``schema``, a part of ``root``, but for ways of which a ``$comment`` says more."""
    assert schema.keys() <= _KNOWN, schema.keys() - _KNOWN
    if "$ref" in schema:
        return drawn(root["$defs"][schema["$ref"].rpartition("/")[2]], root, depth)
    if "anyOf" in schema and "type" not in schema:
        ways = [one for one in schema["anyOf"] if "$comment" not in one]
        if depth > _DEEPEST:
            ways = [one for one in ways if not _nests(one)] or ways
        return st.one_of([_later(one, root, depth + 1) for one in ways])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    types = schema.get("type", ["string", "number", "boolean", "null"])
    return st.one_of(
        [_typed(one, schema, root, depth) for one in ([types] if isinstance(types, str) else types)]
    )


def _later(schema: Schema, root: Schema, depth: int) -> Values:
    """The same, made when it is needed: schemas refer to themselves."""
    return st.deferred(lambda: drawn(schema, root, depth))


def _nests(schema: Schema) -> bool:
    return "$ref" in schema or schema.get("type") in ("array", "object")


def _typed(kind: str, schema: Schema, root: Schema, depth: int) -> Values:
    match kind:
        case "string":
            return _strings(schema.get("pattern"))
        case "integer":
            return st.integers(schema["minimum"], schema.get("maximum", 1000))
        case "number":
            low = 0.01 if "exclusiveMinimum" in schema else schema.get("minimum", -1000)
            cents = st.integers(round(100 * low), round(100 * schema.get("maximum", 1000)))
            return cents.map(lambda value: value / 100)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case "array":
            inner = drawn(schema["items"], root, depth + 1) if "items" in schema else _TEXTS
            least = schema.get("minItems", 0)
            by = (lambda value: str(value).lower()) if schema.get("uniqueItems") else None
            return st.lists(
                inner, min_size=least, max_size=least + (3 if depth <= _DEEPEST else 0), unique_by=by
            )
        case "object":
            return _objects(schema, root, depth)
    raise AssertionError(kind)


def _strings(pattern: str | None) -> Values:
    if pattern is None:
        return _TEXTS
    if pattern == r"\S":
        return _TEXTS.map(lambda text: f"{text}a")
    return st.from_regex(pattern, fullmatch=True, alphabet=_ALPHABET)


@st.composite
def _objects(draw: st.DrawFn, schema: Schema, root: Schema, depth: int) -> dict[str, Any]:
    known: Schema = schema.get("properties", {})
    needed = list(schema.get("required", []))
    if "anyOf" in schema:
        needed += draw(st.sampled_from(schema["anyOf"]))["required"]
    if known:
        needed += draw(st.lists(st.sampled_from(sorted(known)), max_size=4))
    made = {name: draw(drawn(known[name], root, depth + 1)) for name in dict.fromkeys(needed)}
    more = schema.get("additionalProperties", {})
    if more is False:
        return made
    refused = {one["required"][0] for one in schema.get("not", {}).get("anyOf", [])} | known.keys()
    refused |= set(schema.get("propertyNames", {}).get("not", {}).get("enum", []))
    words = st.from_regex("[a-z][a-z]{0,8}", fullmatch=True).filter(lambda word: word not in refused)
    least, most = schema.get("minProperties", 0), schema.get("maxProperties", 3)
    for name in draw(st.lists(words, min_size=least, max_size=most, unique=True)):
        made[name] = draw(drawn(more, root, depth + 1)) if more else draw(_TEXTS)
    return made
