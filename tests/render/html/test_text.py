"""Lines of text: where each piece stands, how it looks, where it leads."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Bullet
from deckbuilder.render.html import font_name
from tests.render.html.conftest import Easel, attributes, elements, frame, name, texts


def test_a_line_is_one_text(easel: Easel) -> None:
    font = font_name("Arimo:400:r")
    assert easel.set(easel.para("some words")) == (
        f'<text x="40" y="59.47" font-family="{font}" font-size="10" fill="#16202e">some words</text>'
    )


def test_each_line_begins_at_its_place_and_keeps_its_space(easel: Easel) -> None:
    drawn = easel.set(easel.para("One line and another", width=50.0))
    found = re.findall(r'<tspan x="40" y="([0-9.]+)">([^<]*)<', drawn)
    assert [words for _, words in found] == ["One line ", "and ", "another"]
    first, second, third = (float(y) for y, _ in found)
    assert second - first == pytest.approx(12.0)
    assert third - second == pytest.approx(12.0)


def test_words_get_places_of_their_own_where_browsers_would_kern_the_space(easel: Easel) -> None:
    kerned, plain = easel.set(easel.para("LT A Y A")), easel.set(easel.para("one of two"))
    assert kerned.count("<tspan") > 1
    assert plain.count("<tspan") == 0


def test_what_a_run_changes_is_said_and_nothing_else(easel: Easel) -> None:
    drawn = easel.set(easel.para("plain ", Run("bold", bold=True), Run(" red", color="accent1"), " end"))
    spans = re.findall("<tspan([^>]*)>", drawn)
    said = [set(re.findall('([a-z-]+)="', span)) - {"x", "y"} for span in spans]
    assert said == [set(), {"font-family"}, {"fill"}, set()]


def test_a_justified_line_gives_its_space_to_words(easel: Easel) -> None:
    para = easel.para(
        "Six words to be set across a narrow measure in even lines of text", width=90.0,
        align="justify", optimal=True, hyphenate=False, family="Source Serif 4",
    )  # fmt: skip
    stretched = [line.stretch for line in para.lines if line.stretch]
    given = [float(found) for found in re.findall('word-spacing="([^"]+)"', easel.set(para))]
    assert given == pytest.approx(stretched, abs=0.01)


def test_a_hyphen_the_text_has_not_stands_apart(easel: Easel) -> None:
    para = easel.para("incomprehensibilities", width=60.0, hyphenate=True, optimal=True)
    drawn = easel.set(para)
    assert drawn.count('<tspan class="hyphen">-</tspan>') == len(para.lines) - 1 > 0
    assert "\u00ad" not in drawn


def test_hard_breaks_and_marks_part_words(easel: Easel) -> None:
    para = replace(easel.para("one\ntwo"), bullet=Bullet("•", 10.0), left=10.0)
    assert texts(easel.draw(frame(para)).svg) == ["• one two"]


def test_program_text_is_copied_line_by_line(easel: Easel) -> None:
    para = easel.para("def f():\n\treturn 1", role="Code", family="Source Code Pro")
    assert texts(easel.draw(frame(para)).svg) == ["def f():", " return 1"]


def test_text_from_right_to_left_begins_at_its_right_edge(easel: Easel) -> None:
    drawn = easel.set(easel.para("שלום abc", family="DejaVu Sans", rtl=True, width=200.0))
    (first, second) = re.findall(r"<tspan ([^>]*)>([^<]*)<", drawn)
    assert 'direction="rtl"' in first[0]
    assert 'x="240"' in first[0]
    assert first[1] == "שלום "
    assert "direction" not in second[0]


@pytest.mark.parametrize("href", ["https://example.org/a?b=1&c=2", "mailto:a@example.org", "tel:+975"])
def test_outside_links_open_apart(easel: Easel, href: str) -> None:
    svg = easel.draw(frame(easel.para("See ", Run("this", href=href, tip="A tip")))).svg
    (link,) = (node for node in elements(svg) if name(node) == "a")
    assert attributes(link) == {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
    assert [name(node) for node in link] == ["title", "tspan"]


def test_inside_links_name_their_place(easel: Easel) -> None:
    para = replace(
        easel.para("See ", Run("there", href="#goal"), Run("1", note="n", script="sup")), anchor="here"
    )
    links = [node for node in elements(easel.draw(frame(para)).svg) if node.get("data-anchor")]
    assert [dict(node.attrib) for node in links] == [
        {"href": "#goal", "data-anchor": "goal"},
        {"href": "#note:n", "data-anchor": "note:n", "data-name": "call:n"},
    ]
    assert 'data-name="here"' in easel.set(para)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "other.md", "https://a b"]
)
def test_other_links_stay_text(easel: Easel, href: str) -> None:
    svg = easel.draw(frame(easel.para(Run("words", href=href)))).svg
    assert texts(svg) == ["words"]
    assert "href" not in svg


def test_marked_struck_and_underlined_words(easel: Easel) -> None:
    drawn = easel.set(easel.para(Run("a", mark=True), Run("b", strike=True), Run("c", underline=True)))
    assert drawn.count("<rect") == 1
    assert drawn.count("<path") == 2


def test_languages_are_said_where_they_differ(easel: Easel) -> None:
    drawn = easel.set(easel.para("one ", Run("mot", lang="fr")), easel.para("Wort", lang="de"))
    assert re.findall('xml:lang="([^"]+)"', drawn) == ["fr", "de"]


def test_headings_are_told_as_headings(easel: Easel) -> None:
    title = frame(easel.para("Results", role="Title"))
    assert 'role="heading" aria-level="2"' in easel.svg(title, slide=True)
    assert 'role="heading" aria-level="1"' in easel.svg(title)
    assert 'role="heading" aria-level="3"' in easel.set(easel.para("Results", role="H3"))
