"""Rules over what was written."""

from __future__ import annotations

import pytest

from deckbuilder import checks
from deckbuilder.report import Report, Severity

from .made import found, read


def check(text: str) -> Report:
    report = Report()
    checks.run_document(read(text), report)
    return report


def test_an_identifier_given_twice() -> None:
    report = check("## Costs {#money}\n\nText.\n\n## Savings {#money}\n\nText.\n\n## Sums {#money}\n")
    assert found(report) == [("duplicate-id", 5), ("duplicate-id", 9)]
    first, second = report
    assert first.severity is Severity.WARNING
    assert [span.first for span, _ in (*first.related, *second.related)] == [1, 1]


def test_headings_of_the_same_words_are_told_apart() -> None:
    assert found(check("## Costs\n\nText.\n\n## Costs\n\n- [costs](#costs)\n")) == []


@pytest.mark.parametrize("target", ["#money", "#savings", "#a-third-heading"])
def test_links_that_lead_somewhere(target: str) -> None:
    text = f"## Costs {{#money}}\n\n## Savings\n\n- See [there]({target}).\n\n### A third heading\n\nText.\n"
    assert found(check(text)) == []


def test_links_that_lead_nowhere() -> None:
    text = (
        "## Costs {#costs}\n\n- See [there](#cost).\n- Or [that](#zebra).\n\n| a |\n|---|\n| [x](#gone) |\n"
    )
    report = check(text)
    assert [code for code, _ in found(report)] == ["dead-link"] * 3
    assert [finding.span.first for finding in report if finding.span][:2] == [3, 4]
    near, far, _ = report
    assert near.help == "did you mean `#costs`?"
    assert far.help == "give the place it leads to an identifier: `{#zebra}`"


def test_a_dead_link_in_a_footnote() -> None:
    assert found(check("## A\n\nText.[^1]\n\n[^1]: See [there](#gone).\n")) == [("dead-link", 5)]


@pytest.mark.parametrize(
    ("levels", "skipped"),
    [
        ((1, 2, 3, 4), []),
        ((2, 3, 2, 3), []),
        ((3, 3), []),
        ((1, 3), [3]),
        ((2, 4, 5, 2, 3, 6), [3, 11]),
        ((4, 1), []),
    ],
)
def test_skipped_heading_levels(levels: tuple[int, ...], skipped: list[int]) -> None:
    report = check("\n".join(f"{'#' * level} Heading\n" for level in levels) + "\nText.\n")
    assert found(report) == [("heading-skipped", line) for line in skipped]
    assert all(finding.severity is Severity.NOTE for finding in report)
