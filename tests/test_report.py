"""Collecting findings."""

from __future__ import annotations

from deckbuilder.report import Report, Severity, did_you_mean
from deckbuilder.source import Span


def test_the_same_finding_counts_once() -> None:
    report = Report()
    for _ in range(2):
        report.warning("image-missing", "there is no file `a.png`", Span("a.md", 3, 3))
    assert len(report) == 1


def test_the_gravest_severity_counts() -> None:
    report = Report()
    assert report.worst is None
    report.note("a", "a", None)
    assert report.worst is Severity.NOTE
    report.error("b", "b", None)
    report.warning("c", "c", None)
    assert report.worst is Severity.ERROR


def test_findings_are_sorted_by_place() -> None:
    report = Report()
    spans = [Span("b.md", 1, 1), Span("a.md", 10, 10), Span("a.md", 9, 9, 5), Span("a.md", 9, 9, 2), None]
    for span in spans:
        report.note("x", "x", span)
    assert [finding.span for finding in report.sorted()] == [spans[4], spans[3], spans[2], spans[1], spans[0]]


def test_near_matches_are_offered_and_far_ones_are_not() -> None:
    assert did_you_mean("titel", ["title", "author"]) == "title"
    assert did_you_mean("TITLE", ["title", "author"]) == "title"
    assert did_you_mean("colour", ["title", "author"]) is None
