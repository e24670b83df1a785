"""No text leaves its frame; and the detector that says so finds what is planted and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from .libreoffice import METRIC_TWINS, Office
from .overflow import Mark, faults, lines, torn_words
from .poppler import fonts

pytestmark = pytest.mark.libreoffice

LONG = (
    "Logistical support for emergencies covers transport, communications and medical help in remote valleys. "
)


def deck(*build: Callable[[Any], None]) -> bytes:
    """A deck with one blank slide for each function, which is given the slide's shapes to fill."""
    presentation = Presentation()
    for fill in build:
        fill(presentation.slides.add_slide(presentation.slide_layouts[6]).shapes)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def text_box(text: str, width: float, height: float, size: float = 16) -> Callable[[Any], None]:
    def fill(shapes: Any) -> None:
        write(shapes.add_textbox(Pt(100), Pt(100), Pt(width), Pt(height)).text_frame, text, size)

    return fill


def write(frame: Any, text: str, size: float) -> None:
    frame.word_wrap = True
    frame.text = text
    frame.paragraphs[0].runs[0].font.size = Pt(size)


def table(text: str, row_height: float) -> Callable[[Any], None]:
    def fill(shapes: Any) -> None:
        grid = shapes.add_table(2, 2, Pt(100), Pt(100), Pt(400), Pt(2 * row_height)).table
        write(grid.cell(1, 1).text_frame, text, 12)

    return fill


def group(text: str, height: float) -> Callable[[Any], None]:
    """A text box in a group that is drawn elsewhere, and at half its children's size."""

    def fill(shapes: Any) -> None:
        members = shapes.add_group_shape()
        write(members.shapes.add_textbox(Pt(200), Pt(200), Pt(600), Pt(2 * height)).text_frame, text, 16)
        members.left, members.top, members.width, members.height = Pt(50), Pt(60), Pt(300), Pt(height)

    return fill


def found(content: bytes, office: Office, folder: Path) -> list[tuple[int, str]]:
    return [(fault.slide, fault.what) for fault in faults(content, office, folder)]


def test_text_that_fits_is_left_alone(office: Office, tmp_path: Path) -> None:
    fitting = deck(text_box(LONG, 400, 80), table("Short words", 30), group(LONG, 100))
    assert faults(fitting, office, tmp_path) == []


def test_planted_overflows_are_found(office: Office, tmp_path: Path) -> None:
    overflowing = deck(text_box(LONG * 4, 400, 80), table(LONG * 3, 30), group(LONG, 50))
    assert found(overflowing, office, tmp_path) == [(1, "bottom"), (2, "bottom"), (3, "bottom")]


def test_shrinking_does_not_hide_an_overflow(office: Office, tmp_path: Path) -> None:
    def fill(shapes: Any) -> None:
        text_box(LONG * 4, 400, 80)(shapes)
        frame = shapes[0].text_frame._txBody.bodyPr
        frame.get_or_change_to_normAutofit()

    assert found(deck(fill), office, tmp_path) == [(1, "bottom")]


def test_a_torn_word_is_found(office: Office, tmp_path: Path) -> None:
    torn = deck(text_box("Counterterrorism", 90, 200), text_box("counter- terrorism", 110, 200))
    assert found(torn, office, tmp_path) == [(1, "split")]


def test_a_text_past_the_slide_is_found(office: Office, tmp_path: Path) -> None:
    assert found(deck(text_box(LONG, 700, 100)), office, tmp_path) == [(1, "page")]


def test_turned_text_is_not_passed_over(office: Office, tmp_path: Path) -> None:
    def fill(shapes: Any) -> None:
        text_box("Turned", 100, 30)(shapes)
        shapes[0].rotation = 90

    assert found(deck(fill), office, tmp_path) == [(1, "turned")]


def test_a_placeholder_without_a_place_of_its_own_is_judged_by_its_layouts(
    office: Office, tmp_path: Path
) -> None:
    presentation = Presentation()
    for count in (3, 30):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.placeholders[1].text = "\n".join(["Line"] * count)
    file = io.BytesIO()
    presentation.save(file)
    assert found(file.getvalue(), office, tmp_path) == [(2, "bottom")]


def test_words_are_whole_across_superscripts_and_ligatures() -> None:
    marks = [
        Mark("ﬃ", 0, 8, 100, 16),
        Mark("x", 8, 16, 100, 16),
        Mark("2", 16, 20, 95, 10),
        Mark("b", 0, 8, 119, 16),
    ]
    assert torn_words("ffix2 b", lines(marks)) == []
    assert torn_words("ffix2b", lines(marks)) == ["ffix2b"]


def test_fonts_that_are_absent_are_drawn_by_their_twins(office: Office, tmp_path: Path) -> None:
    def fill(shapes: Any) -> None:
        for number, family in enumerate(METRIC_TWINS):
            write(shapes.add_textbox(Pt(100), Pt(100 + 60 * number), Pt(300), Pt(40)).text_frame, "Words", 16)
            shapes[number].text_frame.paragraphs[0].runs[0].font.name = family

    path = tmp_path / "fonts.pptx"
    path.write_bytes(deck(fill))
    drawn = [font.name for font in fonts(office.to_pdf(path))]
    twins = [{name.replace(" ", "") for name in (family, *names)} for family, names in METRIC_TWINS.items()]
    assert all(any(name.startswith(tuple(names)) for name in drawn) for names in twins), drawn
