"""Charts and diagrams of every kind with few and many items, in several scripts, on slides and on paper:
nothing overlaps, nothing leaves its frame, every connector touches what it joins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pdfplumber
import pytest

from deckbuilder.plan import Rect
from deckbuilder.report import Report, Severity

from .builds import THEMES
from .exhibits import COUNTS, KINDS, brief
from .geometry import faults, overlap
from .libreoffice import Office
from .lint import lint
from .overflow import probed
from .pipeline import Aspect, Press

#: Latin letters, long compounds, no spaces, from right to left.
LANGS = ("en", "de", "ja", "ar")
ASPECTS: tuple[Aspect, ...] = ("16:9", "4:3")


@pytest.fixture(scope="module")
def presses(tmp_path_factory: pytest.TempPathFactory) -> dict[Aspect, Press]:
    return {aspect: Press(tmp_path_factory.mktemp("exhibits"), "briefing", aspect) for aspect in ASPECTS}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_any_number_of_items_stands_well(kind: str, lang: str, presses: dict[Aspect, Press]) -> None:
    text = brief({kind: KINDS[kind]}, lang)
    plans = [(aspect, press.slides(text)) for aspect, press in presses.items()]
    for aspect, slides in plans:
        assert not (found := faults(slides.plan)), f"{aspect}: " + "; ".join(map(str, found[:6]))
        errors = [finding for finding in slides.report if finding.severity is Severity.ERROR]
        assert not errors, f"{aspect}: {errors[0]}"
        assert len(slides.plan.pages) >= len(COUNTS)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_too(kind: str, lang: str, columns: int, presses: dict[Aspect, Press]) -> None:
    press, report = presses["16:9"], Report()
    text = brief({kind: KINDS[kind]}, lang, front=f"memo: {{columns: {columns}}}\n")
    plan = press.pages(text, report)
    assert not (found := faults(plan)), "; ".join(map(str, found[:6]))
    errors = [finding for finding in report if finding.severity is Severity.ERROR]
    assert not errors, errors[0]


@pytest.mark.slow
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "briefing"])
def test_in_other_themes_too(theme: str, tmp_path: Path) -> None:
    press, report = Press(tmp_path, theme), Report()
    text = brief(KINDS, "en", (3, 8))
    slides = press.slides(text)
    for plan in (slides.plan, press.pages(text, report)):
        assert not (found := faults(plan)), f"{plan.kind}: " + "; ".join(map(str, found[:6]))
    assert all(finding.severity is not Severity.ERROR for finding in (*slides.report, *report))


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize(("lang", "aspect"), [("en", "16:9"), ("ja", "16:9"), ("en", "4:3")])
def test_drawn_as_planned(
    lang: str, aspect: Aspect, presses: dict[Aspect, Press], office: Office, tmp_path: Path
) -> None:
    """What another program makes of the native objects: texts in their frames, no two words on each other."""
    slides = presses[aspect].slides(brief(KINDS, lang, (2, 5, 12)))
    assert lint(slides.file) == []
    titles = [page.title for page in slides.plan.pages]
    probe = probed([slides.file], office, tmp_path)[0]
    assert [(titles[fault.slide - 1], fault) for fault in probe.faults()] == []
    path = tmp_path / "exhibits.pptx"
    path.write_bytes(slides.file)
    collisions = [
        f"{titles[page]}: {one} on {other}" for page, one, other in _collisions(office.to_pdf(path))
    ]
    assert collisions == []


def _collisions(pdf: Path) -> Iterator[tuple[int, str, str]]:
    """Words of a page that stand on each other."""
    with pdfplumber.open(pdf) as document:
        for number, page in enumerate(document.pages):
            words = page.extract_words(x_tolerance=2, y_tolerance=2, extra_attrs=["size"])
            inks = [(word["text"], _ink(word)) for word in words]
            for (one, first), (other, second) in combinations(inks, 2):
                if overlap(first, second):
                    yield number, one, other
            page.close()


def _ink(word: dict[str, float]) -> Rect:
    """A word without the air its font has above and below."""
    air = 0.2 * word["size"]
    top, bottom = word["top"] + air, word["bottom"] - air
    return Rect(word["x0"], top, word["x1"] - word["x0"], bottom - top)
