"""What the PDF says its text is: elements in reading order, whole over pages, with all else decoration."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.model import Meta, Run
from deckbuilder.plan import (
    Bullet,
    Cell,
    GroupShape,
    Insets,
    Page,
    Para,
    PathShape,
    Rect,
    Row,
    Shape,
    TableShape,
    Tag,
    TextShape,
)
from tests.conformance.structure import Element, Structure, read
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press, frame

PADDING = Insets(2, 2, 2, 2)


class Reader:
    """Draws pages, and reads back how they are tagged."""

    def __init__(self, press: Press, folder: Path) -> None:
        self.press = press
        self._file = folder / "memo.pdf"

    def structure(self, *pages: tuple[Shape, ...], lang: str = "en-GB") -> Structure:
        made = [Page(WIDTH, HEIGHT, "next", shapes, "", SPAN) for shapes in pages]
        self._file.write_bytes(self.press.print_pages(*made, meta=Meta(title="A title", lang=lang)))
        found = read(self._file)
        assert found.faults == []
        return found

    def told(self, *pages: tuple[Shape, ...], lang: str = "en-GB") -> str:
        """The tree as text: ``P(one P(two))``."""
        (document,) = self.structure(*pages, lang=lang).root.elements
        return " ".join(_told(child) for child in document.elements)


def _told(element: Element) -> str:
    inner = [child if isinstance(child, str) else _told(child) for child in element.children]
    return f"{element.role}({' '.join(part.strip() for part in inner if part.strip())})"


@pytest.fixture
def reader(press: Press, tmp_path: Path) -> Reader:
    return Reader(press, tmp_path)


def para(
    press: Press, *runs: Run | str, role: str = "P", number: int = 0, within: tuple[Tag, ...] = ()
) -> Para:
    made = press.para(*runs, role=role, lang="en-GB")
    return replace(made, number=number, within=within)


def shapes(*paras: Para) -> tuple[Shape, ...]:
    return (frame(*paras),)


def test_headings_open_sections_by_their_level(reader: Reader) -> None:
    levels = (("H1", "One"), ("P", "text"), ("H2", "Under"), ("H3", "Deep"), ("H2", "Beside"), ("H1", "Two"))
    told = reader.told(shapes(*(para(reader.press, text, role=role) for role, text in levels)))
    assert told == ("Sect(H1(One) P(text) Sect(H2(Under) Sect(H3(Deep))) Sect(H2(Beside))) Sect(H1(Two))")


def test_a_paragraph_over_two_pages_is_one_element(reader: Reader) -> None:
    first, rest = (para(reader.press, text, number=7) for text in ("It begins here ", "and ends there"))
    found = reader.structure(shapes(first), shapes(replace(rest, continues=True)))
    (element,) = found.find("P")
    assert (element.text, element.pages) == ("It begins here and ends there", {1, 2})


def test_two_paragraphs_without_numbers_are_two(reader: Reader) -> None:
    assert reader.told(shapes(para(reader.press, "one"), para(reader.press, "two"))) == "P(one) P(two)"


def test_an_item_is_told_mark_first_and_its_list_over_pages_is_one(reader: Reader) -> None:
    def item(number: int, text: str) -> Para:
        within = Tag("L", 1), Tag("LI", number), Tag("LBody", number)
        bullet = Bullet(f"{number}.", 20.0, number=number)
        return replace(para(reader.press, text, role="LI", within=within), bullet=bullet, left=20.0)

    found = reader.structure(shapes(item(2, "two")), shapes(item(3, "three")))
    (element,) = found.find("L")
    assert _told(element) == "L(LI(Lbl(2.) LBody(P(two))) LI(Lbl(3.) LBody(P(three))))"
    assert element.attributes == {"ListNumbering": "Decimal"}


def test_a_footnote_is_read_after_the_paragraph_that_calls_it(reader: Reader) -> None:
    press = reader.press
    calling = para(press, "Said", Run("1", note="a"), " and done.", number=1)
    label = replace(
        para(press, Run("1", href="#call:a"), role="Lbl", within=(Tag("Note", 1),)), anchor="note:a"
    )
    note = para(press, "A note.", role="Note", within=(Tag("Note", 1),))
    told = reader.told(shapes(calling, para(press, "Next.", number=2), label, note))
    assert told == "P(Said Reference(Link(1)) and done.) Note(Lbl(Link(1)) P(A note.)) P(Next.)"


def test_a_footnote_called_in_a_list_stays_in_its_item(reader: Reader) -> None:
    press = reader.press
    body = Tag("L", 1), Tag("LI", 2), Tag("LBody", 2)
    calling = replace(
        para(press, "Item", Run("1", note="a"), role="LI", number=3, within=body),
        bullet=Bullet("•", 10.0),
        left=10.0,
    )
    label = replace(para(press, Run("1"), role="Lbl", within=(Tag("Note", 1),)), anchor="note:a")
    told = reader.told(shapes(calling, label))
    assert told == "L(LI(Lbl(•) LBody(P(Item Reference(Link(1))) Note(Lbl(1)))))"


def test_a_link_over_two_lines_is_one_element_with_an_area_for_each(reader: Reader) -> None:
    words = "a link that is so long that it does not fit into a single line of this frame"
    found = reader.structure(shapes(para(reader.press, "See ", Run(words, href="https://example.org"), ".")))
    (link,) = found.find("Link")
    assert link.text == words
    assert " ".join(link.annotations) == words


def test_a_space_between_linked_code_at_a_lines_end_has_an_area(reader: Reader) -> None:
    code, space = Run("a" * 24, href="https://example.org", code=True), Run(" ", href="https://example.org")
    found = reader.structure(shapes(para(reader.press, code, space, code)))
    assert [(link.text.strip(), len(link.annotations)) for link in found.find("Link")] == [
        ("a" * 24, 1), ("", 1), ("a" * 24, 1),
    ]  # fmt: skip
    assert all(words for link in found.find("Link") for words in link.annotations)


def test_words_in_another_language_and_code_are_told_apart(reader: Reader) -> None:
    told = reader.structure(
        shapes(para(reader.press, "the ", Run("mot", lang="fr"), " is ", Run("x = 1", code=True), "."))
    )
    assert [(e.role, e.lang, e.text) for e in told.find("Span", "Code")] == [
        ("Span", "fr", "mot"), ("Code", "en-GB", "x = 1"),
    ]  # fmt: skip


def test_a_hard_break_keeps_words_apart(reader: Reader) -> None:
    assert reader.told(shapes(para(reader.press, "one\ntwo"))) == "P(one two)"


def cell(press: Press, text: str, **more: object) -> Cell:
    return replace(Cell((press.para(text, width=90.0, role="TD", lang="en-GB"),)), **more)


def table(*rows: Row) -> TableShape:
    box = Rect(40, 40, 200, sum(row.height for row in rows))
    return TableShape(box, SPAN, (100.0, 100.0), rows, PADDING, number=4)


def test_a_table_over_pages_is_one_and_its_header_is_told_once(reader: Reader) -> None:
    def row(number: int, *texts: str, **more: object) -> Row:
        scope = "column" if more.get("header") else None
        cells = tuple(cell(reader.press, text, scope=scope) for text in texts)
        return replace(Row(cells, 20, SPAN, number=number), **more)

    head = row(1, "a", "b", header=True)
    first = table(head, row(2, "1", "2"), row(3, "3 and", ""))
    second = table(replace(head, repeated=True), row(3, "more", ""), row(4, "5", "6"))
    found = reader.structure((first,), (second,))
    (element,) = found.find("Table")
    assert _told(element) == (
        "Table(THead(TR(TH(a) TH(b))) TBody(TR(TD(1) TD(2)) TR(TD(3 and more) TD()) TR(TD(5) TD(6))))"
    )
    assert [e.attributes for e in found.find("TH")] == [{"Scope": "Column"}] * 2
    assert [text for _, text in found.artifacts[1] if text] == ["ab"]


def test_a_table_of_nothing_but_headers_has_no_head(reader: Reader) -> None:
    header = Row((cell(reader.press, "a", scope="column"),), 20, SPAN, number=1, header=True)
    assert reader.told((table(header),)) == "Table(TR(TH(a)))"


def test_a_cell_cut_by_a_page_keeps_the_rows_it_spans(reader: Reader) -> None:
    press = reader.press
    covered = Cell((), 1, 0)
    first = table(
        Row((cell(press, "tall", rowspan=2, reaches=3), cell(press, "1")), 20, SPAN, number=1),
        Row((covered, cell(press, "2")), 20, SPAN, number=2),
    )
    again = replace(cell(press, "tall", rowspan=1, begins=1, reaches=3))
    again = replace(again, paras=tuple(replace(one, role="Artifact") for one in again.paras))
    second = table(Row((again, cell(press, "3")), 20, SPAN, number=3))
    found = reader.structure((first,), (second,))
    (element,) = found.find("Table")
    assert _told(element) == "Table(TR(TD(tall) TD(1)) TR(TD(2)) TR(TD(3)))"
    assert found.find("TD")[0].attributes == {"RowSpan": 3}


def test_a_drawing_is_a_figure_with_words_or_else_decoration(reader: Reader) -> None:
    box = Rect(40, 40, 100, 50)
    drawn = PathShape(box, SPAN, "rect", fill="accent1")
    inside = TextShape(box, SPAN, (para(reader.press, "label"),))
    said = GroupShape(box, SPAN, (drawn, inside), alt="What it shows")
    found = reader.structure((said, replace(said, alt=""), drawn))
    assert [(e.alt, e.text) for e in found.find("Figure")] == [("What it shows", "label")]
    assert found.find("Figure")[0].attributes["BBox"] == [40, 310, 140, 360]


def test_running_heads_are_decoration(reader: Reader) -> None:
    found = reader.structure(
        shapes(para(reader.press, "Page 1", role="Artifact"), para(reader.press, "text"))
    )
    assert [e.text for e in found.find("P")] == ["text"]
    assert [text for _, text in found.artifacts[0]] == ["Page 1"]


def test_heads_and_feet_are_called_so(reader: Reader) -> None:
    head, foot = para(reader.press, "A title", role="Artifact"), para(reader.press, "1 of 2", role="Artifact")
    drawn = (replace(frame(head), role="header"), replace(frame(foot), role="footer"))
    found = reader.structure(drawn)
    assert found.artifacts[0] == [("Pagination", "A title"), ("Pagination", "1 of 2")]


def test_what_floats_is_read_where_it_was_written(reader: Reader) -> None:
    press = reader.press
    calling = para(press, "Said", Run("1", note="a"), ".", number=2)
    label = replace(para(press, "1", role="Lbl", within=(Tag("Note", 1),)), anchor="note:a")
    floated = para(press, "Caption", role="Caption", within=(Tag("Div", 3),))
    texts = [
        para(press, "One", number=1),
        calling,
        para(press, "Four", number=4),
        para(press, "Five", number=5),
    ]
    assert reader.told(shapes(*texts, label), shapes(floated, para(press, "Six", number=6))) == (
        "P(One) P(Said Reference(Link(1)) .) Note(Lbl(1)) Div(Caption(Caption)) P(Four) P(Five) P(Six)"
    )


def test_small_capitals_read_as_the_letters_they_stand_for(reader: Reader) -> None:
    found = reader.structure(shapes(para(reader.press, "of ", Run("Unesco, 1945", smallcaps=True), " on")))
    assert [element.text for element in found.find("P")] == ["of Unesco, 1945 on"]
