"""Files with charts and diagrams of every kind, in the judgement of others: sound, accessible, and the same
in every process."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builds import PROGRAM
from .exhibits import KINDS, brief
from .judges import page, qpdf
from .lint import lint
from .structure import read
from .structure_rules import faults
from .tools import REQUIRED, run
from .validators import audit, sdk

LANGS = ("en", "ja", "ar")
TARGETS = ("deck", "memo", "deck.pdf", "handout")


@pytest.fixture(scope="module", params=LANGS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All documents of one brief."""
    return written(str(request.param), tmp_path_factory.mktemp("files"), {})


def written(lang: str, folder: Path, environment: dict[str, str]) -> list[Path]:
    source = folder / "brief.md"
    source.write_text(brief(KINDS, lang, (1, 5, 12)), encoding="utf-8")
    named = [word for target in TARGETS for word in ("--to", target)]
    ran = run([PROGRAM, "build", source, *named, "--output", folder / "output"], environment=environment)
    if ran.returncode and not REQUIRED and "error[missing-glyph]" in ran.stdout + ran.stderr:
        pytest.skip("no font has the letters of this language")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = sorted((folder / "output").iterdir())
    assert len(found) == len(TARGETS)
    return found


@pytest.mark.slow
@pytest.mark.validator
def test_validators_find_no_error_in_the_deck(files: list[Path]) -> None:
    (deck,) = (file for file in files if file.suffix == ".pptx")
    assert lint(deck.read_bytes()) == []
    assert audit(deck) == []
    assert sdk(deck) == []


@pytest.mark.slow
def test_every_pdf_is_accessible_and_archivable(files: list[Path]) -> None:
    for file in files:
        if file.suffix == ".pdf":
            content = file.read_bytes()
            assert (page(content, "ua1"), page(content, "2a"), qpdf(file)) == ([], [], []), file.name
            assert faults(read(file)) == [], file.name


@pytest.mark.slow
def test_they_are_the_same_in_every_process(tmp_path: Path) -> None:
    one, other = (tmp_path / seed for seed in ("0", "77"))
    for folder in (one, other):
        folder.mkdir()
    first, second = (written("en", folder, {"PYTHONHASHSEED": folder.name}) for folder in (one, other))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
