"""Codes and the texts they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Para
from deckbuilder.render.pdf.embed import cmap
from deckbuilder.render.pdf.fonts import FontTable
from deckbuilder.render.pdf.spelling import replacement, spelled
from deckbuilder.text.catalogue import read_faces, system_folders
from deckbuilder.text.face import Glyph
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from tests.render.pdf.conftest import SPAN, STYLE, Press, frame, written


def glyph(cluster: int, rise: float = 0.0, right: float = 0.0, advance: float = 0.5) -> Glyph:
    return Glyph(7, advance, right, rise, cluster)


@given(st.text(min_size=1, max_size=8), st.data())
def test_the_glyphs_of_a_text_together_stand_for_it(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.sets(st.integers(0, len(text) - 1))) | {0}
    sizes = {start: data.draw(st.integers(1, 3)) for start in sorted(starts)}
    glyphs = [glyph(start) for start, size in sizes.items() for _ in range(size)]
    assert "".join(spelled(glyphs, text)) == text


def test_no_glyphs_stand_for_nothing() -> None:
    assert spelled((), "") == []


def test_a_ligature_stands_for_all_its_letters() -> None:
    assert spelled((glyph(0), glyph(1)), "ofi") == ["o", "fi"]


def test_glyphs_of_a_right_to_left_text_keep_their_own_characters() -> None:
    assert spelled((glyph(2), glyph(1), glyph(0)), "abc") == ["c", "b", "a"]


def test_letters_from_right_to_left_are_given_backwards() -> None:
    """Programs turn the words of such text around, letter by letter."""
    assert spelled((glyph(2), glyph(0)), "אבג", rtl=True) == ["ג", "בא"]
    marked = (glyph(1), glyph(0), glyph(0))  # the mark of a letter is drawn before it
    assert "".join(spelled(marked, "אָב", rtl=True)) == "בָא"


def test_words_that_their_glyphs_do_not_spell_are_said() -> None:
    assert replacement((glyph(0), glyph(1)), "ofi") is None
    assert replacement((glyph(1), glyph(0), glyph(2)), "कि ") == "कि "
    assert replacement((glyph(0), glyph(1), glyph(2)), "का ") is None
    assert replacement((glyph(0), glyph(1, rise=0.1)), "ab") == "ab"
    assert replacement((glyph(0), glyph(1, right=-0.1)), "AV") is None
    assert replacement((glyph(0), glyph(1, right=-0.3, advance=0.0)), "m\u0304") == "m\u0304"
    assert replacement((glyph(1, right=0.1, advance=0.0), glyph(0)), "אָ", rtl=True) == "ָא"


def test_invisible_characters_that_nothing_is_drawn_for_are_kept() -> None:
    assert spelled((glyph(1), glyph(3)), "\u2060ab\u2060") == ["\u2060ab", "\u2060"]


def test_one_glyph_has_a_code_for_each_text(press: Press) -> None:
    fonts = FontTable()
    face = press.typesetter.fonts.face("Source Serif 4")
    fonts.show(face, "a-", 10.0, 0.0)
    fonts.show(face, "a\u00ad", 10.0, 0.0)
    (resource,) = fonts.resources
    assert sorted(resource.texts.values()) == ["-", "a", "\u00ad"]
    assert len(set(resource.glyphs.values())) == 2


def test_every_code_has_a_row() -> None:
    rows = cmap({1: "a", 3: "\U0001d400"})
    assert "<0001> <0061>" in rows
    assert "<0003> <d835dc00>" in rows
    assert "2 beginbfchar" in rows


def test_long_maps_come_in_sections_of_a_hundred() -> None:
    rows = cmap(dict.fromkeys(range(1, 251), "x"))
    assert rows.count(" beginbfchar") == 3
    assert "50 beginbfchar" in rows


@pytest.fixture(scope="module")
def postscript() -> Path:
    """A font with PostScript outlines of this machine."""
    found = (path for folder in system_folders() for path in sorted(folder.rglob("*.otf")))
    path = next((path for path in found if path.name.endswith(("-Regular.otf", "-Roman.otf"))), None)
    return path or pytest.skip("no OpenType font with PostScript outlines is installed")


def test_postscript_outlines_spell_as_exactly_as_others(press: Press, postscript: Path) -> None:
    book = FontBook([postscript])
    family = next(iter(read_faces(postscript))).families[0]
    typesetter = Typesetter(book)
    runs = (Run("a-b incomprehensibilities incomprehensibilities"),)
    style = replace(STYLE, family=family, hyphenate=True)
    para = Para(runs, style, "P", SPAN, typesetter.set(runs, style, 90.0))
    text = written(Press(press.theme, typesetter).print(frame(para)))
    assert "\u00ad" in text
    assert text.replace("\u00ad", "") == "a-b incomprehensibilities incomprehensibilities"
