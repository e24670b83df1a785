"""What a screen reader finds in a memo is what the author wrote: each block once, in order, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from .memos import built
from .structure import Structure, read
from .structure_rules import faults
from .told import differences
from .tongues import LANGUAGES, Brief, gallery, words

#: So many paragraphs more, on this paper: each moves all page ends.
SIZES = [
    (n, paper)
    for n, paper in enumerate(["letter", "a4", "letter", "a4", "letter", "a4", "letter", "a4", "a4"])
]


def memo(brief: Brief, folder: Path) -> Structure:
    """A brief's memo, read back."""
    return read(built(brief.text, folder))


def moved(opening: int, paper: str) -> Brief:
    return gallery("en", opening=opening, paper=paper, length=12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_is_told_once_in_order_to_the_letter(language: str, tmp_path: Path) -> None:
    brief = gallery(language)
    structure = memo(brief, tmp_path)
    assert faults(structure) == []
    assert differences(structure, brief.expected) == []


@pytest.mark.parametrize(("opening", "paper"), SIZES)
def test_what_is_told_does_not_depend_on_where_pages_end(opening: int, paper: str, tmp_path: Path) -> None:
    brief = moved(opening, paper)
    structure = memo(brief, tmp_path)
    assert faults(structure) == []
    assert differences(structure, brief.expected) == []
    assert len(structure.artifacts) > 4


def test_page_ends_do_fall_inside_blocks(tmp_path: Path) -> None:
    """Else the test before this one would prove nothing."""
    parted = {
        element.role
        for opening, paper in SIZES
        for element in memo(moved(opening, paper), tmp_path / f"{opening}").walk()
        if len({page for part in element.walk() for page in part.pages}) > 1
    }
    assert {"P", "L", "LI", "LBody", "Table", "TBody", "BlockQuote", "Div", "Code"} <= parted


def test_heads_feet_and_repeated_table_heads_are_artifacts(tmp_path: Path) -> None:
    structure = memo(moved(0, "a4"), tmp_path)
    say, pages = words("en"), len(structure.artifacts)
    for number, artifacts in enumerate(structure.artifacts, 1):
        texts = [text for _, text in artifacts]
        assert f"{number} of {pages}" in texts
        assert (say["title"] in texts) == (number > 1)
    table = structure.find("Table")[0]
    begun, *goes_on = sorted({page for part in table.walk() for page in part.pages})
    assert goes_on
    for page in goes_on:
        shown = "".join(text for _, text in structure.artifacts[page - 1])
        assert all(head in shown for head in say["head"])
    assert {page for head in structure.find("TH") for page in head.pages} == {begun}


@pytest.mark.parametrize("caption", ["", ": Options"])
def test_what_stands_across_columns_is_told_where_it_was_written(caption: str, tmp_path: Path) -> None:
    """A table too wide for a column."""
    say = words("en")
    head = "| Administration | Infrastructure | Responsibility | Transportation | Investment |"
    table = "\n".join([caption, "", head, "|---" * 5 + "|", *["| a " * 5 + "|"] * 9])
    opening, ending = (f"{say['prose']}\n\n" * count for count in (2, 9))
    brief = Brief("en-GB")
    brief.write(
        f"---\ntitle: T\nlang: en-GB\nmemo: {{columns: 2}}\n---\n\n# Before\n\n{opening}"
        f"{table}\n\n# After\n\n{ending}"
    )
    structure = memo(brief, tmp_path)
    assert faults(structure) == []
    parts = [element for element in structure.walk() if element.role in ("H1", "Table")]
    assert [part.text if part.role == "H1" else part.role for part in parts] == ["Before", "Table", "After"]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_words_and_passages_in_another_language_say_so(language: str, tmp_path: Path) -> None:
    say = words(language)
    text = f"""---
title: Languages
---

Before [{say["figure"]}]{{lang={language}}} after.

::: {{lang={language}}}
{say["quote"]}

- {say["callout"]}
:::

After.
"""
    brief = Brief("en-GB")
    brief.write(text)
    told = {(element.lang, element.text.replace("\u00ad", "")) for element in memo(brief, tmp_path).walk()}
    assert {(language, say["figure"]), (language, say["quote"]), (language, say["callout"])} <= told
    assert {("en-GB", "Languages"), ("en-GB", "After.")} <= told
