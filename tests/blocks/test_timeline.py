"""Timelines: what is written, where faults are reported, how events stand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.base import Node, Room
from deckbuilder.blocks.timeline.kind import Timeline
from deckbuilder.model import Run, plain
from deckbuilder.plan import GroupShape, PathShape, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Line, Span
from tests.blocks.fake import node, paragraph, read, room

FIRST = 11  # the line of the brief on which the body of a fence begins


def fence(text: str, **attrs: str) -> Node:
    lines = tuple(Line(line, "brief.md", FIRST + index) for index, line in enumerate(text.split("\n")))
    return node("fence", text=text, word="timeline", lines=lines, attrs=attrs)


def events(tree: Node) -> list[tuple[str, str, str]]:
    (found,) = read(tree)
    assert isinstance(found, Timeline)
    return [(event.date, event.title, plain(event.text)) for event in found.events]


def div(*items: Node) -> Node:
    return node("div", node("bullet_list", *items), word="timeline")


def bold(date: str, text: str) -> Node:
    return node("list_item", node("paragraph", runs=(Run(date, bold=True), Run(text))))


@pytest.mark.parametrize(
    "tree",
    [
        fence("- 1968: First\n- 1986: Then"),
        fence("1968: First\n1986: Then"),
        fence("1968 | First\n\n1986 | Then"),
        fence("- 1968 | First\n- 1986 | Then"),
        fence("- date: 1968\n  text: First\n- {date: 1986, text: Then}"),
        fence('Date, Text\n1968,First\n\n1986,"Then"'),
        div(bold("1968", " First"), bold("1986:", " Then")),
        div(node("list_item", paragraph("1968: First")), node("list_item", paragraph("1986: Then"))),
    ],
)
def test_ways_to_write_events(tree: Node) -> None:
    assert events(tree) == [("1968", "", "First"), ("1986", "", "Then")]


def test_events_from_a_file_stand_where_the_brief_asks_for_them(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text('date,title,text\n1968,Visit,"first, of many"\n1970,,\n')
    report = Report()
    tree = fence("", data="events.csv")
    (found,) = read(tree, folder=tmp_path, report=report)
    assert isinstance(found, Timeline)
    (event,) = found.events
    assert (event.date, event.title, plain(event.text)) == ("1968", "Visit", "first, of many")
    assert event.span == tree.span
    assert [str(finding.span) for finding in report] == [str(Span("events.csv", 3, 3))]


@pytest.mark.parametrize("name", ["gone.csv", "../outside.csv"])
def test_a_file_that_cannot_be_read_is_reported_once(name: str, tmp_path: Path) -> None:
    report = Report()
    assert read(fence("", data=name), folder=tmp_path, report=report) == ()
    assert [finding.code for finding in report] == ["data-unreadable"]


def test_dates_are_kept_as_written() -> None:
    dates = ["2024-05-01", "1e3", "on", "007", "12:30"]
    tree = fence("\n".join(f"- {date}: words" for date in dates))
    assert [date for date, _, _ in events(tree)] == dates


def test_titles_and_more_paragraphs() -> None:
    assert events(fence("- date: 1968\n  title: Visit\n- date: 1970\n  title: A\n  text: b")) == [
        ("1968", "Visit", ""),
        ("1970", "A", "b"),
    ]
    item = node("list_item", *bold("1968", " one").children, paragraph("two"))
    assert events(div(item)) == [("1968", "", "one two")]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("- 1968: a\n- 1970", 12, "timeline-event"),
        ("- 1968: a\n- 1970:\n", 12, "timeline-event"),
        ("1968 | a\n| b", 12, "timeline-event"),
        ("- date: 1968\n  text: a\n  titel: b", 13, "data-key"),
        ("- date: 1968\n  text: [a, b]", 12, "data-entry"),
        ("- 1968: a\n- [1, 2\n", 13, "data-broken"),
        ("- 1968: a\n\t- b", 12, "data-broken"),
        ("just words", 11, "data-entry"),
    ],
)
def test_faults_are_reported_at_their_line(text: str, line: int, code: str) -> None:
    report = Report()
    read(fence(text), report=report)
    found = next(finding for finding in report if finding.code == code)
    assert found.span is not None
    assert found.span.first == line


@pytest.mark.parametrize("tree", [fence(""), fence("# nothing"), div()])
def test_no_events_are_reported(tree: Node) -> None:
    report = Report()
    assert read(tree, report=report) == ()
    assert [finding.code for finding in report] == ["timeline-empty"]


def test_what_stands_beside_the_list_is_not_lost_silently() -> None:
    report = Report()
    read(node("div", paragraph("Words"), *div(bold("1968", " a")).children, word="timeline"), report=report)
    assert [finding.code for finding in report] == ["data-entry"]


@given(st.text(max_size=60))
def test_no_text_crashes_the_reader(text: str) -> None:
    read(fence(text))


def drawing(tree: Node, within: Room | None = None) -> GroupShape:
    laid = blocks.lay(read(tree)[0], within or room(600.0))
    (group,) = [shape for shape in laid.shapes if isinstance(shape, GroupShape)]
    return group


def parts(group: GroupShape) -> tuple[PathShape, list[PathShape], list[TextShape], list[TextShape]]:
    """Axis, markers, dates and texts."""
    axis, *markers = [shape for shape in group.shapes if isinstance(shape, PathShape)]
    texts = [shape for shape in group.shapes if isinstance(shape, TextShape)]
    return axis, markers, texts[::2], texts[1::2]


def assert_clear(group: GroupShape) -> None:
    """Nothing overlaps, overflows its frame or leaves the drawing."""
    axis, markers, dates, texts = parts(group)
    for shape in (*dates, *texts):
        assert sum(para.height for para in shape.paras) <= shape.box.height + 0.01
        assert all(line.width <= shape.box.width + 0.01 for para in shape.paras for line in para.lines)
        assert group.box.x - 0.01 <= shape.box.x
        assert shape.box.right <= group.box.right + 0.01
        assert shape.box.bottom <= group.box.bottom + 0.01
    boxes = [*(marker.box for marker in markers), *(text.box for text in (*dates, *texts))]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            )
            assert apart
    for marker in markers:
        centre = (marker.box.x + marker.box.width / 2, marker.box.y + marker.box.height / 2)
        assert axis.box.x - 0.01 <= centre[0] <= axis.box.right + 0.01
        assert axis.box.y - 0.01 <= centre[1] <= axis.box.bottom + 0.01


def test_few_events_stand_across_on_one_axis() -> None:
    group = drawing(fence("- 1968: First visit\n- 1986: Ties between the two\n- 2024: Now"))
    axis, markers, dates, texts = parts(group)
    assert axis.box.height == 0
    assert len({marker.box.y for marker in markers}) == 1
    assert len({shape.box.bottom for shape in dates}) == len({shape.box.y for shape in texts}) == 1
    widths = {round(shape.box.width, 3) for shape in texts}
    gaps = {round(b.box.x - a.box.x, 3) for a, b in pairwise(texts)}
    assert len(widths) == len(gaps) == 1
    assert_clear(group)
    assert group.alt.startswith("Timeline of 3 events from 1968 to 2024. 1968: First visit; 1986: Ties")


@pytest.mark.parametrize(
    "tree",
    [
        fence("\n".join(f"{1960 + n} | Something happened" for n in range(9))),
        fence("- 1968: " + "many words " * 40 + "\n- 1986: few"),
        fence("- 1968: unbreakable" + "x" * 60 + "\n- 1986: few\n- 1990: more"),
        fence("- The second half of the nineteenth century: a\n- 1986: few\n- 1990: more\n- 1991: b"),
    ],
)
def test_otherwise_they_stand_one_below_the_other(tree: Node) -> None:
    group = drawing(tree)
    axis, markers, dates, texts = parts(group)
    assert axis.box.width == 0
    assert len({marker.box.x for marker in markers}) == 1
    assert all(date.box.y == text.box.y for date, text in zip(dates, texts, strict=True))
    assert_clear(group)


def test_dates_are_not_broken_inside_words_where_they_can_stand() -> None:
    months = fence("\n".join(f"{month} | words" for month in ("September 1968", "October", "May")))
    *_, dates, _ = parts(drawing(months, room(140.0)))
    assert ["".join(piece.text for piece in line.pieces) for line in dates[0].paras[0].lines] == [
        "September ",
        "1968",
    ]


def test_in_a_low_frame_they_do_not_stand_across() -> None:
    tree = fence("- 1968: word word word word word\n- 1986: few\n- 1990: more")
    assert parts(drawing(tree))[0].box.height == 0
    assert parts(drawing(tree, room(600.0, height=50.0)))[0].box.width == 0


@given(
    st.lists(st.tuples(st.text("0129 BC", min_size=1), st.text("ab ", min_size=1)), min_size=1, max_size=12),
    st.floats(120, 900),
)
def test_nothing_overlaps_whatever_is_written(pairs: list[tuple[str, str]], width: float) -> None:
    written = [(date, text) for date, text in pairs if date.strip() and text.strip()]
    if written:
        assert_clear(drawing(fence("\n".join(f"{date} | {text}" for date, text in written)), room(width)))


def test_an_upright_one_is_cut_between_events() -> None:
    (block,) = read(fence("\n".join(f"{1960 + n} | Something happened" for n in range(9)), source="S"))
    cut = blocks.split(block, room(), 120)
    assert cut is not None
    assert all(isinstance(part, Timeline) and part.upright for part in cut)
    counts = [len(part.events) for part in cut if isinstance(part, Timeline)]
    assert sum(counts) == 9
    assert blocks.lay(cut[0], room()).height <= 120
    assert [len(blocks.lay(part, room()).shapes) for part in cut] == [1, 2]
