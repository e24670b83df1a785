"""The deck's PDF shows what LibreOffice draws of the PowerPoint file: words at the same places, the same
colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from deckbuilder.plan import Rect
from deckbuilder.text.direction import starts_rtl

from .builds import CASES, PROGRAM, Case, Workshop
from .judges import page, qpdf
from .libreoffice import Office
from .probe import EMU_PER_POINT
from .tools import program, run

#: Points that words may stand apart: LibreOffice sets the lines of a paragraph a little higher or lower.
NEAR = 6.5
#: The same for the words of native charts: LibreOffice spaces legends, marks and labels by rules of its own.
NEAR_IN_CHARTS = 14.0
#: Share of a deck's words that may stand elsewhere, and of a slide's, where LibreOffice breaks a paragraph
#: otherwise.
ELSEWHERE, ON_A_SLIDE = 0.03, 0.4
#: Mean difference of the slides' colours, of 255, in 32 by 24 fields.
DIFFERENCE, FIELDS = 6.0, (32, 24)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    x: float
    y: float
    """The left end of its baseline, from the page's upper left corner."""


def words(drawn: pdfplumber.page.Page) -> list[Word]:
    """What is written from left to right: of other text, the two programs draw the letters in another
    order."""
    found = drawn.extract_words(return_chars=True)
    return [
        Word(word["text"], word["x0"], float(drawn.height) - word["chars"][0]["matrix"][5])
        for word in found
        if not starts_rtl(word["text"])
    ]


def charts(deck: Path) -> list[list[Rect]]:
    """Where the native charts of each slide stand."""
    return [list(_frames(slide.shapes)) for slide in Presentation(str(deck)).slides]


def _frames(shapes: Iterable[Any]) -> Iterator[Rect]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _frames(shape.shapes)
        elif getattr(shape, "has_chart", False):
            yield Rect(*(side / EMU_PER_POINT for side in (shape.left, shape.top, shape.width, shape.height)))


def strayed(ours: list[Word], theirs: list[Word], charts: Sequence[Rect] = ()) -> list[str]:
    """Our words that stand nowhere near the same word of theirs."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in theirs:
        places[word.text].append(word)

    def found(word: Word) -> bool:
        charted = any(
            chart.x <= word.x <= chart.right and chart.y <= word.y <= chart.bottom for chart in charts
        )
        near = NEAR_IN_CHARTS if charted else NEAR
        return any(
            abs(word.x - other.x) <= near and abs(word.y - other.y) <= near for other in places[word.text]
        )

    return [word.text for word in ours if not found(word)]


def fields(pdf: Path, folder: Path) -> list[Image.Image]:
    """Each page in a few fields of its mean colours."""
    name = pdf.parent.name
    run([program("pdftoppm"), "-r", "20", "-png", pdf, folder / name])
    pages = (Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{name}-*.png")))
    return [page.resize(FIELDS, Image.Resampling.BOX) for page in pages]


def difference(one: Image.Image, other: Image.Image) -> float:
    means: list[float] = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)


def made(case: Case, workshop: Workshop, folder: Path, *targets: str) -> None:
    """Build some documents of a case, and its memo, which takes the running prose."""
    project = workshop.build(case).deck.parent.parent
    command = [str(PROGRAM), "build", f"{project}/content/{case.brief}", "--theme", case.theme]
    named = [word for target in ("memo", *targets) for word in ("--to", target)]
    ran = run([*command, *named, "--output", str(folder)])
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("case", CASES, ids=str)
def test_slides_and_handouts_are_accessible_and_archivable(
    case: Case, workshop: Workshop, tmp_path: Path
) -> None:
    made(case, workshop, tmp_path, "deck.pdf", "handout")
    for ending in ("deck", "handout"):
        (path,) = tmp_path.glob(f"*-{ending}.pdf")
        content = path.read_bytes()
        assert b"pdfuaid" in content
        assert (page(content, "ua1"), page(content, "2a"), qpdf(path)) == ([], [], [])


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=str)
def test_slides_look_as_libreoffice_draws_them(
    case: Case, workshop: Workshop, office: Office, tmp_path: Path
) -> None:
    made(case, workshop, tmp_path / "ours", "deck", "deck.pdf")
    (deck,), (pdf,) = (list((tmp_path / "ours").glob(f"*-deck.{ending}")) for ending in ("pptx", "pdf"))
    (tmp_path / "theirs").mkdir()
    (drawn,) = office.convert([deck], "pdf", tmp_path / "theirs")
    total = elsewhere = 0
    with pdfplumber.open(pdf) as ours, pdfplumber.open(drawn) as theirs:
        assert len(ours.pages) == len(theirs.pages)
        pairs = zip(ours.pages, theirs.pages, charts(deck), strict=True)
        for number, (one, other, charted) in enumerate(pairs, start=1):
            assert (float(one.width), float(one.height)) == pytest.approx(
                (other.width, other.height), abs=0.5
            )
            here = words(one)
            away = strayed(here, words(other), charted)
            assert len(away) <= ON_A_SLIDE * len(here), f"slide {number}"
            total, elsewhere = total + len(here), elsewhere + len(away)
            one.close()
            other.close()
    assert elsewhere <= ELSEWHERE * total
    for number, pair in enumerate(zip(fields(pdf, tmp_path), fields(drawn, tmp_path), strict=True), start=1):
        assert difference(*pair) <= DIFFERENCE, f"slide {number}"
