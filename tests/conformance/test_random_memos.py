"""Random memos in every theme and several scripts: whatever is written is there, in its place, in a file that
is what it claims to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest

from .author import Author
from .builds import THEMES
from .judges import page, verapdf
from .memos import built
from .structure import Element, read
from .structure_rules import INLINE, faults
from .test_memo_pages import letters, outside, overprinted
from .test_random_decks import tongues

SEEDS = range(100, 130)
#: What a brief says to the program, not to its readers.
SYNTAX = re.compile(r"^:{3,}.*$|^```.*$|\[\^note-\d+\]:?|\]\(https[^)]*\)|\[![A-Z]+\]", re.MULTILINE)
#: Tibetan marks without a letter to stand on: their text was begun within a syllable.
ORPHANS = re.compile("(?<![\u0f40-\u0fbc])[\u0f71-\u0f84\u0f90-\u0fbc]+")
LATIN = re.compile(r"[A-Za-zÀ-ž]{2,}")


@pytest.fixture(scope="module")
def memos(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[str, Path]]:
    """The body of each brief, and its memo."""
    folder = tmp_path_factory.mktemp("random")
    made = {}
    for seed in SEEDS:
        theme = theme_of(seed)
        text = ORPHANS.sub("", Author(seed, tongues(theme)).brief(8))
        body = text.split("\n---\n", 1)[1]
        made[seed] = body, built(text, folder / str(seed), theme=theme)
    return made


def theme_of(seed: int) -> str:
    return THEMES[seed % len(THEMES)]


def said(text: str) -> Counter[str]:
    """The words of Latin letters in a text, and its other letters."""
    return Counter(LATIN.findall(text)) + Counter(
        char for char in LATIN.sub("", text) if category(char)[0] in "LM"
    )


def blocks(element: Element) -> Iterator[str]:
    """The text of each block, the parts of a diagram and alternative texts."""
    yield element.alt or ""
    parts = [part for part in element.children if isinstance(part, str) or part.role in INLINE]
    yield "".join(part if isinstance(part, str) else part.text for part in parts).replace("\u00ad", "")
    for child in element.elements:
        if child.role not in INLINE:
            yield from blocks(child)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_memo_is_whole_and_sound(seed: int, memos: dict[int, tuple[str, Path]]) -> None:
    body, memo = memos[seed]
    structure = read(memo)
    assert faults(structure) == []
    assert said(SYNTAX.sub("", body)) - said("\n".join(blocks(structure.root))) == Counter()
    content = memo.read_bytes()
    assert (page(content, "ua1"), page(content, "2a")) == ([], [])
    found = list(letters(memo))
    assert outside(found, theme_of(seed)) == []
    assert overprinted(found) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_random_memo_with_charts_and_diagrams_is_sound(seed: int, tmp_path: Path) -> None:
    text = Author(seed, (), exhibits=True).brief(16)
    memo = built(
        text.replace("deck:", f"memo: {{columns: {1 + seed % 2}}}\ndeck:"), tmp_path, theme=theme_of(seed)
    )
    assert faults(read(memo)) == []
    content = memo.read_bytes()
    assert (page(content, "ua1"), page(content, "2a")) == ([], [])
    assert overprinted(list(letters(memo))) == []


@pytest.mark.slow
@pytest.mark.validator
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_verapdf_finds_no_fault_in_random_memos(standard: str, memos: dict[int, tuple[str, Path]]) -> None:
    found = verapdf([memo for _, memo in memos.values()], "ua1" if standard == "ua1" else "2a")
    assert {memo: said for memo, said in found.items() if said} == {}
