"""A brief on templates of organisations, through the whole program: outside judges find nothing wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from tests.render.pptx.templates import dark_foreign, of_kind, sampled, two_masters

from .builds import PROGRAM
from .libreoffice import Office
from .lint import lint
from .overflow import faults
from .tools import ROOT, run
from .validators import audit, sdk

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "sampled.pptx": sampled,
    "macros.potm": lambda: of_kind("potm"),
    "two-masters.potx": two_masters,
    "dunkel.potx": dark_foreign,
}
BRIEF = "japan-bhutan"


@pytest.fixture(scope="module", params=TEMPLATES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of a brief on one of the templates."""
    project = tmp_path_factory.mktemp("adopted")
    shutil.copytree(ROOT / "content" / BRIEF, project / "content" / BRIEF)
    template = project / str(request.param)
    template.write_bytes(TEMPLATES[str(request.param)]())
    brief = project / "content" / BRIEF / "brief.md"
    command: list[str | Path] = [
        PROGRAM,
        "build",
        brief,
        "--to",
        "deck",
        "--theme",
        template,
        "--output",
        project / "output",
    ]
    ran = run(command, cwd=project)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (deck,) = (project / "output").glob("*.pptx")
    return deck


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_error(built: Path) -> None:
    assert sdk(built) == []


@pytest.mark.validator
def test_openxml_audit_finds_no_error(built: Path) -> None:
    assert audit(built) == []


def test_the_parts_agree(built: Path) -> None:
    assert lint(built.read_bytes()) == []


def test_python_pptx_reads_the_deck_and_every_slide_has_a_title(built: Path) -> None:
    deck = Presentation(str(built))
    assert len(deck.slides) > 10
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in deck.slides)


@pytest.mark.libreoffice
@pytest.mark.slow
def test_no_text_leaves_its_frame(built: Path, office: Office, tmp_path: Path) -> None:
    assert faults(built.read_bytes(), office, tmp_path) == []
