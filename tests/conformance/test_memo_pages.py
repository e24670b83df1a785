"""On the pages of a memo no letter stands in the margin, and none on top of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import bidirectional, category

import pdfplumber
import pytest

from deckbuilder.report import Report
from deckbuilder.theme import brand
from deckbuilder.theme.tokens import Theme

from .author import Author
from .builds import CASES, PROGRAM, THEMES, Case, Workshop
from .tools import run

#: Width and height in points (ISO 216; ANSI/ASME Y14.1).
PAPER = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
#: Points that a letter may stand outside the type area, and the share of its width that a mark may hang.
TOLERANCE, HANGING = 4.0, 0.75
#: Two letters are on top of one another if their centres are nearer than this share of their size.
NEAR = 0.2
#: Marks that stand on letters, and characters that show nothing.
COVERING = ("Mn", "Me", "Mc")


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible character on a page."""

    page: int
    text: str
    x: float
    """Centre, from the left edge."""
    y: float
    """Centre, from the top edge."""
    size: float
    left: float
    right: float


def letters(memo: Path) -> Iterator[Letter]:
    with pdfplumber.open(memo) as document:
        for number, page in enumerate(document.pages, start=1):
            for char in page.chars:
                text = char["text"].strip().strip("\u2060")
                if text and category(text[0]) not in COVERING:
                    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
                    yield Letter(number, text, x, y, char["size"], char["x0"], char["x1"])
            page.close()


def overprinted(found: list[Letter]) -> list[tuple[int, str]]:
    """Pairs of letters that cover one another, looked for in cells of a grid finer than letters are apart."""
    cells: dict[tuple[int, int, int], list[Letter]] = defaultdict(list)
    pairs = []
    for letter in found:
        cell = (letter.page, int(letter.x // 8), int(letter.y // 8))
        around = [(cell[0], cell[1] + dx, cell[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        for other in (other for place in around for other in cells[place]):
            near = NEAR * min(other.size, letter.size)
            if max(abs(other.x - letter.x), abs(other.y - letter.y)) < near and not entwined(letter, other):
                pairs.append((letter.page, other.text + letter.text))
        cells[cell].append(letter)
    return pairs


def entwined(letter: Letter, other: Letter) -> bool:
    """Whether both are of a script whose letters lean over one another, as Arabic's do in some fonts."""
    return bidirectional(letter.text[0]) == bidirectional(other.text[0]) == "AL"


def slack(letter: Letter) -> float:
    """Points that a letter may stand outside the type area."""
    marks = category(letter.text[0])[0] == "P" or letter.text == "\u00ad"
    return max(TOLERANCE, HANGING * (letter.right - letter.left)) if marks else TOLERANCE


def loaded(name: str) -> Theme:
    theme = brand.load(name, (), Report())
    assert theme is not None
    return theme


def outside(found: list[Letter], theme: str) -> list[tuple[int, str]]:
    """Letters that stand left or right of the type area, or below it with the running foot."""
    look = loaded(theme).memo
    width, height = PAPER[look.paper]
    return [
        (letter.page, letter.text)
        for letter in found
        if letter.left < look.margin_left - slack(letter)
        or letter.right > width - look.margin_right + slack(letter)
        or not 0 < letter.y < height
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case.aspect == "16:9"], ids=str)
def test_letters_of_the_projects_own_memos_keep_their_places(case: Case, workshop: Workshop) -> None:
    found = list(letters(workshop.build(case).memo))
    assert outside(found, case.theme) == []
    assert overprinted(found) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_letters_of_a_random_memo_keep_their_places(theme: str, tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text(Author(10 + THEMES.index(theme), ()).brief(30), encoding="utf-8")
    ran = run([PROGRAM, "build", brief, "--to", "memo", "--theme", theme, "--output", tmp_path / "output"])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (memo,) = (tmp_path / "output").iterdir()
    found = list(letters(memo))
    assert outside(found, theme) == []
    assert overprinted(found) == []


def test_letters_on_top_of_one_another_are_found() -> None:
    apart = [Letter(1, "a", 100, 100, 11, 97, 103), Letter(1, "b", 106, 100, 11, 103, 109)]
    on_top = [Letter(1, "c", 101, 101, 11, 98, 104), Letter(2, "d", 100, 100, 11, 97, 103)]
    assert overprinted([*apart, *on_top]) == [(1, "ac")]


def test_letters_in_the_margin_are_found() -> None:
    inside, left, below = (
        Letter(1, text, x, y, 11, x - 3, x + 3)
        for text, x, y in (("a", 200, 200), ("b", 50, 200), ("c", 200, 900))
    )
    assert outside([inside, left, below], "briefing") == [(1, "b"), (1, "c")]
