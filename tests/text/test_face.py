"""One face: metrics, widths, glyphs, coverage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.units import units

LATIN = st.text(st.sampled_from("AVTo fi-.,’é\u00ad\u00a0\u2011\t"), max_size=30)


@pytest.fixture(scope="module")
def arimo(book: FontBook) -> Face:
    return book.face("Arimo")


def test_metrics_are_those_of_arial(arimo: Face) -> None:
    assert arimo.advance("n") == pytest.approx(0.556, abs=0.0005)
    assert arimo.ascent == pytest.approx(0.905, abs=0.001)
    assert arimo.descent == pytest.approx(0.212, abs=0.001)
    assert arimo.x_height == pytest.approx(0.519, abs=0.01)
    assert arimo.line_height == arimo.ascent + arimo.descent


def test_pairs_are_kerned(arimo: Face) -> None:
    assert arimo.advance("AV") < arimo.advance("A") + arimo.advance("V")


def test_standard_ligatures_keep_their_characters(book: FontBook) -> None:
    glyphs = book.face("Source Serif 4").glyphs("office")
    assert [glyph.cluster for glyph in glyphs] == [0, 1, 4, 5]


def test_a_mark_that_is_a_glyph_of_its_own_has_its_own_character(book: FontBook) -> None:
    assert [glyph.cluster for glyph in book.face("Source Serif 4").glyphs("m\u0304a")] == [0, 1, 2]


@given(text=LATIN)
def test_glyphs_take_the_width_measured(arimo: Face, text: str) -> None:
    assert sum(glyph.x_advance for glyph in arimo.glyphs(text)) == pytest.approx(arimo.advance(text))


@given(before=LATIN, after=LATIN)
def test_widths_add_up_at_spaces(arimo: Face, before: str, after: str) -> None:
    whole = arimo.advance(f"{before} {after}")
    assert whole == pytest.approx(arimo.advance(before) + arimo.space + arimo.advance(after))


@given(text=st.text(st.sampled_from("AV ‘日本。\u3000é😀"), max_size=12))
def test_clusters_point_into_the_text(arimo: Face, text: str) -> None:
    found = [glyph.cluster for glyph in arimo.glyphs(text)]
    assert found == sorted(found)
    assert set(found) <= set(range(len(text)))


def test_a_soft_hyphen_is_drawn_at_the_end_only(arimo: Face) -> None:
    assert arimo.advance("typo\u00ad") == arimo.advance("typo-")
    assert arimo.advance("typo\u00adgraphy") == pytest.approx(arimo.advance("typography"))
    hyphen = arimo.glyphs("-")[0].gid
    assert [(glyph.gid == hyphen, glyph.cluster) for glyph in arimo.glyphs("o\u00ad")] == [
        (False, 0),
        (True, 1),
    ]


def test_tabs_and_rare_spaces_and_hyphens_need_no_glyph_of_their_own(arimo: Face) -> None:
    assert arimo.covers_all("\t\u00a0\u202f\u2007\u2010\u2011\u200b\u2060\u00ad\ufeff")
    assert arimo.advance("\t") == arimo.space


def test_covers(arimo: Face) -> None:
    assert arimo.covers("é")
    assert not arimo.covers("日")
    assert not arimo.covers("\U0010fffd")


def test_optical_size_is_that_of_text(book: FontBook) -> None:
    face = book.face("Source Serif 4", 600)
    assert face.variations == {"wght": 600.0, "opsz": 11.0}
    assert face.key == "Source Serif 4:600:r"


def _gids(face: Face, text: str) -> list[int]:
    return [glyph.gid for glyph in face.glyphs(text)]


def test_letters_have_the_forms_of_their_language(book: FontBook) -> None:
    face = book.face("Source Serif 4")
    assert _gids(face.shaping("bg", False), "вгдж") != _gids(face, "вгдж")
    assert _gids(face.shaping("sr-Cyrl-RS", False), "б") != _gids(face, "б")
    assert _gids(face.shaping("tr", False), "fi") != _gids(face, "fi")  # no ligature: the dot says which i
    assert face.shaping("en-GB", False) is face


def test_text_from_right_to_left_is_drawn_from_its_end(book: FontBook) -> None:
    face, turned = book.face("Arimo"), book.face("Arimo").shaping("he", True)
    assert _gids(turned, "אב גד") == _gids(face, "אב גד")[::-1]
    assert [glyph.cluster for glyph in turned.glyphs("אב גד")] == [4, 3, 2, 1, 0]
    assert _gids(turned, "(") == _gids(face, ")")
    assert turned.advance("אב (גד)") == pytest.approx(sum(g.x_advance for g in turned.glyphs("אב (גד)")))


def test_a_word_in_two_scripts_is_shaped_in_both() -> None:
    assert units("GDPमें") == ["GDP", "में"]
    assert units("हिन्दी-English (भारत)") == ["हिन्दी-", "English", " ", "(", "भारत)"]
    assert units("наука και science") == ["наука", " ", "και", " ", "science"]


def test_ink_is_what_the_glyphs_take(arimo: Face) -> None:
    above, below = arimo.ink("Apx")
    assert above == pytest.approx(arimo.cap_height, abs=0.02)
    assert 0.18 < below < arimo.descent
    assert arimo.ink("x A") == arimo.ink("A")
    assert arimo.ink(" ") == (0.0, 0.0)
