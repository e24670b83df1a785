"""What findings come to, after severities and silences."""

from __future__ import annotations

from deckbuilder.checks.judging import judged
from deckbuilder.checks.settings import Settings
from deckbuilder.report import Report, Severity, Silence
from deckbuilder.source import Span

HERE = Span("brief.md", 4, 6, 2)
COMMENT = Span("brief.md", 2, 2, 1)


def told(report: Report, *, whole: bool = True, **severities: Severity | None) -> list[tuple[str, str]]:
    named = {code.replace("_", "-"): severity for code, severity in severities.items()}
    return [(one.code, one.severity.label) for one in judged(report, Settings(named), whole=whole)]


def made(*silences: Silence) -> Report:
    report = Report()
    report.note("title-repeated", "again", HERE)
    report.warning("link-vague", "vague", None)
    report.error("content-lost", "lost", HERE)
    report.silences += silences
    return report


def test_nothing_decided_changes_nothing() -> None:
    report = made()
    assert list(judged(report, Settings(), whole=True)) == list(report)


def test_findings_are_raised_and_lowered_but_errors_stay() -> None:
    assert told(
        made(), title_repeated=Severity.ERROR, link_vague=Severity.NOTE, content_lost=Severity.NOTE
    ) == [("title-repeated", "error"), ("link-vague", "note"), ("content-lost", "error")]
    assert told(made(), title_repeated=None, content_lost=None) == [
        ("link-vague", "warning"),
        ("content-lost", "error"),
    ]


def test_a_silence_is_for_what_begins_in_its_lines() -> None:
    rest = [("link-vague", "warning"), ("content-lost", "error")]
    for within, silent in (
        (None, True),
        ((Span("brief.md", 4, 4),), True),
        ((Span("other.md", 1, 9), Span("brief.md", 1, 9)), True),
        ((Span("brief.md", 5, 9),), False),
        ((Span("other.md", 1, 9),), False),
    ):
        report = made(Silence("title-repeated", COMMENT, within))
        assert (told(report, whole=False) == rest) is silent


def test_what_has_no_place_is_silenced_everywhere_alone() -> None:
    assert ("link-vague", "warning") not in told(made(Silence("link-vague", COMMENT)))
    lines = (Span("brief.md", 1, 99),)
    assert ("link-vague", "warning") in told(made(Silence("link-vague", COMMENT, lines)))


def test_a_silence_without_use_is_told_where_all_was_looked_at() -> None:
    idle = Silence("alt-missing", COMMENT)
    assert told(made(idle))[3:] == [("ignore-unused", "note")]
    assert told(made(idle), whole=False) == told(made())
    assert told(made(idle), ignore_unused=None) == told(made())
    assert told(made(idle, Silence("ignore-unused", COMMENT)))[3:] == []


def test_a_comment_that_a_template_repeats_is_one() -> None:
    """What it silences once, it need not silence every time."""
    idle = Silence("title-repeated", COMMENT, (Span("brief.md", 90, 99),))
    busy = Silence("title-repeated", COMMENT, (HERE,))
    assert told(made(idle, busy)) == [("link-vague", "warning"), ("content-lost", "error")]
    assert told(made(idle, idle))[3:] == [("ignore-unused", "note")]


def test_a_rule_that_does_not_exist_is_named() -> None:
    report = made(Silence("title-repaeted", COMMENT))
    assert told(report)[3:] == [("ignore-unknown", "warning")]
    assert list(judged(report, Settings(), whole=True))[-1].help == "did you mean `title-repeated`?"


def test_an_error_cannot_be_silenced_and_that_is_said() -> None:
    report = made(Silence("content-lost", COMMENT))
    assert told(report)[2:] == [("content-lost", "error"), ("ignore-refused", "warning")]


def test_silencing_what_is_off_is_no_fault() -> None:
    report = made(Silence("title-repeated", COMMENT))
    assert told(report, title_repeated=None) == [("link-vague", "warning"), ("content-lost", "error")]
    idle = made(Silence("alt-missing", COMMENT))
    assert ("ignore-unused", "note") in told(idle)
    assert ("ignore-unused", "note") not in told(idle, alt_missing=None)
