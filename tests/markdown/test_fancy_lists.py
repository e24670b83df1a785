"""Lists by letters and Roman numerals: what the cases beside this file cannot show."""

from __future__ import annotations

import pytest

from deckbuilder.blocks.lists import List

from .outline import codes, parse


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("a) one\nb) two", True),
        ("a) one\n\nb) two", False),
        ("a) one\n\n   more\nb) two", False),
        ("i. one\n   - sub\n\n   - sub\nii. two", True),
        ("(1)\n(2) two", True),
    ],
)
def test_lists_are_tight_without_blank_lines(text: str, tight: bool) -> None:
    document, _ = parse(text)
    (block,) = document.sections[0].blocks
    assert isinstance(block, List)
    assert block.tight is tight
    assert len(block.items) == 2


@pytest.mark.parametrize("text", ["a. " * 5000, "\n".join("   " * deep + "a) x" for deep in range(300))])
def test_deep_lists_end_somewhere(text: str) -> None:
    _, report = parse(text)
    assert codes(report) == ["nesting-too-deep"]
