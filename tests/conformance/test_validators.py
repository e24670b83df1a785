"""Outside judges find nothing wrong with what is built: two OOXML validators, our lint, python-pptx, qpdf,
poppler.
"""

from __future__ import annotations

import json

import pytest
from pptx import Presentation

from .builds import CASES, Built, Case, Workshop
from .lint import lint
from .poppler import fonts
from .tools import ROOT, program, run

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
def test_the_open_xml_sdk_finds_no_error(built: Built) -> None:
    validator = program(
        "ooxml-validator",
        variable="DECKBUILDER_OOXML_VALIDATOR",
        also=(ROOT / ".ci" / "node_modules" / ".bin" / "ooxml-validator",),
    )
    ran = run([validator, built.deck, "--officeVersion", "Microsoft365"])
    assert json.loads(ran.stdout)["errors"] == []


@pytest.mark.validator
def test_openxml_audit_finds_no_error(built: Built) -> None:
    audit = pytest.importorskip("openxml_audit")
    judge = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365)
    result = judge.validate(built.deck)
    assert [str(error) for error in result.errors] == []


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
