"""Text in the PDF: what can be copied is what was written, and every line stands where the plan has it."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Bullet, Para
from tests.render.pdf.conftest import HEIGHT, SPAN, STYLE, Press, frame, opened, written

LONG = "The old man and the sea had met in the far north of the land. " * 5


def test_ligatures_read_as_their_letters(press: Press) -> None:
    assert (
        written(press.print(frame(press.para("office file fjord affluent")))) == "office file fjord affluent"
    )


def test_lines_end_with_their_space_so_that_words_stay_apart(press: Press) -> None:
    para = press.para(LONG)
    assert len(para.lines) > 3
    assert written(press.print(frame(para))).split() == LONG.split()


def test_a_word_divided_at_a_line_end_reads_with_a_soft_hyphen(press: Press) -> None:
    para = press.para("incomprehensibilities " * 8, width=90.0, hyphenate=True, align="justify")
    text = written(press.print(frame(para, width=90.0)))
    assert "\u00ad" in text
    assert text.replace("\u00ad", "").split() == ["incomprehensibilities"] * 8
    assert "-" not in text


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0x24F), min_size=1, max_size=60))
def test_any_latin_text_reads_back_exactly(press: Press, text: str) -> None:
    assert written(press.print(frame(press.para(text)))).replace("\u00ad", "") == text.replace("\u00ad", "")


def test_a_character_that_no_font_has_can_still_be_copied(press: Press) -> None:
    text = written(press.print(frame(press.para("before \U0010fffd after"))))
    assert text == "before \U0010fffd after"


def test_justified_lines_end_at_the_measure(press: Press) -> None:
    para = press.para(LONG, align="justify")
    with opened(press.print(frame(para))) as page:
        ends: dict[float, float] = {}
        for char in page.chars:
            if char["text"].strip():
                ends[round(char["top"], 1)] = char["x1"]
    assert len(ends) == len(para.lines)
    assert list(ends.values())[:-1] == pytest.approx([240.0] * (len(ends) - 1), abs=0.15)


def test_no_break_spaces_stretch_like_others(press: Press) -> None:
    para = press.para(
        "about 40\u00a0km and 50\u00a0km and 60\u00a0km and 70\u00a0km wide " * 3, align="justify"
    )
    with opened(press.print(frame(para))) as page:
        tops = {round(char["top"], 1) for char in page.chars}
        ends = [
            max(char["x1"] for char in page.chars if round(char["top"], 1) == top and char["text"].strip())
            for top in sorted(tops)
        ]
    assert ends[:-1] == pytest.approx([240.0] * (len(ends) - 1), abs=0.15)


@pytest.mark.parametrize(("align", "left"), [("left", 40.0), ("center", None), ("right", None)])
def test_alignment_uses_the_width_of_the_frame(press: Press, align: str, left: float | None) -> None:
    para = press.para("Short", align=align)
    spare = 200.0 - para.lines[0].width
    expected = left if left is not None else 40.0 + (spare if align == "right" else spare / 2)
    with opened(press.print(frame(para))) as page:
        assert page.chars[0]["x0"] == pytest.approx(expected, abs=0.05)


def test_baselines_follow_the_plan(press: Press) -> None:
    first, second = press.para("One", after=6.0), press.para("Two", before=3.0)
    with opened(press.print(frame(first, second))) as page:
        one, two = page.chars[0], page.chars[3]
    assert one["matrix"][5] == pytest.approx(HEIGHT - 50.0 - first.lines[0].ascent, abs=0.01)
    assert one["matrix"][5] - two["matrix"][5] == pytest.approx(first.height + 9.0, abs=0.01)


def test_bullets_hang_left_of_the_text(press: Press) -> None:
    para = replace(press.para("Item"), left=20.0, bullet=Bullet("•", 14.0))
    with opened(press.print(frame(para))) as page:
        mark, letter = page.chars[0], page.chars[1]
    assert (mark["text"], letter["text"]) == ("•", "I")
    assert mark["x0"] == pytest.approx(46.0, abs=0.01)
    assert letter["x0"] == pytest.approx(60.0, abs=0.01)


def test_superscripts_rise(press: Press) -> None:
    with opened(press.print(frame(press.para("E", Run("2", script="sup"))))) as page:
        base, raised = page.chars
    assert raised["size"] < base["size"]
    assert raised["bottom"] < base["bottom"]


def test_links_lead_out_and_take_the_link_colour(press: Press) -> None:
    para = press.para("See ", Run("the report", href="https://example.org/a"), " today")
    with opened(press.print(frame(para))) as page:
        (link,) = page.hyperlinks
        inside = [char for char in page.chars if link["x0"] - 0.1 <= char["x0"] <= link["x1"] - 0.1]
        colors = {char["non_stroking_color"] for char in page.chars}
    assert link["uri"] == "https://example.org/a"
    assert "".join(char["text"] for char in inside) == "the report"
    assert len(colors) == 2


def test_addresses_are_written_in_ascii(press: Press) -> None:
    para = press.para(Run("Bhutan", href="https://example.org/འབྲུག?q=é&r=%20"))
    with opened(press.print(frame(para))) as page:
        (link,) = page.hyperlinks
    assert link["uri"] == "https://example.org/%E0%BD%A0%E0%BD%96%E0%BE%B2%E0%BD%B4%E0%BD%82?q=%C3%A9&r=%20"


def test_a_link_may_reach_over_its_whole_frame(press: Press) -> None:
    para = replace(press.para(Run("a", href="https://example.org/a")), left=30.0, wide_links=True)
    shape = frame(para)
    with opened(press.print(shape)) as page:
        (link,) = page.hyperlinks
    assert (link["x0"], link["x1"]) == pytest.approx((shape.box.x, shape.box.right))


def test_a_link_to_an_absent_place_is_plain_text(press: Press) -> None:
    with opened(press.print(frame(press.para(Run("nowhere", href="#absent"))))) as page:
        assert page.annots == []


def test_footnote_calls_and_notes_lead_to_each_other(press: Press) -> None:
    call = press.para("Text", Run("1", script="sup", note="one"))
    number = replace(press.para(Run("1", href="#call:one"), role="Lbl"), anchor="note:one")
    data = press.print(frame(call, number))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        targets = [annot["data"]["Dest"] for annot in pdf.pages[0].annots]
    assert len(targets) == 2
    assert targets[0] != targets[1]


def test_highlights_lie_under_and_strokes_over_the_text(press: Press) -> None:
    marked = frame(press.para(Run("mark", mark=True), " ", Run("gone", strike=True)))
    with opened(press.print(marked)) as page:
        (tint,), (stroke,) = page.rects, page.lines
        first, last = page.chars[0], page.chars[-1]
    assert tint["x0"] == pytest.approx(first["x0"], abs=0.01)
    assert stroke["x1"] == pytest.approx(last["x1"], abs=0.05)
    assert tint["top"] < stroke["top"] < tint["bottom"]


def test_a_paragraph_without_lines_draws_nothing(press: Press) -> None:
    empty = Para((), STYLE, "P", SPAN, ())
    assert written(press.print(frame(empty, press.para("Words")))) == "Words"


@pytest.mark.parametrize("missing", ["\U0010fffd", "\U0010fffd\U0010fffc\U0010fffd"])
def test_text_after_a_missing_character_stands_where_it_was_planned(press: Press, missing: str) -> None:
    para = press.para("a ", missing, Run("b", bold=True), "c", Run("d", color="accent1"))
    pieces = {piece.text: piece for piece in para.lines[0].pieces}
    assert pieces[missing].font is None
    with opened(press.print(frame(para))) as page:
        drawn = {char["text"]: char["x0"] for char in page.chars}
    for text in "bcd":
        assert drawn[text] == pytest.approx(40.0 + pieces[text].x, abs=0.05)


def test_text_from_right_to_left_is_drawn_from_left_to_right(press: Press) -> None:
    """Programs that read pages find its letters where they stand, as in files of other makers."""
    para = press.para("אבג (דהו) 12", family="Arimo", rtl=True)
    data = press.print(frame(para))
    assert written(data) == "12 )והד( גבא"
    with opened(data) as page:
        xs = [char["x0"] for char in page.chars]
        assert xs == sorted(xs)
        assert max(char["x1"] for char in page.chars) == pytest.approx(240.0, abs=0.1)


def test_marks_from_another_font_keep_their_side(press: Press) -> None:
    """Source Serif has no Hebrew: marks and spaces are pieces of their own."""
    assert written(press.print(frame(press.para("אבג! - דהו (זחט) יכל", rtl=True)))) == "לכי )טחז( והד - !גבא"


def _read(data: bytes) -> str:
    """The first page as PDFium reads it, which heeds what is said in place of glyphs."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return " ".join(text.split())


def test_words_with_marks_off_the_line_read_as_they_are_written(press: Press) -> None:
    """No font has these letters with their marks in one glyph: the marks are glyphs of their own."""
    text = "Vowels x\u0302\u0323 m\u0304o\u0304 marked w\u0302y here"
    assert _read(press.print(frame(press.para(text, width=400.0)))) == text


def test_every_glyph_has_a_text_of_its_own(press: Press) -> None:
    """Of several glyphs for one letter, one alone stands for it."""
    data = press.print(frame(press.para("שָׁלוֹם", family="Arimo", rtl=True)))
    assert "\ufffd" not in written(data)
    assert "(cid:" not in written(data)


def _elements(data: bytes) -> list[tuple[str, str]]:
    """Type and actual text of each structure element of the first page."""
    found: list[tuple[str, str]] = []

    def string(ask: Callable[..., int], element: object) -> str:
        buffer = ctypes.create_string_buffer(ask(element, None, 0))
        ask(element, buffer, len(buffer))
        return buffer.raw[:-2].decode("utf-16-le") if len(buffer) > 1 else ""

    def walk(element: object) -> None:
        kind = string(pdfium.FPDF_StructElement_GetType, element)
        found.append((kind, string(pdfium.FPDF_StructElement_GetActualText, element)))
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, at):
                walk(child)

    document = pypdfium2.PdfDocument(data)
    tree = pdfium.FPDF_StructTree_GetForPage(document[0])
    walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0))
    return found


def test_the_structure_says_text_from_right_to_left_in_its_order(press: Press) -> None:
    words = Run("(אבג) "), Run("דהו", href="https://example.org"), Run(" 12% זחט יכל " * 9)
    para = press.para(*words, family="Arimo", rtl=True)
    assert len(para.lines) > 1
    assert _elements(press.print(frame(para))) == [
        ("Document", ""),
        ("P", ""),
        ("Span", "(אבג) "),
        ("Link", "דהו"),
        ("Span", " 12% זחט יכל " * 9),
    ]


def test_the_structure_of_other_text_needs_no_words(press: Press) -> None:
    assert _elements(press.print(frame(press.para("Plain text")))) == [("Document", ""), ("P", "")]
