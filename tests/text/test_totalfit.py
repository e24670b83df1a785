"""The memo's paragraphs: even, complete at the right edge, few hyphens, no lonely word at the end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from tests.text.conftest import MEMO, RAGGED
from tests.text.made import PARAGRAPH, overhang, shown

VOCABULARY = tuple(PARAGRAPH.split())
PARAGRAPHS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=60).map(" ".join)


def spaces(line: Line) -> int:
    return shown(line).rstrip(" ").count(" ")


@given(text=PARAGRAPHS, width=st.floats(120, 450))
def test_word_spaces_stay_within_limits(
    typesetter: Typesetter, book: FontBook, text: str, width: float
) -> None:
    space = book.face("Source Serif 4").space * MEMO.size
    for line in typesetter.set((Run(text),), MEMO, width):
        assert -space / 3 <= line.stretch <= 2 * space + 1e-6


@given(text=PARAGRAPHS, width=st.floats(120, 450))
def test_justified_lines_end_at_the_measure(
    typesetter: Typesetter, book: FontBook, text: str, width: float
) -> None:
    *lines, last = typesetter.set((Run(text),), MEMO, width)
    for line in lines:
        drawn = line.indent + line.width + spaces(line) * line.stretch
        assert not line.stretch or drawn == pytest.approx(width + overhang(line, book))
    assert last.stretch <= 0


def test_ordinary_text_is_set_full(typesetter: Typesetter) -> None:
    """At a book's measure no line is left ragged, and few are hyphenated."""
    lines = typesetter.set((Run(" ".join([PARAGRAPH] * 6)),), MEMO, 390)
    assert all(line.stretch for line in lines[:-1])
    hyphenated = [shown(line).endswith("\u00ad") for line in lines]
    assert sum(hyphenated) <= len(lines) / 5
    assert not any(first and second for first, second in itertools.pairwise(hyphenated))


@given(text=PARAGRAPHS, width=st.floats(120, 450))
def test_ragged_text_is_not_stretched(typesetter: Typesetter, text: str, width: float) -> None:
    for line in typesetter.set((Run(text),), RAGGED, width):
        assert line.stretch == 0
        assert line.width <= width + 1e-6


@given(text=PARAGRAPHS, width=st.floats(200, 450))
def test_total_fit_is_not_looser_than_first_fit(typesetter: Typesetter, text: str, width: float) -> None:
    greedy = replace(MEMO, optimal=False)
    first_fit = typesetter.set((Run(text),), greedy, width / (1 - 0.09 / greedy.size))
    total_fit = typesetter.set((Run(text),), MEMO, width)
    assert len(total_fit) <= len(first_fit) + 1


def test_no_lonely_word_at_the_end(typesetter: Typesetter) -> None:
    for width in range(250, 450, 10):
        lines = typesetter.set((Run(PARAGRAPH),), MEMO, width)
        assert lines[-1].width >= 2 * MEMO.size


def test_first_line_indent(typesetter: Typesetter) -> None:
    first, second, *_ = typesetter.set((Run(PARAGRAPH),), replace(MEMO, indent=20.0), 300)
    assert (first.indent, second.indent) == (20.0, 0.0)
    assert first.indent + first.width + spaces(first) * first.stretch == pytest.approx(300)


def test_addresses_are_broken_without_hyphens(typesetter: Typesetter) -> None:
    address = "https://www.example.org/publications/2024/annual-report-on-electrification.html"
    lines = typesetter.set((Run(f"See {address} for more."),), MEMO, 180)
    assert "".join(map(shown, lines)) == f"See {address} for more."
    assert all(line.width <= 180 for line in lines)
    assert all(shown(line)[-1] in " /.-?=_&" for line in lines[:-1])


def test_a_character_wider_than_the_line(typesetter: Typesetter) -> None:
    assert [shown(line) for line in typesetter.set((Run("WW"),), MEMO, 2)] == ["W", "W"]


def test_a_last_line_slightly_too_long_is_narrowed(typesetter: Typesetter, book: FontBook) -> None:
    runs = (Run("some more words than four, which fill a line here"),)
    measure = typesetter.width(runs, MEMO) - 0.3 * book.face("Source Serif 4").space * MEMO.size
    (line,) = typesetter.set(runs, MEMO, measure)
    assert line.width + spaces(line) * line.stretch == pytest.approx(measure)


def test_even_text_has_no_short_last_line(typesetter: Typesetter) -> None:
    even = replace(RAGGED, hyphenate=False, even=40.0)
    for heading in (
        "Doklam exposed Bhutan’s weakness and gave Tokyo its opening",
        "Training of forces from the 1970s",
    ):
        natural = typesetter.width((Run(heading),), even)
        for width in (natural * 0.98, natural * 0.9, natural * 0.8):
            first, last = typesetter.set((Run(heading),), even, width)
            assert last.width >= width / 3
            assert first.width <= width


def test_justified_text_is_ragged_in_a_narrow_column(typesetter: Typesetter) -> None:
    narrow = typesetter.set((Run(PARAGRAPH),), MEMO, 17 * MEMO.size)
    assert not any(line.stretch for line in narrow)
    assert all(line.stretch for line in typesetter.set((Run(PARAGRAPH),), MEMO, 30 * MEMO.size)[:-1])


def test_hopeless_lines_are_as_full_as_they_can_be(typesetter: Typesetter) -> None:
    """An address leaves a gap wherever it goes: not a line of one word before it."""
    text = "Text with “quotes” and an email someone@example.org and a path "
    text += "C:\\temp\\new and 5 * 3 * 2 and so on."
    first, *_ = typesetter.set((Run(text),), MEMO, 395.28)
    assert first.width > 395 * 2 / 3


def test_no_line_is_ragged_where_two_loose_ones_would_do(typesetter: Typesetter) -> None:
    text = (
        "The forecast had the day right and the height wrong. We have asked for the model in its winter "
        "settings, and for a second gauge above the gorge, where the ice holds the water back."
    )
    for width in range(200, 230, 3):
        *lines, _ = typesetter.set((Run(text),), MEMO, width)
        assert all(line.stretch for line in lines)


def test_words_are_hyphenated_before_the_call_of_a_note(typesetter: Typesetter) -> None:
    german = replace(MEMO, lang="de")
    told = Run("Drei Viertel seiner Energie aus zwei Laufwasserkraftwerken.")
    runs = (told, Run("1", script="sup", note="a"), Run(" Ihr Abfluss sinkt."))
    first, last = typesetter.set(runs, german, 270)
    assert shown(first).endswith("Laufwasserkraft\u00ad")
    assert shown(last) == "werken.1 Ihr Abfluss sinkt."


def test_no_line_begins_with_the_call_of_a_note(typesetter: Typesetter) -> None:
    call = Run("1", script="sup", note="a")
    runs = (Run("谷の送電網は冬の電力を得ている。"), call, Run("その流量は減る。"))
    for width in range(60, 200, 5):
        lines = typesetter.set(runs, replace(MEMO, lang="ja"), width)
        assert not any(shown(line).startswith("1") for line in lines)


def test_hyphens_do_not_stand_three_below_each_other(typesetter: Typesetter) -> None:
    text = (
        "Das Ministerium hat im Jahr 2019 einen Plan für die Elektrifizierung des ländlichen Raums "
        "vorgelegt, doch die Umsetzung kommt langsamer voran als erwartet: Von 214 erfassten "
        "Siedlungen waren zum Jahresende nur dreiundneunzig angeschlossen, und die verbleibenden "
        "Gemeinden — die meisten in gebirgigen Bezirken — sind auf kleine Dieselgeneratoren "
        "angewiesen, deren Betrieb einen unverhältnismäßig hohen Anteil der Haushaltsausgaben "
        "verbraucht. "
    )
    for width in range(270, 400, 15):
        lines = typesetter.set((Run(text * 4),), replace(MEMO, lang="de-DE"), width)
        hyphens = "".join("-" if shown(line).endswith("\u00ad") else "." for line in lines)
        assert "---" not in hyphens


def test_marks_hang_out_of_justified_text(typesetter: Typesetter, book: FontBook) -> None:
    """Half and more of a light mark at either end; nothing in ragged text."""
    text = "“Electricity, or the lack of it, decides” whether a valley keeps its young. " * 8
    lines = typesetter.set((Run(text),), MEMO, 230)
    quoted = [line for line in lines if shown(line).startswith("“")]
    hung = [line for line in lines[:-1] if overhang(line, book)]
    assert quoted
    assert hung
    assert all(line.indent == pytest.approx(-0.6 * width_of("“", book)) for line in quoted)
    assert all(line.indent + line.width + spaces(line) * line.stretch > 230 for line in hung)
    for line in typesetter.set((Run(text),), RAGGED, 230):
        assert line.indent == 0
        assert line.width <= 230 + 1e-6


def width_of(mark: str, book: FontBook) -> float:
    return book.face("Source Serif 4").advance(mark) * MEMO.size


@pytest.mark.parametrize("bond", ["214 km", "§ 12", "12 March", "Fig. 7", "Dr. Dorji", "J. Wangchuk", "40 %"])
def test_what_belongs_together_stays_on_a_line(typesetter: Typesetter, bond: str) -> None:
    text = f"The ministry set out its plan and went {bond} further than the year before it had. " * 5
    for width in range(300, 450, 10):
        lines = typesetter.set((Run(text),), MEMO, width)
        first = bond.partition(" ")[0]
        assert not any(shown(line).endswith(f" {first} ") for line in lines)
