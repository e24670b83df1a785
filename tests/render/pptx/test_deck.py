"""The whole file: what every reader of it relies on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from deckbuilder.theme.layouts import slide_layouts
from tests.render.pptx.plans import (
    NS,
    body,
    fonts,
    found,
    item,
    opened,
    page,
    para,
    parts,
    rendered,
    theme,
)

THEMES = ("briefing", "ministry", "night")


def test_the_same_plan_gives_the_same_bytes() -> None:
    pages = (page(body(item("x")), notes=(para("said"),), section="A"), page(body(item("y"))))
    assert rendered(*pages, title="T") == rendered(*pages, title="T")


@pytest.mark.parametrize("name", THEMES)
def test_every_layout_of_the_theme_is_there_under_its_name(name: str) -> None:
    files = parts(rendered(page(body(item("x"))), name=name))
    names = [
        found(etree.fromstring(data), "p:cSld")[0].get("name")
        for file, data in files.items()
        if file.startswith("ppt/slideLayouts/slideLayout")
    ]
    assert names == list(slide_layouts(theme(name), fonts()))


@pytest.mark.parametrize("name", THEMES)
def test_light_text_on_dark_grounds_is_a_matter_of_the_colour_map(name: str) -> None:
    master = etree.fromstring(parts(rendered(page(), name=name))["ppt/slideMasters/slideMaster1.xml"])
    (mapped,) = found(master, "p:clrMap")
    dark = theme(name).deck.palette.dark
    assert (mapped.get("bg1"), mapped.get("tx1")) == (("dk1", "lt1") if dark else ("lt1", "dk1"))


def test_every_relationship_leads_to_a_part_and_every_part_has_a_type() -> None:
    files = parts(rendered(page(body(item("x")), notes=(para("said"),)), title="T"))
    types = files["[Content_Types].xml"].decode()
    for name, data in files.items():
        if name.endswith(".rels"):
            folder = re.sub(r"_rels/[^/]*$", "", name)
            for relation in etree.fromstring(data):
                if relation.get("TargetMode") != "External":
                    path = re.sub(r"[^/]+/\.\./", "", folder + (relation.get("Target") or ""))
                    assert path in files, (name, path)
        elif name != "[Content_Types].xml":
            assert f'PartName="/{name}"' in types or name.endswith((".png", ".jpeg"))


def test_notes_keep_words_lists_and_emphasis() -> None:
    slide = opened(page(body(item("x")), notes=(para("said"), item("a"), item("b", level=1)))).slides[0]
    frame = slide.notes_slide.notes_text_frame
    assert [(p.text, p.level) for p in frame.paragraphs] == [("said", 0), ("a", 0), ("b", 1)]


def test_only_slides_with_something_to_say_have_notes() -> None:
    slides = opened(page(), page(notes=(para("said"),))).slides
    assert [slide.has_notes_slide for slide in slides] == [False, True]


def test_sections_hold_every_slide_once() -> None:
    pages = (
        page(title="1"),
        page(title="2", section="A"),
        page(title="3", section="A"),
        page(title="4", section="B"),
    )
    root = etree.fromstring(parts(rendered(*pages, title="Deck"))["ppt/presentation.xml"])
    sections = {
        s.get("name"): [i.get("id") for i in s.iter(f"{{{NS['p14']}}}sldId")]
        for s in found(root, ".//p14:section")
    }
    assert sections == {"Deck": ["256"], "A": ["257", "258"], "B": ["259"]}


def test_slides_with_one_title_still_have_ids_of_their_own() -> None:
    files = parts(rendered(page(), page()))
    ids = [re.search(rb'creationId [^>]*val="(\d+)"', files[f"ppt/slides/slide{n}.xml"]) for n in (1, 2)]
    assert None not in ids
    assert ids[0].group(1) != ids[1].group(1)  # type: ignore[union-attr]


def test_a_ground_of_its_own() -> None:
    root = etree.fromstring(parts(rendered(page(background="accent1")))["ppt/slides/slide1.xml"])
    (color,) = found(root, "p:cSld/p:bg/p:bgPr/a:solidFill/a:schemeClr")
    assert color.get("val") == "accent1"


@pytest.mark.validator
@pytest.mark.parametrize("name", THEMES)
def test_a_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "deck.pptx"
    path.write_bytes(rendered(page(body(item("x")), notes=(para("said"),), section="A"), name=name))
    assert audit.validate_pptx(str(path)).errors == []
