"""Random decks in every theme and format: whatever is written fits where it was planned, in a valid file, and
takes the lines that were measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from deckbuilder.report import Report, Severity
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme import brand

from . import geometry
from .author import TONGUES, Author
from .builds import CASES, THEMES
from .foretold import Passage, passages
from .libreoffice import Office
from .lint import lint
from .overflow import probed
from .pipeline import Aspect, Press, Slides
from .tools import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.libreoffice]

SLIDES = 24
#: How many texts the decks of one run hold at least.
TEXTS = 300
#: The share of paragraphs that may take a line less than planned: measuring leaves half a per cent of the
#: width free, more of that of small text, and breaks no address where PowerPoint might not.
SPARED = 0.05
#: What the faces that stand in for a theme's own lack, though those have it: one fallback is measured and
#: another drawn.
LACKING = {"ministry": ("Greek", "Russian")}


@dataclass(frozen=True, slots=True)
class Work:
    """A deck that was made, and what it is called in a report of faults."""

    name: str
    slides: Slides


@cache
def tongues(theme: str) -> tuple[str, ...]:
    """The scripts there is a font for on this machine."""
    found = brand.load(theme, (), Report())
    assert found is not None
    fonts = FontBook(found.fonts)
    family = found.deck.families.body
    return tuple(
        name
        for name, text in TONGUES.items()
        if name not in LACKING.get(theme, ()) and all(face for _, face in fonts.itemise(text, family))
    )


def written(folder: Path, *, exhibits: bool = False) -> list[Work]:
    """A deck of random slides for each theme and format."""
    aspects: tuple[Aspect, ...] = ("16:9", "4:3")
    works = []
    for seed, (theme, aspect) in enumerate(product(THEMES, aspects)):
        brief = Author(seed, tongues(theme), exhibits=exhibits).brief(SLIDES)
        works.append(Work(f"{theme} {aspect}", Press(folder, theme, aspect).slides(brief)))
    return works


def own() -> list[Work]:
    """The project's own briefs in every theme, and in both formats in one."""
    works = []
    for case in CASES:
        if case.aspect == "16:9" or case.theme == "briefing":
            folder = ROOT / "content" / case.brief
            text = (folder / "brief.md").read_text(encoding="utf-8")
            works.append(Work(str(case), Press(folder, case.theme, case.aspect).slides(text)))
    return works


def held_to_their_plans(works: Sequence[Work], office: Office, folder: Path) -> list[Passage]:
    """All paragraphs of some decks, none of which leaves its frame, takes more lines than planned, or tears a
    word that the plan keeps whole."""
    found: list[Passage] = []
    faults: list[str] = []
    probes = probed([work.slides.file for work in works], office, folder)
    for work, probe in zip(works, probes, strict=True):
        texts = list(passages(work.slides.plan, probe))
        faults += [f"{work.name}: {fault}" for fault in probe.faults() if fault.what != "split"]
        faults += [f"{work.name}: {text}" for text in texts if len(text.drawn) > len(text.planned)]
        faults += [f"{work.name}: {text.torn} in {text}" for text in texts if text.torn]
        found += texts
    assert faults == []
    return found


def test_random_slides_fit_as_planned_in_valid_files(office: Office, tmp_path: Path) -> None:
    works = written(tmp_path)
    for work in works:
        assert [fault for fault in work.slides.report if fault.severity is Severity.ERROR] == []
        assert lint(work.slides.file) == [], work.name
    found = held_to_their_plans(works, office, tmp_path)
    assert len(found) > TEXTS
    assert sum(len(passage.drawn) < len(passage.planned) for passage in found) < SPARED * len(found)


def test_the_projects_own_decks_fit_as_planned(office: Office, tmp_path: Path) -> None:
    held_to_their_plans(own(), office, tmp_path)


def test_charts_and_diagrams_among_other_matter_fit_in_valid_files(office: Office, tmp_path: Path) -> None:
    works = written(tmp_path, exhibits=True)
    for work in works:
        assert [fault for fault in work.slides.report if fault.severity is Severity.ERROR] == []
        assert lint(work.slides.file) == [], work.name
        assert geometry.faults(work.slides.plan) == [], work.name
    probes = probed([work.slides.file for work in works], office, tmp_path)
    faults = [
        f"{work.name}: {fault}"
        for work, probe in zip(works, probes, strict=True)
        for fault in probe.faults()
        if fault.what != "split"
    ]
    assert faults == []
