"""The deck's PDF shows what LibreOffice draws of the PowerPoint file: words at the same places, the same
colours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageStat

from deckbuilder.text.direction import starts_rtl

from .builds import CASES, PROGRAM, Case, Workshop
from .judges import page, qpdf
from .libreoffice import Office
from .tools import program, run

#: Points that words may stand apart: LibreOffice sets the lines of a paragraph a little higher or lower.
NEAR = 6.5
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
    """The left end of its baseline."""


def words(drawn: pdfplumber.page.Page) -> list[Word]:
    """What is written from left to right: of other text, the two programs draw the letters in another
    order."""
    found = drawn.extract_words(return_chars=True)
    return [
        Word(word["text"], word["x0"], word["chars"][0]["matrix"][5])
        for word in found
        if not starts_rtl(word["text"])
    ]


def strayed(ours: list[Word], theirs: list[Word]) -> list[str]:
    """Our words that stand nowhere near the same word of theirs."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in theirs:
        places[word.text].append(word)
    return [
        word.text
        for word in ours
        if not any(
            abs(word.x - other.x) <= NEAR and abs(word.y - other.y) <= NEAR for other in places[word.text]
        )
    ]


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
        for number, (one, other) in enumerate(zip(ours.pages, theirs.pages, strict=True), start=1):
            assert (float(one.width), float(one.height)) == pytest.approx(
                (other.width, other.height), abs=0.5
            )
            here = words(one)
            away = strayed(here, words(other))
            assert len(away) <= ON_A_SLIDE * len(here), f"slide {number}"
            total, elsewhere = total + len(here), elsewhere + len(away)
            one.close()
            other.close()
    assert elsewhere <= ELSEWHERE * total
    for number, pair in enumerate(zip(fields(pdf, tmp_path), fields(drawn, tmp_path), strict=True), start=1):
        assert difference(*pair) <= DIFFERENCE, f"slide {number}"
