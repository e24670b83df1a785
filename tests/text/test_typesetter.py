"""Lines: what stands on them, how wide and tall they are, in the deck's way and in the memo's."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.model import Run, Runs
from deckbuilder.plan import Line, TextStyle
from deckbuilder.text.breaks import words
from deckbuilder.text.clusters import clusters
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from tests.text.conftest import DECK, MEMO, RAGGED
from tests.text.made import PARAGRAPH, accounted, overhang, runs, shown

STYLES = st.sampled_from((DECK, MEMO, RAGGED, replace(DECK, hyphenate=True), replace(MEMO, indent=12.0)))
WIDTHS = st.floats(15, 400)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [shown(line) for line in lines]


def plain(text: str) -> Runs:
    return (Run(text),)


@given(runs=runs(), style=STYLES, width=WIDTHS)
def test_lines_show_the_whole_text(
    typesetter: Typesetter, runs: Runs, style: TextStyle, width: float
) -> None:
    source = "".join(run.text for run in runs)
    lines = typesetter.set(runs, style, width)
    assert lines
    assert accounted(lines, source) == source


@given(runs=runs(), style=STYLES, width=WIDTHS)
def test_no_line_is_wider_than_its_measure(
    typesetter: Typesetter, book: FontBook, runs: Runs, style: TextStyle, width: float
) -> None:
    for line in typesetter.set(runs, style, width):
        visible = shown(line).rstrip(" ")
        spaces = visible.count(" ") + visible.count("\u00a0")
        alone = len(clusters(visible.rstrip("\u00ad"))) <= 1
        hung = overhang(line, book) if style.align == "justify" else 0.0
        assert alone or line.indent + line.width + spaces * line.stretch <= width + hung + 0.05


@given(runs=runs(), style=STYLES, width=WIDTHS)
def test_pieces_stand_side_by_side(
    typesetter: Typesetter, book: FontBook, runs: Runs, style: TextStyle, width: float
) -> None:
    for line in typesetter.set(runs, style, width):
        x = 0.0
        for piece in line.pieces:
            assert piece.text
            assert piece.x == pytest.approx(x)
            if piece.font is not None:
                drawn = book.by_key(piece.font).advance(piece.text) * piece.size
                assert piece.width + piece.squeeze == pytest.approx(drawn)
            x += piece.width
        assert line.width <= x + 1e-6


@given(runs=runs(), style=STYLES)
def test_text_fits_on_one_line_of_its_own_width(typesetter: Typesetter, runs: Runs, style: TextStyle) -> None:
    width = typesetter.width(runs, style)
    breaks = sum(run.text.count("\n") for run in runs)
    assert len(typesetter.set(runs, style, width + 1e-6)) == 1 + breaks


@given(runs=runs(), style=STYLES, share=st.floats(1.0, 3.0))
def test_no_word_is_torn_at_the_minimum_width(
    typesetter: Typesetter, runs: Runs, style: TextStyle, share: float
) -> None:
    width = typesetter.min_width(runs, style) * share + style.indent + 1e-6
    assert width <= typesetter.width(runs, style) * share + 2 * style.indent + 1
    source = "".join(run.text for run in runs)
    at = 0
    for line in typesetter.set(runs, style, width):
        at += len(accounted((line,), source[at:]))
        around = source[max(at - 1, 0) : at + 1]
        torn = (
            len(around) == 2 and around.isalpha() and around.isascii() and not shown(line).endswith("\u00ad")
        )
        assert not torn


def test_a_note_call_behind_a_word_does_not_keep_it_from_being_hyphenated(typesetter: Typesetter) -> None:
    style = replace(DECK, hyphenate=True)
    called = (Run("internationalisation"), Run("1", script="sup", note="x"))
    lines = texts(typesetter.set(called, style, typesetter.min_width(called, style) + 1e-6))
    assert len(lines) > 1
    assert all(line.endswith("\u00ad") for line in lines[:-1])


@given(
    text=st.lists(st.sampled_from(("a", "policy", "internationalisation", "of")), max_size=30), width=WIDTHS
)
def test_the_deck_needs_no_line_too_many(typesetter: Typesetter, text: list[str], width: float) -> None:
    """Each line is full: the first word of the next would not have fitted."""
    lines = typesetter.set(plain(" ".join(text)), DECK, width)
    for line, after in itertools.pairwise(lines):
        joined = shown(line) + words(shown(after))[0].rstrip()
        whole_words = shown(line).endswith(" ")
        assert not whole_words or typesetter.width(plain(joined), DECK) > width


@given(runs=runs(), style=STYLES, width=WIDTHS)
def test_a_new_typesetter_sets_the_same(runs: Runs, style: TextStyle, width: float) -> None:
    first, second = (Typesetter(FontBook()).set(runs, style, width) for _ in range(2))
    assert first == second


def test_empty_text_is_one_line(typesetter: Typesetter) -> None:
    for empty in ((), plain("")):
        (line,) = typesetter.set(empty, DECK, 100)
        assert (line.pieces, line.width, line.height) == ((), 0.0, DECK.leading)
        assert typesetter.width(empty, DECK) == typesetter.min_width(empty, DECK) == 0.0


def test_hard_breaks(typesetter: Typesetter) -> None:
    assert texts(typesetter.set(plain("one\n\ntwo\n"), DECK, 300)) == ["one", "", "two", ""]


def test_spaces_at_the_end_do_not_count(typesetter: Typesetter) -> None:
    first, second = typesetter.set(plain("hello there"), DECK, 60)
    assert (shown(first), shown(second)) == ("hello ", "there")
    assert first.width == pytest.approx(typesetter.width(plain("hello"), replace(DECK, optimal=True)))


def test_leading_spaces_do(typesetter: Typesetter) -> None:
    (line,) = typesetter.set(plain("    return"), DECK, 300)
    assert shown(line) == "    return"
    assert line.width > typesetter.set(plain("return"), DECK, 300)[0].width


def test_a_long_word_is_torn_between_characters(typesetter: Typesetter) -> None:
    lines = typesetter.set(plain("so incomprehensibilities"), DECK, 60)
    assert texts(lines) == ["so ", "incomp", "rehensi", "bilities"]
    assert typesetter.min_width(plain("so incomprehensibilities"), DECK) > 60


def test_an_address_too_wide_for_its_line_ends_it_behind_a_question_mark(typesetter: Typesetter) -> None:
    """As LibreOffice breaks it; what fits on a line of its own is not broken there."""
    lines = texts(typesetter.set(plain("example.org/list?name=Paro&year=2026"), DECK, 100))
    assert lines[0] == "example.org/"[: len(lines[0])]
    assert any(line.endswith("list?") for line in lines)
    assert texts(typesetter.set(plain("so list?name=Paro"), DECK, 150)) == ["so ", "list?name=Paro"]


def test_run_properties_choose_the_face(typesetter: Typesetter) -> None:
    style = replace(DECK, mono_scale=0.9)
    runs = (
        Run("a"),
        Run("b", bold=True),
        Run("c", italic=True),
        Run("d", code=True),
        Run("e", bold=True, italic=True),
    )
    (line,) = typesetter.set(runs, style, 300)
    assert [piece.font for piece in line.pieces] == [
        "Arimo:400:r", "Arimo:700:r", "Arimo:400:i", "Source Code Pro:400:r", "Arimo:700:i",
    ]  # fmt: skip
    assert [piece.run for piece in line.pieces] == list(runs)
    assert line.pieces[3].size == pytest.approx(16.2)


def test_emphasis_in_an_italic_style_stays_italic(typesetter: Typesetter) -> None:
    (line,) = typesetter.set((Run("a", italic=True),), replace(DECK, italic=True), 300)
    assert line.pieces[0].font == "Arimo:400:i"


def test_scripts_are_small_and_shifted(typesetter: Typesetter) -> None:
    (line,) = typesetter.set((Run("H"), Run("2", script="sub"), Run("O"), Run("1", script="sup")), DECK, 300)
    assert [round(piece.size / 18, 2) for piece in line.pieces] == [1, 0.67, 1, 0.67]
    assert line.pieces[1].rise < 0 < line.pieces[3].rise
    assert line.height == DECK.leading


def test_the_baseline_centres_the_font_in_the_leading(typesetter: Typesetter, book: FontBook) -> None:
    (line,) = typesetter.set(plain("Hg"), DECK, 300)
    face = book.face("Arial")
    above, below = line.ascent - face.ascent * 18, line.height - line.ascent - face.descent * 18
    assert above == pytest.approx(below)


def test_a_tall_fallback_font_makes_its_line_taller_in_the_deck_but_not_in_the_memo(
    typesetter: Typesetter, book: FontBook
) -> None:
    """The deck gives what the font asks for, as PowerPoint does, the memo what the letters take."""
    own, tall = book.face("Arial"), book.itemise("₿", "Arial")[0][1]
    assert tall is not None  # ships with the program
    assert own.ascent < tall.ascent
    assert own.descent < tall.descent
    assert tall.ink("₿") < (own.ascent, own.descent)
    for style, grown in ((DECK, tall.line_height * 18), (replace(MEMO, family="Arial", size=18.0), 18.0)):
        first, second = typesetter.set(plain("latin\n₿"), replace(style, leading=18.0), 300)
        assert first.height == 18.0
        assert second.height == pytest.approx(grown)
        ascent = tall.ascent * 18 if style is DECK else first.ascent
        assert second.ascent == pytest.approx(ascent)


def test_a_character_without_font_has_no_face_but_room(typesetter: Typesetter) -> None:
    (line,) = typesetter.set(plain("x\U0010fffdy"), DECK, 300)
    assert [piece.font for piece in line.pieces] == ["Arimo:400:r", None, "Arimo:400:r"]
    assert line.pieces[1].width > 0


def test_a_soft_hyphen_between_runs_is_not_drawn_inside_the_line(typesetter: Typesetter) -> None:
    parted = (Run("typo\u00ad"), Run("graphy", bold=True))
    (line,) = typesetter.set(parted, DECK, 300)
    assert [piece.text for piece in line.pieces] == ["typo", "\u00adgraphy"]
    first, second = typesetter.set(parted, DECK, 70)
    assert (shown(first), shown(second)) == ("typo\u00ad", "graphy")


def test_the_deck_keeps_a_margin(typesetter: Typesetter) -> None:
    natural = typesetter.set(plain("hello there"), DECK, 300)[0].width
    assert typesetter.width(plain("hello there"), DECK) == pytest.approx(natural / 0.995)
    assert len(typesetter.set(plain("hello there"), DECK, natural)) == 2


@pytest.mark.parametrize(("size", "spared"), [(9, 0.01), (12, 0.0075), (18, 0.005), (40, 0.005)])
def test_small_text_keeps_a_wider_margin(typesetter: Typesetter, size: float, spared: float) -> None:
    style = replace(DECK, size=size)
    natural = typesetter.set(plain("hello there"), style, 600)[0].width
    assert typesetter.width(plain("hello there"), style) == pytest.approx(natural / (1 - spared))


def test_a_known_paragraph_on_a_slide(typesetter: Typesetter) -> None:
    assert texts(typesetter.set(plain(PARAGRAPH), DECK, 400)) == [
        "The ministry set out a plan for rural electrification ",
        "in 2019, but implementation has been slower than ",
        "anticipated: of the 214 settlements identified, only ",
        "ninety-three were connected by the end of the ",
        "year, and the remaining communities — most of ",
        "them in mountainous districts — depend on small ",
        "diesel generators whose operation consumes a ",
        "disproportionate share of household expenditure.",
    ]


def test_a_known_paragraph_in_the_memo(typesetter: Typesetter) -> None:
    assert texts(typesetter.set(plain(PARAGRAPH), MEMO, 360)) == [
        "The ministry set out a plan for rural electrification in 2019, but imple\u00ad",
        "mentation has been slower than anticipated: of the 214 settlements ",
        "identified, only ninety-three were connected by the end of the year, ",
        "and the remaining communities — most of them in mountainous dis\u00ad",
        "tricts — depend on small diesel generators whose operation consumes ",
        "a disproportionate share of household expenditure.",
    ]


def test_small_capitals_are_measured_as_they_are_drawn(typesetter: Typesetter) -> None:
    (line,) = typesetter.set((Run("Ab 1c", smallcaps=True),), DECK, 400)
    size = DECK.size
    assert [(piece.text, piece.size / size) for piece in line.pieces] == [
        ("A", 1.0), ("B", 0.8), (" 1", 1.0), ("C", 0.8)
    ]  # fmt: skip
    assert line.width < typesetter.width(plain("AB 1C"), DECK)


@pytest.mark.parametrize(("family", "least"), [("Some Grotesk", 1.07), ("Montserrat Light", 1.12)])
def test_the_deck_leaves_room_for_a_font_that_is_not_at_hand(family: str, least: float) -> None:
    typesetter = Typesetter(FontBook())
    words = plain("expenditure of the ministry")

    def width(style: TextStyle, name: str) -> float:
        return typesetter.width(words, replace(style, family=name))

    assert width(DECK, family) == pytest.approx(width(DECK, "Arial") * least)
    assert width(MEMO, family) == pytest.approx(width(MEMO, "Arial"))


def test_in_the_memo_a_line_grows_only_by_what_its_letters_take(
    typesetter: Typesetter, book: FontBook
) -> None:
    face = book.itemise("བསྒྲུབས", MEMO.family)[0][1]
    if face is None:
        pytest.skip("this machine has no Tibetan font")
    plain, stacked = (typesetter.set((Run(text),), MEMO, 300.0)[0] for text in ("The law", "The law བསྒྲུབས་"))
    above, below = face.ink("བསྒྲུབས")
    assert plain.height == MEMO.leading
    assert stacked.ascent >= above * MEMO.size
    assert stacked.height - stacked.ascent >= below * MEMO.size
    assert stacked.height < max(face.line_height * MEMO.size, MEMO.leading + 0.1)


def test_the_lines_of_a_paragraph_in_a_tall_script_keep_one_distance(
    typesetter: Typesetter, book: FontBook
) -> None:
    if book.itemise("བསྒྲུབས", MEMO.family)[0][1] is None:
        pytest.skip("this machine has no Tibetan font")
    lines = typesetter.set((Run("བོད་ཡིག་ " * 30 + "བསྒྲུབས་ " + "བོད་ཡིག་ " * 30),), MEMO, 200.0)
    assert len(lines) > 4
    assert len({line.height for line in lines}) == 1


def test_two_full_width_marks_share_an_empty_half(typesetter: Typesetter) -> None:
    """In the memo alone; at the end of a line there is nothing to share."""
    for style, squeezed in ((MEMO, 1.5), (DECK, 2.0)):
        (line,) = typesetter.set(plain("。「"), style, 300)
        if any(piece.font is None for piece in line.pieces):
            pytest.skip("this machine has no font for full-width marks")
        share = 1.0 if style is MEMO else 0.995
        assert typesetter.width(plain("。「"), style) * share == pytest.approx(
            squeezed * style.size, rel=0.01
        )
    (line,) = typesetter.set(plain("語。"), MEMO, 300)
    assert not any(piece.squeeze for piece in line.pieces)
    assert typesetter.width(plain("語。"), MEMO) == pytest.approx(2 * MEMO.size)
