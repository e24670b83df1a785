"""Charts and diagrams of every kind with few and many items, in several scripts, on slides and on paper:
nothing overlaps, nothing leaves its frame, every connector touches what it joins."""

from __future__ import annotations

import pytest

from deckbuilder.report import Report, Severity

from .exhibits import COUNTS, KINDS, brief
from .geometry import faults
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
        assert not errors, f"{aspect}: {errors[0].message} ({errors[0].span.first})"
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
    assert not errors, f"{errors[0].message} ({errors[0].span.first})"
