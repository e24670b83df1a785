"""Mermaid's timelines are read as timelines here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.mermaid_timeline import read_timeline
from deckbuilder.blocks.timeline.kind import Timeline
from deckbuilder.model import plain
from deckbuilder.report import Report
from deckbuilder.source import Line
from tests.blocks.fake import node, reading

FIRST = 5


def timeline(text: str, report: Report | None = None, **attrs: str) -> Timeline | None:
    lines = tuple(Line(line, "brief.md", FIRST + index) for index, line in enumerate(text.split("\n")))
    found = read_timeline(
        node("fence", text=text, word="mermaid", attrs=attrs), lines, reading(report=report)
    )
    assert found is None or isinstance(found, Timeline)
    return found


TEXT = """timeline
    title Ties over time
    1968 : First visit
    section Diplomacy
        1986 : Relations : Embassies
             : Aid begins %% for roads
        2008 : Election<br>at last
    section Today
        10:30 on Monday : Review"""


def test_periods_events_and_sections() -> None:
    found = timeline(TEXT)
    assert found is not None
    assert [(event.date, plain(event.text), event.lane) for event in found.events] == [
        ("1968", "First visit", ""),
        ("1986", "Relations Embassies Aid begins", "Diplomacy"),
        ("2008", "Election at last", "Diplomacy"),
        ("10:30 on Monday", "Review", "Today"),
    ]
    assert plain(found.caption) == "Ties over time"
    assert found.scale is None
    assert [event.span.first for event in found.events] == [7, 9, 11, 13]


def test_attributes_of_the_fence_come_first() -> None:
    found = timeline("timeline\ntitle One\n1968 : a\n1986 : b", caption="Two", scale="time")
    assert found is not None
    assert plain(found.caption) == "Two"
    assert found.scale is not None


def test_a_period_without_events_is_named_at_its_line() -> None:
    report = Report()
    timeline("timeline\n1968\n1986 : b", report)
    assert [(finding.code, finding.span and finding.span.first) for finding in report] == [
        ("timeline-event", 6)
    ]


def test_nothing_said_is_reported() -> None:
    report = Report()
    assert timeline("timeline\n%% later", report) is None
    assert [finding.code for finding in report] == ["timeline-empty"]


@given(st.text("timeline title section: \n12<br>%", max_size=60))
def test_no_text_crashes_the_reader(text: str) -> None:
    timeline("timeline\n" + text)
