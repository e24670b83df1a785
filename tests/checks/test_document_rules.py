"""Rules over what was written."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder import checks
from deckbuilder.checks import numbers_differ, title_label
from deckbuilder.checks.source_missing import SourceMissing
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


def codes(text: str) -> list[str]:
    return [code for code, _ in found(check(text))]


@pytest.mark.parametrize(
    "text",
    [
        "> The road is closed in winter.\n",
        "Some words before.\n\n> The road is closed in winter.\n>\n> It opens in May.\n",
        "- item\n\n  > The road is closed in winter.\n",
        "> Words\n>\n> > within words\n",
        "::: quote\nThe road is closed in winter.\n:::\n",
    ],
)
def test_quotations_of_nobody(text: str) -> None:
    assert codes(text) == ["quote-unattributed"]


@pytest.mark.parametrize(
    "text",
    [
        "> The road is closed.\n>\n> — The ministry\n",
        "> The road is closed.\n\n— The ministry\n",
        "The ministry says:\n\n> The road is closed.\n",
        "> The road is [closed](https://example.org).\n",
        "> The road is closed.[^1]\n\n[^1]: The ministry.\n",
        "> **The road is closed.**\n",
        "> According to the ministry, the road is closed.\n",
        "> **Note:** the road is closed.\n",
        "> 💡 The road is closed.\n",
        "> [!NOTE]\n> The road is closed.\n",
        '::: {.quote by="The ministry"}\nThe road is closed.\n:::\n',
    ],
)
def test_quotations_of_somebody_and_passages_that_are_set_off(text: str) -> None:
    assert codes(text) == []


DATA = "a,b\nx,1\n"


@pytest.mark.parametrize(
    "text",
    [
        f"```chart\n{DATA}```\n",
        f'```{{.chart caption="Growth"}}\n{DATA}```\n\nThe road is closed.\n',
        f"::: columns\n::: column\n```chart\n{DATA}```\n:::\n::: column\n- a\n:::\n:::\n",
        "![The pass in winter](pass.svg)\n",
    ],
)
def test_exhibits_without_a_source(text: str) -> None:
    assert codes(text) == ["source-missing"]


@pytest.mark.parametrize(
    "text",
    [
        f'```{{.chart source="Own survey"}}\n{DATA}```\n',
        f'```{{.chart caption="Growth. Source: own survey"}}\n{DATA}```\n',
        f"```chart\n{DATA}```\n\n*Source: own survey*\n",
        f"```chart\n{DATA}```\n\nQuelle: eigene Erhebung\n",
        '![The pass](pass.svg){source="Own photograph"}\n',
        "![The pass. Photo: the desk](pass.svg)\n",
        "![The pass, after [the desk](https://example.org)](pass.svg)\n",
        "![](line.svg){.decorative}\n",
        "![](line.svg)\n",
        "![Screenshot of the register](register.svg)\n",
        '![One](one.svg)\n![Two](two.svg){source="The desk"}\n',
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "```kpi\n- 4 %: Growth\n```\n",
        "::: tree\n- a\n  - b\n:::\n",
    ],
)
def test_exhibits_with_a_source_and_what_needs_none(text: str) -> None:
    assert codes(text) == []


def test_what_needs_a_source_is_for_the_project_to_say() -> None:
    text = f"| a | b |\n|---|---|\n| 1 | 2 |\n\n```kpi\n- 4 %: Growth\n```\n\n```chart\n{DATA}```\n"
    report = Report()
    SourceMissing(kinds=("table", "kpi"))(read(text), report)
    assert [finding.message for finding in report] == [
        "this table does not say where it is from",
        "this row of key figures does not say where it is from",
    ]


def differing(text: str, lang: str = "en-GB") -> list[str]:
    document, report = read(text), Report()
    numbers_differ.check(replace(document, meta=replace(document.meta, lang=lang)), report)
    return [finding.message for finding in report]


@pytest.mark.parametrize(
    ("shown", "told", "one", "other"),
    [
        ("- Exports to India: 45 %", "In the end, 54 % of all exports go to India.", "54 %", "45 %"),
        ("- Exports to India in 2024: 45 %", "Exports to India: 54 per cent in 2024.", "54 per cent", "45 %"),
        ("- 12 districts have a road", "By now 14 districts have a paved road.", "14", "12"),
        ("- Road fund: €3.2 million", "The road fund holds €4 million.", "€4 million", "€3.2 million"),
        ("| Country | Aid |\n|---|---|\n| Japan | 21 % |", "Japan gives 19 % in aid.", "19 %", "21 %"),
        (
            '```{.chart caption="Growth"}\nYear,Bhutan\n2023,4.6%\n2024,5.2%\n```',
            "Bhutan reports growth of 4.2 % in 2024.", "4.2 %", "5.2%",
        ),
        ("::: deck\nExports to India: 45 %.\n:::", "::: memo\nExports to India: 54 %.\n:::", "54 %", "45 %"),
    ],
)  # fmt: skip
def test_two_numbers_for_one_thing(shown: str, told: str, one: str, other: str) -> None:
    assert differing(f"## A\n\n{told}\n\n{shown}\n") == [
        f"the text says {one}, and what is shown says {other}"
    ]


def test_languages_whose_words_are_not_known_must_use_the_same_words() -> None:
    shown = "- Ausfuhren nach Indien: 45 %"
    assert len(differing(f"## A\n\nAusfuhren nach Indien 54 %.\n\n{shown}\n", "de")) == 1
    assert differing(f"## A\n\nAusfuhren nach Indien ohne Strom 54 %.\n\n{shown}\n", "de") == []


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("- Exports to India: 45 %", "Exports to India are 45 %."),
        ("- Exports to India: 45 %", "Exports to India are 45.3 %."),
        ("- Exports to India: 1,200 tonnes", "Exports to India are 1,187 tonnes."),
        ("- Exports to India: 45 %", "Exports to India are about 54 %."),
        ("- Exports to India: 45 %", "Exports to India rose 54 %."),
        ("- Exports to India: 45 %", "Exports to India without power are 54 %."),
        ("- Exports to India: 45 %", "Exports to Nepal are 54 %."),
        ("- Exports to India: 45 %", "Exports to India were 54 % in 2020."),
        ("- Exports to India in 2021: 45 %", "Exports to India were 54 % in 2020."),
        ("- Exports to India: 45 %", "Exports to India are 54 tonnes."),
        ("- Exports to India: 45 %", "Exports to India are between 40 and 54 %."),
        ("- Exports to India: 45 %", "Exports to India are 54 %. Exports to India are 45 %."),
        ("- Exports to India: 45 %\n- Exports to India: 46 %", "Exports to India are 54 %."),
        ("- Exports: 45 %", "Exports are 54 %."),
        ("- The F-15 and COVID-19 in India", "The F-16 and COVID-20 in India"),
        ("- Phase 1 in India", "In India phase 2 begins, with a new team, other rules and one purse"),
        ("::: memo\nExports to India are 45 %.\n:::", "Exports to India are 54 %."),
    ],
)  # fmt: skip
def test_numbers_that_agree_or_are_for_other_things(shown: str, told: str) -> None:
    assert differing(f"## A\n\n{told}\n\n{shown}\n") == []


def test_numbers_of_different_sections_are_not_compared() -> None:
    assert differing("## A\n\nExports to India are 54 %.\n\n## B\n\n- Exports to India: 45 %\n") == []


def labels(lang: str, *titles: str) -> list[str]:
    document, report = read("\n".join(f"## {title}\n\n- item\n" for title in titles)), Report()
    title_label.check(replace(document, meta=replace(document.meta, lang=lang)), report)
    return [titles[(finding.span.first - 1) // 4] for finding in report if finding.span]


TOPICS = ("Introduction", "Costs", "Costs and benefits", "Next steps", "The policy context", "Key findings")


def test_titles_that_name_a_topic() -> None:
    assert labels("en-GB", *TOPICS) == [*TOPICS]
    assert labels("de", "Ausblick", "Kosten und Nutzen") == ["Ausblick"]
    assert labels("pl", "Wprowadzenie") == []


@pytest.mark.parametrize(
    "title",
    [
        "Costs double by 2030", "Bhutan gains a second partner", "What do we know?",
        "More pressure on the north", "Ministers accept the plan", "Bring in the robots",
        "Why some people seek support",
        "Only China objects", "The road is closed", "Talks stalled", "Exports growing", "No way back",
        "Ministers can’t agree", "Three steps moved the partnership beyond aid, in the view of its makers",
    ],
)  # fmt: skip
def test_titles_that_state_something_or_may(title: str) -> None:
    assert labels("en-GB", title) == []


def test_titles_are_judged_only_where_a_project_asks_for_it() -> None:
    assert codes("## Introduction\n\n- item\n") == []
