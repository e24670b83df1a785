"""Which fonts and languages a deck names for scripts other than Latin."""

from __future__ import annotations

import pytest
from lxml import etree

from deckbuilder.render.pptx.languages import language, office_tag, told
from deckbuilder.render.pptx.themepart import theme_part
from deckbuilder.text.fonts import FontBook
from tests.render.pptx.plans import NS, fonts, theme


def named(book: FontBook) -> dict[str, str]:
    deck = theme().deck
    root = etree.fromstring(theme_part("Name", deck.palette, deck.families, book).encode())
    nodes = root.findall(".//a:minorFont/a:font", NS)
    return {str(node.attrib["script"]): str(node.attrib["typeface"]) for node in nodes}


def test_scripts_have_families_that_come_with_office() -> None:
    found = named(FontBook())
    assert (found["Jpan"], found["Tibt"], found["Arab"]) == ("Yu Gothic", "Microsoft Himalaya", "Arial")


def test_a_family_the_theme_brings_is_named_for_its_scripts() -> None:
    book = FontBook((fonts().resolve("Arimo").path,))
    assert named(book)["Hebr"] == "Arimo"
    assert named(book)["Jpan"] == "Yu Gothic"


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("ja", "ja-JP"),
        ("dz", "dz-BT"),
        ("en-GB", "en-GB"),
        ("zh-Hant", "zh-TW"),
        ("tlh", "tlh"),
        ("DE", "de-DE"),
    ],
)
def test_languages_are_named_with_their_region(lang: str, tag: str) -> None:
    assert office_tag(lang) == tag


@pytest.mark.parametrize(("around", "alternative"), [("de", "de-DE"), ("zh-CN", "en-US")])
def test_east_asian_text_names_the_language_around_it(around: str, alternative: str) -> None:
    assert language("ja", around) == {"lang": "ja-JP", "altLang": alternative}
    assert language("de", around) == {"lang": "de-DE"}


@pytest.mark.parametrize(
    ("text", "lang", "guess"),
    [
        ("plain café", "en-GB", "en-GB"),
        ("日本と協力する", "en-GB", "ja"),
        ("国民总幸福", "en-GB", "en-GB"),
        ("འབྲུག་ཡུལ", "en-GB", "dz"),
        ("བོད", "bo", "bo"),
        ("سلام", "fa-IR", "fa-IR"),
        ("שלום", "ar", "he"),
        ("तथा", "ne", "ne"),
        ("JICAと協力", "en-GB", "ja"),
        ("JICA و", "en-GB", "en-GB"),
    ],
)
def test_text_without_a_language_has_that_of_its_script(text: str, lang: str, guess: str) -> None:
    assert told(text, lang) == guess
