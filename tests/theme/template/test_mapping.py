"""Which layout of a template serves what: by pin, type, name, structure, and where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import slide_layouts
from deckbuilder.theme.template import names
from deckbuilder.theme.tokens import Theme
from tests.render.pptx.templates import two_masters
from tests.theme.template.made import GERMAN, LAYOUT, named, replaced, template, theme_of, untyped, without


def found(theme: Theme) -> dict[str, tuple[str, str]]:
    """Layout and manner by role."""
    assert theme.template is not None
    return {one.role: (one.layout.name, one.how) for one in theme.template.design.assigned}


def test_types_tell_what_layouts_are_for(tmp_path: Path) -> None:
    theme, report = theme_of(tmp_path, template())
    assert found(theme) == {
        "Title Slide": ("Title Slide", "type"),
        "Section Header": ("Section Header", "type"),
        "Title and Content": ("Title and Content", "type"),
        "Two Content": ("Two Content", "type"),
        "Comparison": ("Comparison", "type"),
        "Content with Caption": ("Content with Caption", "type"),
        "Picture with Caption": ("Picture with Caption", "type"),
        "Title Only": ("Title Only", "type"),
        "Blank": ("Blank", "type"),
        "Closing": ("Title Slide", "fallback"),
    }
    assert not list(report)


def test_names_do_where_there_are_no_types(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template(named(*GERMAN)))
    names = found(theme)
    assert names.pop("Closing") == ("Titelfolie", "fallback")
    assert {role: name for role, (name, how) in names.items() if how == "name"} == {
        "Title Slide": "Titelfolie",
        "Section Header": "Abschnittsüberschrift",
        "Title and Content": "Titel und Inhalt",
        "Two Content": "Zwei Inhalte",
        "Comparison": "Vergleich",
        "Content with Caption": "Inhalt mit Überschrift",
        "Picture with Caption": "Bild mit Überschrift",
        "Title Only": "Nur Titel",
        "Blank": "Leer",
    }


def test_structure_does_where_there_are_no_names_either(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template(named(*(f"Layout {number}" for number in range(1, 12)))))
    by_structure = {role: name for role, (name, how) in found(theme).items() if how == "structure"}
    assert by_structure == {
        "Title Slide": "Layout 1",
        "Title and Content": "Layout 2",
        "Section Header": "Layout 3",
        "Two Content": "Layout 4",
        "Comparison": "Layout 5",
        "Title Only": "Layout 6",
        "Blank": "Layout 7",
        "Picture with Caption": "Layout 9",
    }


def test_a_name_outweighs_the_type_of_what_a_layout_was_copied_from(tmp_path: Path) -> None:
    """Layout 6 is called a section header, and still says that it holds a title only."""
    edits = {
        LAYOUT.format(6): replaced('name="Title Only"', 'name="Section Header"'),
        LAYOUT.format(3): lambda xml: untyped(xml).replace('name="Section Header"', 'name="Something"'),
    }
    theme, _ = theme_of(tmp_path, template(edits))
    assert found(theme)["Section Header"] == ("Section Header", "name")
    assert found(theme)["Title Only"] == ("Title and Content", "fallback")


def test_pins_come_first_and_take_their_layout_away(tmp_path: Path) -> None:
    settings = (
        "defaults: {deckbuilder: {template: {layouts: {Section Header: nur titel, Closing: Vergleich}}}}"
    )
    theme, report = theme_of(tmp_path, template(named(*GERMAN)), settings)
    assert found(theme)["Section Header"] == ("Nur Titel", "pin")
    assert found(theme)["Closing"] == ("Vergleich", "pin")
    assert found(theme)["Title Only"] == ("Titel und Inhalt", "fallback")
    assert "Comparison" not in found(theme)
    assert not list(report)


@pytest.mark.parametrize(
    ("pin", "code", "help"),
    [
        ("Section Heder: Titelfolie", "template-role", "did you mean `Section Header`?"),
        ("Section Header: Titelfole", "template-layout", "did you mean `Titelfolie`?"),
        ("Two Content: Titelfolie", "template-unfit", "choose another, or add them in PowerPoint"),
    ],
)
def test_a_faulty_pin_is_reported_where_it_stands(tmp_path: Path, pin: str, code: str, help: str) -> None:
    settings = f"defaults:\n  deckbuilder:\n    template:\n      layouts:\n        {pin}\n"
    _, report = theme_of(tmp_path, template(named(*GERMAN)), settings)
    (finding,) = report
    assert (finding.code, finding.help) == (code, help)
    assert finding.span is not None
    assert finding.span.first == 5


def test_of_two_masters_the_first_serves_and_the_second_is_there_by_name(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, two_masters())
    assert not any(name.startswith("Other") for name, _ in found(theme).values())
    layouts = slide_layouts(theme, FontBook(()))
    assert layouts["Other Two Content"].part == "/ppt/slideLayouts/slideLayout24.xml"
    assert layouts["Two Content"].part == "/ppt/slideLayouts/slideLayout4.xml"


def test_missing_layouts_have_stand_ins_or_are_done_without(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template(without(2, 3, 4, 5, 7, 8, 9, 10, 11)))
    assert found(theme) == {
        "Title Slide": ("Title Slide", "type"),
        "Section Header": ("Title Slide", "fallback"),
        "Title and Content": ("Title Only", "fallback"),
        "Title Only": ("Title Only", "type"),
        "Closing": ("Title Slide", "fallback"),
    }


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Titelfolie", "Title Slide"),
        ("Titre et contenu", "Title and Content"),
        ("標題及內容", "Title and Content"),
        ("Заголовок и объект", "Title and Content"),
        ("セクション見出し", "Section Header"),
        ("2 つのコンテンツ", "Two Content"),
        ("1_Title Only", "Title Only"),
        ("TITRE SEUL", "Title Only"),
        ("Somewhere else", None),
    ],
)
def test_powerpoints_own_names_in_many_languages(name: str, role: str | None) -> None:
    assert names.official(name) == role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Kapiteltrenner", "Section Header"),
        ("Page de garde", "Title Slide"),
        ("Danke für Ihre Aufmerksamkeit", "Closing"),
        ("Text 2 Spalten", "Two Content"),
        ("3 Columns", "Three Content"),
        ("封面", "Title Slide"),
    ],
)
def test_words_that_designers_use(name: str, role: str) -> None:
    assert names.worded(name, role)
    assert not names.worded("Photo content", role)
