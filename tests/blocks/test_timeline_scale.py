"""Timelines at their dates: what is a date, where events stand, that no words meet."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.timeline.flags import spread
from deckbuilder.blocks.timeline.kind import Timeline
from deckbuilder.blocks.timeline.moments import marks
from deckbuilder.plan import GroupShape, PathShape, Rect, TextShape
from deckbuilder.report import Report
from tests.blocks.fake import node, read, room


def timeline(text: str, report: Report | None = None, **attrs: str) -> Timeline:
    (found,) = read(node("fence", text=text, word="timeline", attrs=attrs), report=report)
    assert isinstance(found, Timeline)
    return found


def drawing(block: Timeline, width: float, height: float | None = None) -> GroupShape:
    laid = blocks.lay(block, room(width, height=height))
    (group,) = [shape for shape in laid.shapes if isinstance(shape, GroupShape)]
    return group


def meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 0.01
        and other.x < one.right - 0.01
        and one.y < other.bottom - 0.01
        and other.y < one.bottom - 0.01
    )


def upright(staff: PathShape) -> Rect:
    """Where a staff stands beside words: at the end of its line, which may begin at a date beside it."""
    share = staff.outline[0][-1].points[0][0] if staff.outline else 0.0
    return Rect(staff.box.x + share * staff.box.width, staff.box.y, 0.0, staff.box.height)


def assert_clear(group: GroupShape) -> None:
    """No words meet other words or leave the drawing, and no staff runs through any."""
    texts = [shape for shape in group.shapes if isinstance(shape, TextShape)]
    staffs = [
        upright(shape) for shape in group.shapes if isinstance(shape, PathShape) and shape.name == "Staff"
    ]
    for index, one in enumerate(texts):
        assert all(line.width <= one.box.width + 0.01 for para in one.paras for line in para.lines)
        assert sum(para.height for para in one.paras) <= one.box.height + 0.01
        assert group.box.x - 0.01 <= one.box.x
        assert one.box.right <= group.box.right + 0.01
        assert not any(meet(one.box, other.box) for other in texts[index + 1 :])
        assert not any(meet(one.box, staff) for staff in staffs)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("1986: a", date(1986, 1, 1), None),
        ("2024-05: a", date(2024, 5, 1), None),
        ("1986–1990: a", date(1986, 1, 1), date(1991, 1, 1)),
        ("1986-1990: a", date(1986, 1, 1), date(1991, 1, 1)),
        ("2024-03..2024-09: a", date(2024, 3, 1), date(2024, 10, 1)),
        ("{from: 2024-03-05, to: 2024-03-06, text: a}", date(2024, 3, 5), date(2024, 3, 7)),
    ],
)
def test_dates_and_periods(written: str, start: date, end: date | None) -> None:
    scale = timeline(f"- {written}", scale="time").scale
    assert scale is not None
    (period,) = scale.periods
    assert (period.start, period.end) == (start.toordinal(), (end or start).toordinal())


def test_events_are_evenly_spaced_unless_they_are_periods_or_stand_in_lanes() -> None:
    assert timeline("- 1968: a\n- 1986: b").scale is None
    assert timeline("- 1968: a\n- 1986–1990: b").scale is not None
    assert timeline("- {date: 1968, text: a, lane: Roads}").scale is not None
    assert timeline("- 1968: a\n- 1986–1990: b", scale="even").scale is None
    assert timeline("- before the war: a\n- 1986–1990: b").scale is None


@pytest.mark.parametrize(
    ("text", "attrs", "message"),
    [
        ("- soon: a", {"scale": "time"}, "`soon` is no date with a place on a scale of time"),
        ("- 1990–1986: a", {"scale": "time"}, "`1990–1986` is no date with a place"),
        ("- 1986: a", {"scale": "log"}, "`scale=log` is neither even nor time"),
        ("- 1986: a", {"today": "now"}, "`today=now` is no date"),
    ],
)
def test_what_has_no_place_is_named(text: str, attrs: dict[str, str], message: str) -> None:
    report = Report()
    timeline(text, report, **attrs)
    (finding,) = report
    assert finding.code == "timeline-date"
    assert finding.message.startswith(message)


def test_marks_are_whole_years_or_months() -> None:
    years = timeline("- 1907: a\n- 2024: b", scale="time").scale
    months = timeline("- 2024-01-20: a\n- 2024-06-02: b", scale="time").scale
    days = timeline("- 2024-01-20: a\n- 2024-01-25: b", scale="time").scale
    assert years is not None
    assert months is not None
    assert days is not None
    assert [mark.text for mark in marks(years, 6)] == ["1920", "1940", "1960", "1980", "2000", "2020"]
    assert [mark.text for mark in marks(months, 6)] == ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]
    assert [mark.text for mark in marks(days, 6)] == ["2024-01-20", "2024-01-25"]


@given(st.lists(st.floats(0, 500), max_size=20).map(sorted), st.floats(1, 20))
def test_staffs_stand_apart_in_their_order(places: list[float], apart: float) -> None:
    found = spread(places, apart, 500.0)
    assert found is not None
    assert all(right - left >= apart - 1e-6 for left, right in pairwise(found))
    assert all(-1e-6 <= place <= 500.0 + 1e-6 for place in found)


EVENTS = st.lists(
    st.tuples(
        st.integers(1960, 2030),
        st.integers(0, 12),
        st.sampled_from(["A", "Opening of the bridge", "人口調査"]),
    ),
    min_size=1,
    max_size=24,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.sampled_from([260.0, 395.0, 624.0, 864.0]), st.sampled_from([None, 300.0]))
def test_no_words_meet_at_their_dates(
    events: list[tuple[int, int, str]], width: float, height: float | None
) -> None:
    text = "\n".join(f"- {year}: {words}" for year, _, words in events)
    assert_clear(drawing(timeline(text, scale="time", today="2001"), width, height))


def test_a_part_without_periods_stands_as_the_others_do() -> None:
    block = timeline("- 2001: Opening\n- 2001: Closing\n- 2002–2003: Works", scale="time")
    cut = blocks.split(block, room(395.0), 54.0)
    assert cut is not None
    assert len(cut[0].events if isinstance(cut[0], Timeline) else ()) == 2
    assert blocks.lay(cut[0], room(395.0)).height <= 54.0


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.sampled_from([260.0, 395.0, 864.0]), st.sampled_from(["", "Roads", "Rail"]))
def test_no_words_meet_in_lanes(events: list[tuple[int, int, str]], width: float, lane: str) -> None:
    lines = [
        f"- {{from: {year}, to: {year + more}, lane: '{lane if more % 2 else ''}', text: '{words}'}}"
        if more
        else f"- {year}: {words}"
        for year, more, words in events
    ]
    block = timeline("\n".join(lines), scale="time", today="2001")
    group = drawing(block, width)
    assert_clear(group)
    cut = blocks.split(block, room(width), group.box.height / 2)
    if cut is not None:
        head, tail = cut
        assert isinstance(head, Timeline)
        assert isinstance(tail, Timeline)
        assert len(head.events) + len(tail.events) == len(events)
        assert blocks.lay(head, room(width)).height <= group.box.height / 2 + 0.01
