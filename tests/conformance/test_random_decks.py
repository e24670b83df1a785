"""Decks of random slides in every theme: whatever is written fits where it was planned, in a valid file."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from .builds import BRIEFS, PROGRAM, THEMES
from .libreoffice import Office
from .lint import lint
from .overflow import faults
from .tools import ROOT, run

SLIDES = 30


class Author:
    """Writes slides with the words of the project's own briefs."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        texts = (ROOT / "content" / brief / "brief.md" for brief in BRIEFS)
        prose = " ".join(text.read_text(encoding="utf-8") for text in texts)
        self._words = sorted(set(re.findall(r"(?<![\w@^/.{#-])[A-Za-zÀ-ɏ’]{2,}(?![\w/.}=-])", prose)))

    def words(self, least: int, most: int) -> str:
        picked = self._random.choices(self._words, k=self._random.randint(least, most))
        marks = self._random.choices(("{}", "**{}**", "*{}*", "`{}`"), (20, 2, 2, 1), k=len(picked))
        return " ".join(mark.format(word) for mark, word in zip(marks, picked, strict=True))

    def brief(self) -> str:
        slides = (f"## {self.words(2, 18)}\n\n{self._matter()}" for _ in range(SLIDES))
        return "---\ntitle: Random\ndeck:\n  prose: slide\n---\n\n" + "\n\n".join(slides)

    def _matter(self) -> str:
        kinds = (self._list, self._table, self._quote, self._callout, self._code, self._columns, self._prose)
        return "\n\n".join(
            kind() for kind in self._random.choices(kinds, k=self._random.choice((1, 1, 2, 3)))
        )

    def _list(self) -> str:
        mark = self._random.choice(("-", "1."))
        items = range(self._random.randint(1, 12))
        return "\n".join(
            f"{'    ' * self._random.choice((0, 0, 1)) * (n > 0)}{mark} {self.words(1, 30)}" for n in items
        )

    def _table(self) -> str:
        columns, rows = self._random.randint(2, 6), self._random.randint(1, 14)
        cells = [[self.words(1, 40 // columns) for _ in range(columns)] for _ in range(rows + 1)]
        head, *body = (f"| {' | '.join(row)} |" for row in cells)
        return "\n".join([head, "|" + self._random.choice((":--|", "--:|", ":-:|")) * columns, *body])

    def _quote(self) -> str:
        return f"> {self.words(5, 60)}\n>\n> — {self.words(2, 8)}"

    def _callout(self) -> str:
        return f"> [!{self._random.choice(('NOTE', 'WARNING', 'TIP'))}]\n> {self.words(3, 50)}"

    def _code(self) -> str:
        return "\n".join(["```", *(self.words(1, 9) for _ in range(self._random.randint(1, 14))), "```"])

    def _columns(self) -> str:
        sides = (f"::: column\n{self._random.choice((self._list, self._prose))()}\n:::" for _ in range(2))
        return "\n".join(["::: columns", *sides, ":::"])

    def _prose(self) -> str:
        return self.words(5, 60)


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("theme", THEMES)
def test_random_slides_fit_and_are_valid(theme: str, office: Office, tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text(Author(THEMES.index(theme)).brief(), encoding="utf-8")
    ran = run([PROGRAM, "build", brief, "--to", "deck", "--theme", theme, "--output", tmp_path / "output"])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (deck,) = (tmp_path / "output").iterdir()
    assert lint(deck.read_bytes()) == []
    assert faults(deck.read_bytes(), office, tmp_path) == []
