"""The page on the dialect: it names what there is, and what it says of a thing is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .outline import codes, parse

PAGE = (Path(__file__).parents[2] / "docs" / "dialect.md").read_text(encoding="utf-8")
#: Names that the page gives in another spelling, or as one of a row (`callout-note`; also tip …).
ALSO = {"authors", "organization", "callout-tip", "callout-important", "callout-warning", "callout-caution"}


def rows(title: str) -> list[list[str]]:
    """The cells of the first table in a section of the page, without its head."""
    section = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.split("\n") if line.startswith("|")][2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


@pytest.mark.parametrize(
    "brief",
    [
        "---\nzzz: 1\n---\n\n# Title",
        "---\ndeck: {zzz: 1}\n---\n\n# Title",
        "---\nmemo: {zzz: 1}\n---\n\n# Title",
        "::: zzz\nText.\n:::",
    ],
)
def test_all_names_there_are_stand_on_the_page(brief: str) -> None:
    _, report = parse(brief)
    (help,) = [finding.help for finding in report if finding.help]
    known = set(help.removeprefix("known are ").split(", "))
    assert len(known) > 4
    assert known <= ALSO | set(re.findall(r"[\w-]+", PAGE))


@pytest.mark.parametrize("row", rows("Front matter"), ids=lambda row: row[0])
def test_every_key_on_the_page_is_known(row: list[str]) -> None:
    for key in re.findall(r"`([\w-]+)`", row[0]):
        _, report = parse(f"---\n{key}:\nzzz: 1\n---\n\n# Title")
        assert codes(report) == ["front-matter-key"]


@pytest.mark.parametrize("title", ["Text", "Blocks"])
def test_each_row_says_what_becomes_of_it_today(title: str) -> None:
    assert rows(title)
    assert all(row[2].startswith(("drawn", "text", "taken", "private")) for row in rows(title))


#: What the page's examples need around them to be what they look like elsewhere.
WHOLE = {
    "• item": "• one\n• two",
    "(@) item": "(@) one\n(@) two",
    r"\|---\|---\|": "| a | b |\n| c | d |",
    "![bg right:40%](map.png)": "![bg right:40%](map.png){.decorative}",
}


@pytest.mark.parametrize("row", rows("What other tools read otherwise"), ids=lambda row: row[0])
def test_what_is_read_otherwise_has_a_finding(row: list[str]) -> None:
    for example in re.findall(r"`([^`]+)`", row[0]):
        _, report = parse(f"{WHOLE.get(example, example)}\n\n# Title\n\nText.")
        assert [code for code in codes(report) if code != "image-missing"], example


@pytest.mark.parametrize("row", rows("What other tools read otherwise")[:6], ids=lambda row: row[0])
def test_what_to_write_instead_has_none(row: list[str]) -> None:
    for example in re.findall(r"`([^`]+)`", row[2]):
        closed = f"{example}\nText.\n:::" if example.startswith(":::") else example
        _, report = parse(f"{closed.replace('.class', '.mark')}\n\n# Title\n\nText.")
        assert codes(report) == [], example
