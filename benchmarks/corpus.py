"""Briefs of any length, the same on every run: invented prose in lists, tables and paragraphs, with pictures
and notes.
"""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

#: Two letters each; words are made of one to four of them.
SYLLABLES = "bacedifogulameniporasutavewiloha"
PICTURES = 10


class Prose:
    """Invented words, sentences and paragraphs."""

    def __init__(self, seed: int, words: int = 4000) -> None:
        self._random = random.Random(seed)
        self._words = [self._word(1 + number % 4) for number in range(words)]

    def _word(self, syllables: int) -> str:
        starts = [2 * self._random.randrange(len(SYLLABLES) // 2) for _ in range(syllables)]
        return "".join(SYLLABLES[start : start + 2] for start in starts)

    def words(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, k=count))

    def sentence(self) -> str:
        return self.words(self._random.randint(6, 22)).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._random.randint(3, 7)))


def deck(folder: Path, slides: int) -> Path:
    """A brief of ``slides`` slides: lists; on every tenth a table, a picture and notes, two slides' worth of
    matter.
    """
    prose = Prose(slides)
    names = [_picture(folder, number) for number in range(PICTURES)]
    parts = ["---\ntitle: A long deck\n---\n"]
    for number in range(slides):
        parts.append(f"## {prose.words(7).capitalize()}\n")
        if number % 10 == 9:
            parts += [
                _columns(prose, names[number // 10 % PICTURES]),
                f"::: notes\n{prose.paragraph()}\n:::\n",
            ]
        else:
            parts.append("".join(f"- {prose.words(11).capitalize()}\n" for _ in range(5)))
    return _written(folder, parts)


def memo(folder: Path, pages: int) -> Path:
    """A brief of about ``pages`` pages: prose under headings, now and then a list, a table, a footnote."""
    prose = Prose(pages)
    parts = ["---\ntitle: A long memo\n---\n"]
    for number in range(pages):
        parts.append(f"{'#' if number % 10 == 0 else '##'} {prose.words(6).capitalize()}\n")
        parts += [f"{prose.paragraph()}\n" for _ in range(5)]
        parts.append(f"{prose.sentence()}[^{number}]\n\n[^{number}]: {prose.sentence()}\n")
        if number % 3 == 0:
            parts.append("".join(f"- {prose.sentence()}\n" for _ in range(4)))
        if number % 5 == 0:
            parts.append(_table(prose))
    return _written(folder, parts)


def _columns(prose: Prose, picture: str) -> str:
    image = f"![{prose.words(3)}]({picture})"
    return f"::: columns\n::: column\n{_table(prose)}\n:::\n::: column\n{image}\n:::\n:::\n"


def _table(prose: Prose) -> str:
    rows = [f"| {prose.words(1)} | {prose.words(2)} | {number * 37 % 100} |" for number in range(4)]
    return "\n".join(["| Name | What | Share |", "|:--|:--|--:|", *rows, ""])


def _picture(folder: Path, number: int) -> str:
    """A small PNG of one colour with a gradient, different for every number."""
    width, height = 160, 90
    rows = (b"\0" + bytes(v for x in range(width) for v in (number * 25 % 256, x, y)) for y in range(height))
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(b"".join(rows)),
        b"IEND": b"",
    }
    name = f"picture-{number}.png"
    (folder / name).write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks.items()
        )
    )
    return name


def _written(folder: Path, parts: list[str]) -> Path:
    path = folder / "brief.md"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path
