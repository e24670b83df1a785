"""Outside judges find nothing wrong with what is built: two OOXML validators, our lint, python-pptx, qpdf,
poppler.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from pptx import Presentation

from .builds import CASES, Built, Case, Workshop
from .lint import lint
from .poppler import fonts
from .tools import program, run
from .validators import VERSIONS, audit, sdk

#: Slide sizes in EMU (ECMA-376 part 1, 19.2.1.36).
SIZES = {"16:9": (12192000, 6858000), "4:3": (9144000, 6858000)}


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    chosen = request.param
    assert isinstance(chosen, Case)
    return chosen


@pytest.fixture
def built(case: Case, workshop: Workshop) -> Built:
    return workshop.build(case)


@pytest.mark.validator
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_error_for_any_version_of_office(workshop: Workshop) -> None:
    """The validator takes one file and one version a run: runs are shared among the processors."""
    jobs = [(case, version) for case in CASES for version in VERSIONS]
    decks = {case: workshop.build(case).deck for case in CASES}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda job: sdk(decks[job[0]], job[1]), jobs)
        assert {job: errors for job, errors in zip(jobs, found, strict=True) if errors} == {}


@pytest.mark.validator
def test_openxml_audit_finds_no_error(built: Built) -> None:
    assert audit(built.deck) == []


def test_the_parts_agree(built: Built) -> None:
    assert lint(built.deck.read_bytes()) == []


def test_python_pptx_reads_the_deck(case: Case, built: Built) -> None:
    deck = Presentation(str(built.deck))
    assert (deck.slide_width, deck.slide_height) == SIZES[case.aspect]
    assert len(deck.slides) > 10


def test_qpdf_finds_no_error(built: Built) -> None:
    ran = run([program("qpdf"), "--check", built.memo])
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


def test_every_font_of_the_memo_is_embedded_and_can_be_copied(built: Built) -> None:
    found = fonts(built.memo)
    assert found
    assert [font.name for font in found if not (font.embedded and font.mapped)] == []
