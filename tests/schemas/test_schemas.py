"""The schemas against the readers: what one lets through the other takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from deckbuilder.data.yaml_tree import Listing, Mapping, YamlFault, read_yaml
from deckbuilder.markdown import front_matter
from deckbuilder.project import UsageError, read_project
from deckbuilder.report import Report
from deckbuilder.schemas import KINDS, schema
from deckbuilder.theme import brand
from tests.markdown.outline import lines_of, parse

from .drawing import drawn

ROOT = Path(__file__).parents[2]
#: What is found where a key or the kind of a value is wrong.
WRONG = {
    "front-matter-key", "front-matter-type", "front-matter-value", "output-name", "theme-key", "theme-value",
    "language-unknown", "process-status", "data-key", "data-entry", "data-value", "network-entry",
    "chart-option",
}  # fmt: skip
#: Among them, what no schema says.
BEYOND = re.compile(
    "a file can keep one part and level|`defaults.deckbuilder.memo.sizes.leading`|is a name that Windows"
    "|is given twice|cannot be used in a template|is the code of no language"
)
#: Keys that speak for themselves.
NAMES_OF_NAMES = ("light", "dark", "given", "family", "literal")
DATA = sorted(KINDS.keys() - {"front-matter", "brand", "config", "chart"})
MANY = settings(max_examples=80, suppress_health_check=list(HealthCheck))


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def accepts(name: str, value: Any) -> bool:
    return bool(validator(name).is_valid(value))


def wrong(report: Report) -> list[str]:
    """What readers say of keys and kinds of values."""
    return [str(one) for one in report if one.code in WRONG and not BEYOND.search(one.message)]


def in_front_matter(value: Any) -> list[str]:
    report = Report()
    front_matter.read(lines_of(f"---\n{json.dumps(value)}\n---\n"), report)
    return wrong(report)


def in_fence(kind: str, value: Any) -> list[str]:
    return wrong(parse(f"```{kind}\n{json.dumps(value)}\n```\n")[1])


def in_brand(value: Any, folder: Path) -> list[str]:
    report = Report()
    (folder / "_brand.yml").write_text(json.dumps(value), encoding="utf-8")
    brand.load(str(folder / "_brand.yml"), (), report)
    return wrong(report)


@pytest.mark.parametrize("name", KINDS)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert json.loads(json.dumps(schema(name))) == schema(name)


@pytest.mark.parametrize("name", KINDS)
def test_every_key_says_what_it_is_for(name: str) -> None:
    for path, part in parts(schema(name)):
        for key, value in part.get("properties", {}).items():
            assert value.get("description") or key in ("light", "dark", "given", "family", "literal"), (
                path,
                key,
            )
            if "default" in value:
                inner = {**value, "$defs": schema(name).get("$defs", {})}
                assert Draft202012Validator(inner).is_valid(value["default"]), (path, key)


def parts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All mappings in a value."""
    if isinstance(value, dict):
        yield path, value
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from parts(inner, f"{path}/{key}")


# What a schema lets through, the reader takes


@MANY
@given(drawn(schema("front-matter"), schema("front-matter")))
def test_the_front_matter(value: Any) -> None:
    assert accepts("front-matter", value)
    assert not in_front_matter(value)


@MANY
@given(value=drawn(schema("brand"), schema("brand")))
def test_the_brand(value: Any, tmp_path: Path) -> None:
    assert accepts("brand", value)
    assert not in_brand(value, tmp_path)


@pytest.mark.parametrize("kind", [*DATA, "chart"])
@settings(MANY, max_examples=25)
@given(data=st.data())
def test_the_data(kind: str, data: st.DataObject) -> None:
    value = data.draw(drawn(schema(kind), schema(kind)))
    assert accepts(kind, value)
    assert not in_fence(kind, value)


@MANY
@given(value=drawn(schema("config"), schema("config")))
def test_the_settings(value: Any, tmp_path: Path) -> None:
    assert accepts("config", value)
    (tmp_path / "deckbuilder.toml").write_text(toml(value), encoding="utf-8")
    read_project(tmp_path)


def toml(value: dict[str, Any]) -> str:
    """Settings as TOML; JSON's texts, numbers and lists are TOML's."""
    return "".join(
        f"{key} = {inline(inner)}\n" if not isinstance(inner, dict) else
        f"[{key}]\n" + "".join(f"{json.dumps(name)} = {inline(one)}\n" for name, one in inner.items())
        for key, inner in sorted(value.items(), key=lambda item: isinstance(item[1], dict))
    )  # fmt: skip


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(value)


# What readers take, a schema lets through


def written(pattern: str, *endings: str) -> Iterator[tuple[str, Any]]:
    """What stands in YAML in the repository, with the ``kind`` a pattern finds, but for what is broken."""
    folders = ("content", "docs", "src/deckbuilder", "tests")
    for path in (path for folder in folders for path in sorted((ROOT / folder).rglob("*"))):
        if path.suffix not in endings:
            continue
        text = path.read_text(encoding="utf-8").replace("\\n", "\n")
        for found in re.finditer(pattern, text, re.MULTILINE | re.DOTALL):
            try:
                value = read_yaml(lines_of(found["text"]))
            except YamlFault:
                continue
            if isinstance(value, Mapping | Listing):
                yield found["kind"], json.loads(json.dumps(value.value(), default=str))


def test_front_matters_of_all_briefs() -> None:
    seen = 0
    for _, value in written(r"(?P<kind>)---\n(?P<text>[a-z][^`]*?\n)---$", ".md", ".py"):
        if isinstance(value, dict):
            seen += 1
            assert accepts("front-matter", value) == (not in_front_matter(value)), value
    assert seen > 40


def test_data_of_all_briefs() -> None:
    seen = set()
    pattern = r"^ *```+ *\{?\.?(?P<kind>[a-z]+)\b[^\n]*\n(?P<text>.*?)^ *```+$"
    for kind, value in written(pattern, ".md", ".py"):
        if kind in KINDS and not in_fence(kind, value):
            seen.add(kind)
            assert accepts(kind, value), (kind, value)
    assert seen >= {*DATA, "chart"} - {"tree"}


def test_brands_that_come_with_us(tmp_path: Path) -> None:
    for path in sorted((ROOT / "themes").glob("*/_brand.yml")):
        value = read_yaml(lines_of(path.read_text(encoding="utf-8")))
        assert value is not None
        assert accepts("brand", value.value()), path


# What is misspelt, both refuse


def misspelt(value: dict[str, Any], place: str, key: str) -> dict[str, Any]:
    """A value with one key more, perhaps further in."""
    if not place:
        return {**value, key: "x"}
    return {**value, place: {**(value.get(place) or {}), key: "x"}}


@settings(MANY, max_examples=25)
@given(drawn(schema("front-matter"), schema("front-matter")), st.sampled_from(["", "deck", "memo"]))
def test_a_misspelt_key_of_the_front_matter(value: Any, place: str) -> None:
    value = misspelt(value, place, "titel")
    assert not accepts("front-matter", value)
    assert in_front_matter(value)


@settings(MANY, max_examples=25)
@given(value=drawn(schema("brand"), schema("brand")), place=st.sampled_from(["", "color", "typography"]))
def test_a_misspelt_key_of_a_brand(value: Any, place: str, tmp_path: Path) -> None:
    value.pop("defaults", None)  # a template that is not there is all that is told
    value = misspelt(value, place, "colour")
    assert not accepts("brand", value)
    assert in_brand(value, tmp_path)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("kpi", [{"label": "Growth", "value": 4, "chnage": 1}]),
        ("timeline", [{"date": 1968, "titel": "First visit"}]),
        ("process", [{"step": "Draft", "status": "half"}]),
        ("network", {"nodes": ["A"], "edges": [{"from": "A", "to": "B", "style": "dotted"}]}),
        ("network", {"nodes": [{"name": "A", "size": -1}]}),
        ("matrix", {"items": [{"name": "A", "z": 1}]}),
        ("scenarios", [{"name": "A", "likelyhood": "likely"}]),
        ("tree", [{"name": "A", "child": []}]),
        ("chart", {"type": "bar", "data": [["a", "b"], ["x", 1]], "sort": "up"}),
        ("chart", {"type": "bar", "data": [["a", "b"], ["x", 1]], "colour": "red"}),
        ("chart", {"type": "bar", "data": [["a", "b"], ["x", 1]], "legend": "perhaps"}),
    ],
)
def test_misspelt_data(kind: str, value: Any) -> None:
    assert not accepts(kind, value)
    assert in_fence(kind, value)


@pytest.mark.parametrize(
    "value", [{"theem": "x"}, {"to": "slides"}, {"to": []}, {"theme": 1}, {"rules": "off"}]
)
def test_faulty_settings(value: Any, tmp_path: Path) -> None:
    assert not accepts("config", value)
    (tmp_path / "deckbuilder.toml").write_text(toml(value), encoding="utf-8")
    with pytest.raises(UsageError):
        read_project(tmp_path)
