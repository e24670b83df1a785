"""Where the memo's pages break, and how footnotes share them with the text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.layout.memo.footnotes import NoteSetter
from deckbuilder.layout.memo.pages import PageBreaker
from deckbuilder.layout.stack import STACK
from deckbuilder.model import Footnote, Run, Runs
from deckbuilder.plan import ImageShape, Line, Page, Plan, TextStyle
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.styles import memo_styles
from tests.layout.memos import boxes, memo_of, paras, says, theme, typesetter, words

SPAN = Span("brief.md", 1, 1)
FRONT = "---\ntitle: T\ntoc: false\n---\n"
SENTENCE = "Words that go on for a while until they stop at last. "


def bottom(page: Page) -> float:
    return page.height - theme().memo.margin_bottom


def page_of(plan: Plan, beginning: str) -> int:
    """The page on which a paragraph begins."""
    found = [
        number
        for number, page in enumerate(plan.pages)
        for para in paras(page)
        if words(para).startswith(beginning) and not para.continues
    ]
    assert found, beginning
    return found[0]


def fill(lines: int) -> str:
    """Paragraphs of one line each."""
    return "".join(f"Line {number}.\n\n" for number in range(lines))


def lines_of_a_page() -> int:
    """How many one-line paragraphs stand on the first page."""
    return sum(text.startswith("Line ") for text in says(memo_of(FRONT + fill(200)).pages[0]))


def test_a_heading_moves_on_with_what_follows() -> None:
    plan = memo_of(FRONT + fill(lines_of_a_page() - 1) + "## Heading\n\nText.\n\n" + SENTENCE * 9)
    assert page_of(plan, "Heading") == page_of(plan, "Text.") == 1


def test_a_page_rather_ends_with_a_whole_word() -> None:
    prose = "Internationalisation, electrification and telecommunication notwithstanding, they went on. " * 9
    whole, *_ = [para for para in paras(memo_of(FRONT + prose).pages[0]) if para.role == "P"]
    ends = ["".join(piece.text for piece in line.pieces)[-1] for line in whole.lines]
    hyphenated = next(n for n, end in enumerate(ends) if end == "\u00ad" and n > 2 and n < len(ends) - 3)
    for lines in range(lines_of_a_page() - 9, lines_of_a_page() - 2):
        plan = memo_of(FRONT + fill(lines) + prose)
        begun = next(para for para in paras(plan.pages[0]) if words(para).startswith("Internat"))
        assert len(begun.lines) != hyphenated + 1


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for before in range(lines_of_a_page() - 4, lines_of_a_page() + 1):
        plan = memo_of(FRONT + fill(before) + SENTENCE * 8)
        parts = [
            len(para.lines)
            for page in plan.pages
            for para in paras(page)
            if words(para).startswith(("Words", "until"))
        ]
        assert all(part >= 2 for part in parts)


def test_a_note_stands_on_the_page_of_its_call() -> None:
    plan = memo_of(FRONT + fill(lines_of_a_page() - 3) + "Here.[^a]\n\n" + fill(9) + "\n[^a]: The note.")
    assert says(plan.pages[page_of(plan, "Here.")], "Note") == ["The note."]
    note = boxes(plan.pages[page_of(plan, "Here.")], notes=True)[-1]
    assert note.bottom == pytest.approx(bottom(plan.pages[0]))


def test_a_note_called_twice_stands_where_it_is_called_first() -> None:
    plan = memo_of(FRONT + "One.[^a]\n\n" + fill(80) + "Two.[^a]\n\n[^a]: The note.")
    assert [says(page, "Note") for page in plan.pages] == [["The note."], *[[] for _ in plan.pages[1:]]]


def test_notes_lead_back_to_their_call() -> None:
    page = memo_of(FRONT + "One.[^a]\n\n[^a]: The note.").pages[0]
    (number,) = [para for para in paras(page) if para.role == "Lbl"]
    assert (words(number), number.anchor, number.runs[0].href) == ("1", "note:a", "#call:a")


def test_a_note_longer_than_its_share_goes_on_overleaf() -> None:
    long = "A note that will not end. " * 400
    plan = memo_of(FRONT + "One.[^a]\n\n" + fill(60) + f"\n[^a]: {long}")
    parts = [says(page, "Note") for page in plan.pages]
    assert sum(bool(part) for part in parts) > 1
    assert " ".join(text for part in parts for text in part).replace("\u00ad ", "") == long.strip()
    assert sum(para.role == "Lbl" for page in plan.pages for para in paras(page)) == 1


def test_a_note_is_parted_rather_than_leave_a_hole() -> None:
    note = "[^a]: " + SENTENCE * 14
    plan = memo_of(FRONT + fill(lines_of_a_page() - 5) + "Here.[^a]\n\n" + fill(20) + "\n" + note)
    called = page_of(plan, "Here.")
    assert called == 0
    assert says(plan.pages[0], "Note")
    assert says(plan.pages[1], "Note")


def test_a_last_page_of_a_few_lines_is_avoided() -> None:
    fitting = lines_of_a_page()
    assert len(memo_of(FRONT + fill(fitting)).pages) == 1
    assert len(memo_of(FRONT + fill(fitting + 1)).pages) == 1
    assert len(memo_of(FRONT + fill(fitting + 6)).pages) == 2


def test_a_picture_that_nearly_fits_is_made_a_little_smaller(tmp_path: Path) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (800, 500)).save(out, "PNG", dpi=(144, 144))
    (tmp_path / "picture.png").write_bytes(out.getvalue())

    def picture(lines: int) -> tuple[int, float]:
        text = FRONT + fill(lines) + "![](picture.png){fig-alt=black}\n"
        plan = memo_of(text, Report(), tmp_path)
        found = [
            (number, shape.box.height)
            for number, page in enumerate(plan.pages)
            for shape in page.shapes
            if isinstance(shape, ImageShape)
        ]
        (only,) = found
        return only

    _, natural = picture(0)
    sizes = [picture(lines) for lines in range(lines_of_a_page() - 14, lines_of_a_page())]
    assert all(height == pytest.approx(natural) for page, height in sizes if page == 1)
    first = [height for page, height in sizes if page == 0]
    assert min(first) < natural - 1
    assert min(first) > natural * 0.6


def test_tables_repeat_their_head_on_every_page() -> None:
    rows = "".join(f"| row {number} | value |\n" for number in range(120))
    plan = memo_of(FRONT + "| Name | Figure |\n|---|---|\n" + rows)
    assert len(plan.pages) > 1
    assert all("Name" in says(page) for page in plan.pages)
    told = [text for page in plan.pages for text in says(page) if text.startswith("row ")]
    assert told == [f"row {number}" for number in range(120)]


def test_a_note_called_in_a_note_stands_with_it() -> None:
    text = "One.[^a] Three.[^c]\n\n[^a]: First.[^b]\n\n[^b]: Second.\n\n[^c]: Third."
    assert says(memo_of(FRONT + text).pages[0], "Note") == ["First.3", "Third.", "Second."]


def test_a_head_taller_than_a_page_is_an_error() -> None:
    report = Report()
    memo_of(f"---\ntitle: T\nabstract: {'word ' * 2000}\n---\nText.", report)
    assert [finding.code for finding in report] == ["does-not-fit"]


@pytest.mark.timeout(20)
def test_pages_too_low_for_anything_still_take_all_of_it() -> None:
    report = Report()
    styles = memo_styles(theme(), typesetter().fonts, "en-GB")
    room = Room(200.0, styles, typesetter(), STACK, report)
    text = Paragraph(span=SPAN, runs=(Run("Text"), Run("1", script="sup", note="a")))
    note = Footnote("a", 1, (Paragraph(span=SPAN, runs=(Run("Note"),)),), SPAN)
    pages = list(PageBreaker(room, NoteSetter({"a": note}, room), 5.0).pages((text, text)))
    assert [len(page.blocks) for page in pages] == [1, 0, 1]
    assert [[note.label for note in page.notes] for page in pages] == [[], ["a"], []]
    assert {finding.code for finding in report} == {"does-not-fit"}


def test_notes_stand_below_the_text_of_pages_made_taller_to_spare_one() -> None:
    normal = lines_of_a_page()
    (page,) = memo_of(FRONT + "Line 0.^[A note.]\n\n" + fill(normal - 1)).pages
    texts, notes = boxes(page, notes=False), boxes(page, notes=True)
    assert max(box.bottom for box in notes) > bottom(page) + 1
    foot = max(shape.box.y for shape in page.shapes if shape.role == "footer")
    assert foot > max(box.bottom for box in notes) + theme().memo.leading
    assert max(box.bottom for box in texts) <= min(box.y for box in notes)


PARAGRAPH = st.integers(1, 90).map(lambda count: " ".join(f"w{index}" for index in range(count)))
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: f"- {text}\n- {text}"),
    st.just("## Heading"),
    PARAGRAPH.map(lambda text: f"{text}^[{text}]"),
    st.integers(1, 30).map(lambda count: "| a | b |\n|---|---|\n" + "| cell | cell |\n" * count),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCK, min_size=1, max_size=40))
def test_every_word_is_set_once_and_nothing_overlaps(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    plan = memo_of(FRONT + text)
    told = " ".join(text for page in plan.pages for text in says(page, "P", "LI", "Note", "H1")).replace(
        "\u00ad ", ""
    )
    wanted = text.replace("- ", " ").replace("^[", " ").replace("]", " ").replace("## ", " ")
    wanted = "\n".join(line for line in wanted.split("\n") if "|" not in line)
    counted = [word for word in told.split() if not word.isdigit()]
    calls = [word.rstrip("0123456789") for word in counted]
    assert len(calls) == len(wanted.split())
    for page in plan.pages:
        texts, notes = boxes(page, notes=False), boxes(page, notes=True)
        assert max((box.bottom for box in [*texts, *notes]), default=0) <= bottom(page) + 30
        if texts and notes:
            assert max(box.bottom for box in texts) <= min(box.y for box in notes)
        last = [para for para in paras(page) if para.role not in ("Artifact", "Note", "Lbl")]
        assert not last or page is plan.pages[-1] or not last[-1].role.startswith("H")


def test_lines_do_not_change_where_a_page_ends_in_their_paragraph() -> None:
    prose = "Internationalisation, electrification and telecommunication notwithstanding, they went on. " * 60

    def lines(before: int) -> list[str]:
        plan = memo_of(FRONT + fill(before) + prose)
        texts = [para for page in plan.pages for para in paras(page) if para.role == "P"]
        return [words(replace(para, lines=(line,))) for para in texts[before:] for line in para.lines]

    whole = lines(0)
    assert all(lines(before) == whole for before in range(lines_of_a_page() - 8, lines_of_a_page()))


LONG = {
    "paragraph": SENTENCE * 300,
    "list": f"- {SENTENCE}\n" * 200,
    "list in a list": "- top\n" + f"  - {SENTENCE}\n" * 200,
    "quote": f"> {SENTENCE * 3}\n>\n" * 80,
    "callout": "::: callout-note\n" + f"{SENTENCE * 3}\n\n" * 80 + ":::\n",
    "references": "::: {#refs}\n" + f"{SENTENCE * 3}\n\n" * 80 + ":::\n",
    "definition": "Term\n: " + f"{SENTENCE * 3}\n\n  " * 80,
    "code": "```\n" + f"{SENTENCE}\n" * 250 + "```\n",
    "table": "| a | b |\n|---|---|\n" + f"| a | {SENTENCE} |\n" * 150,
    "note": "Text.[^a]\n\n[^a]: " + f"{SENTENCE * 3}\n\n    " * 90,
}


@pytest.mark.parametrize("kind", LONG)
def test_what_goes_on_over_pages_is_set_once(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_before = Typesetter.set
    letters = 0

    def counted(self: Typesetter, runs: Runs, style: TextStyle, width: float) -> tuple[Line, ...]:
        nonlocal letters
        letters += sum(len(run.text) for run in runs)
        return set_before(self, runs, style, width)

    monkeypatch.setattr(Typesetter, "set", counted)
    plan = memo_of(FRONT + LONG[kind])
    assert len(plan.pages) > 3
    assert letters < 1.2 * len(LONG[kind])
