"""Pages in a browser are those of the documents: every word where it was measured, the same to the eye as the
PDF, and copied as it was written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import Image, ImageChops

from deckbuilder.plan import Page, Para, Plan, TableShape, TextShape, paras, walked
from deckbuilder.render.pdf import render
from deckbuilder.render.tabulation import rows
from deckbuilder.text.cut import hard_ends
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.glue import parted, places
from deckbuilder.text.lines import PlacedLine, placed_bullet, placed_lines, placed_paras
from deckbuilder.text.units import words

from .browser import Shown, chromium
from .builds import BRIEFS, THEMES
from .pipeline import Press
from .tongues import LANGUAGES, gallery
from .tools import ROOT, program, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Points that a letter may stand off its place.
TOLERANCE = 0.5
#: Pages are compared by squares of so many pixels, of which colours may differ by so much (of 255) where
#: letters are smoothed otherwise.
SQUARE, LIKENESS = 12, 36


class Mark(NamedTuple):
    """Where a word begins, or a piece of a line ends."""

    character: int
    ends: bool
    x: float
    y: float
    text: str


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize(("brief", "theme"), list(product(BRIEFS, THEMES)))
def test_words_stand_where_they_were_measured(browser: Browser, brief: str, theme: str) -> None:
    folder = ROOT / "content" / brief
    press = Press(folder, theme)
    assert not misplaced(browser, press, (folder / "brief.md").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_do_those_of_other_scripts(browser: Browser, tmp_path: Path, language: str) -> None:
    assert not misplaced(browser, Press(tmp_path), gallery(language).text)


@pytest.mark.parametrize("theme", THEMES)
def test_pages_look_as_in_the_pdf(browser: Browser, tmp_path: Path, theme: str) -> None:
    folder = ROOT / "content" / "gallery"
    press = Press(folder, theme)
    for plan in press.shown((folder / "brief.md").read_text("utf-8")):
        shown = Shown(browser, plan, press.theme, press.fonts)
        printed = drawn(plan, press, tmp_path / plan.kind)
        unlike = [
            (number, found)
            for number, (one, other) in enumerate(zip(shown.pictures(), printed, strict=True), 1)
            if (found := difference(one, other)) > LIKENESS
        ]
        shown.close()
        assert not unlike, plan.kind


def test_words_are_copied_as_they_were_written(browser: Browser) -> None:
    folder = ROOT / "content" / "japan-bhutan"
    press = Press(folder)
    for plan in press.shown((folder / "brief.md").read_text("utf-8")):
        shown = Shown(browser, plan, press.theme, press.fonts)
        for number, page in enumerate(plan.pages):
            assert shown.copied(number).split() == list(written(page)), (plan.kind, number + 1)
        shown.close()


def misplaced(browser: Browser, press: Press, text: str) -> list[tuple[str, int, str, float, float]]:
    """Words, by document and page, that stand elsewhere than in the plan, and how far."""
    found: list[tuple[str, int, str, float, float]] = []
    for plan in press.shown(text):
        expected = [list(marks(page, press.fonts)) for page in plan.pages]
        shown = Shown(browser, plan, press.theme, press.fonts)
        asked = [[[(mark.character, mark.ends) for mark in text] for text in page] for page in expected]
        for number, (page, texts) in enumerate(zip(expected, shown.measured(asked), strict=True), 1):
            assert [len(text) for text in page] == [len(seen) for _, seen in texts]
            for mark, (x, y) in zip(chain(*page), chain(*(seen for _, seen in texts)), strict=True):
                if abs(x - mark.x) > TOLERANCE or abs(y - mark.y) > TOLERANCE:
                    found.append((plan.kind, number, mark.text, x - mark.x, y - mark.y))
        shown.close()
        assert any(chain(*expected))
    return found


def marks(page: Page, book: FontBook) -> Iterator[list[Mark]]:
    """Of each text of a page, in the order they are drawn, where its words begin and its pieces end."""
    for shape in walked(page.shapes):
        frames = []
        if isinstance(shape, TextShape):
            frames = [(shape.paras, shape.box.within(shape.inset), shape.anchor)]
        elif isinstance(shape, TableShape):
            frames = [(one.cell.paras, one.box, one.cell.anchor) for _, cells in rows(shape) for one in cells]
        for held, box, anchor in frames:
            for para, y in placed_paras(held, box, anchor):
                lines = placed_lines(para, box.x, y, box.width)
                mark = placed_bullet(para, book, lines[0], box.x, box.width) if lines else None
                yield from para_marks(para, lines, mark, book)


def para_marks(
    para: Para, lines: list[PlacedLine], mark: PlacedLine | None, book: FontBook
) -> Iterator[list[Mark]]:
    hard = hard_ends(para.runs, para.lines)
    found: list[Mark] = []
    at = 0
    if mark is not None:
        found += line_marks(mark, at, book)
        at += length(mark) + 1
    for index, line in enumerate(lines):
        found += line_marks(line, at, book)
        at += length(line)
        if index in hard and para.role == "Code":
            if at:
                yield found
            found, at = [], 0
        elif index in hard and at:
            at += 1
    if at:
        yield found


def length(placed: PlacedLine) -> int:
    return sum(map(utf16, (piece.text for piece in placed.line.pieces)))


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def line_marks(placed: PlacedLine, start: int, book: FontBook) -> Iterator[Mark]:
    line = placed.line
    stands = {id(piece): (x, width) for piece, x, width in placed.pieces()}
    for piece in line.pieces:
        x, width = stands[id(piece)]
        y, turned = placed.baseline - piece.rise, piece.level % 2 == 1
        way, at = (-1, x + width) if turned else (1, x)
        character = start
        start += utf16(piece.text)
        if piece.font is None:
            continue
        face = book.by_key(piece.font)
        for word in parted(piece.text) if line.between else words(piece.text):
            if not word.isspace():
                yield Mark(character, False, at, y, word)
            character += utf16(word)
            at += way * (face.advance(word) * piece.size + places(word, line.between) * line.stretch)
        if piece.text[-1:].isalpha() and not line.between:
            yield Mark(character - 1, True, at, y, piece.text)


def drawn(plan: Plan, press: Press, folder: Path) -> list[Image.Image]:
    """The pages of a plan as poppler shows their PDF, a pixel for a point."""
    folder.mkdir()
    file = io.BytesIO()
    render(plan, press.theme, press.fonts, file)
    (folder / "pages.pdf").write_bytes(file.getvalue())
    run([program("pdftoppm"), "-r", "72", "-png", folder / "pages.pdf", folder / "page"])
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("*.png"))]


def difference(one: Image.Image, other: Image.Image) -> int:
    """How far the colours of two pages differ at most, square by square."""
    squares = [page.reduce(SQUARE) for page in (one, other.resize(one.size))]
    bands = ImageChops.difference(*squares).split()
    return max(level for band in bands for level, count in enumerate(band.histogram()) if count)


def written(page: Page) -> Iterator[str]:
    """The words of a page in reading order, marks of lists among them, hyphens at line ends not."""
    for para in paras(page.shapes):
        mark = [para.bullet.text] if para.bullet and not para.continues else []
        ends = hard_ends(para.runs, para.lines)
        text = "".join(
            "".join(piece.text for piece in line.pieces) + " " * (index in ends)
            for index, line in enumerate(para.lines)
        )
        yield from (*mark, *re.sub("\u00ad", "", text).split())
