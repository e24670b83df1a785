"""What an office program keeps of our decks when it opens one and saves it as PowerPoint again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from .builds import CASES, Case, Workshop
from .libreoffice import Office
from .package import Package
from .readback import levelled

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]
DECKS = [case for case in CASES if case.aspect == "16:9" or case.theme == "briefing"]


@pytest.fixture(scope="module")
def resaved(
    workshop: Workshop, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[Case, Path]:
    """Every deck as LibreOffice saves it."""
    own, other = (tmp_path_factory.mktemp(name) for name in ("own", "other"))
    for case in DECKS:
        (own / f"{case}.pptx").write_bytes(workshop.build(case).deck.read_bytes())
    paths = [own / f"{case}.pptx" for case in DECKS]
    return dict(zip(DECKS, office.convert(paths, "pptx", other), strict=True))


def texts(package: Package, path: str) -> list[list[str]]:
    """The words of what an XPath finds, slide by slide."""
    return [[words(found) for found in package.find(slide, path)] for slide in package.slides]


def words(element: Any) -> str:
    paragraphs = element.iter("{*}p")
    return levelled(" ".join("".join(part.itertext("{*}t")) for part in paragraphs))


TITLES = "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]"
#: Numbers of slides are fields, which LibreOffice fills in by itself; equations are drawings to it.
OTHERS = "//p:sp[not(.//a:fld)]//a:p[not(ancestor::mc:Choice)] | //a:tc//a:p"
DRAWINGS = "//a:custGeom"


@pytest.mark.parametrize("case", DECKS, ids=str)
def test_slides_titles_tables_and_words_are_kept(
    case: Case, workshop: Workshop, resaved: Mapping[Case, Path]
) -> None:
    ours, theirs = (Package(path.read_bytes()) for path in (workshop.build(case).deck, resaved[case]))
    assert len(theirs.slides) == len(ours.slides)
    assert texts(theirs, TITLES) == texts(ours, TITLES)
    assert all(any(found) for found in texts(theirs, TITLES))
    for part in ours.slides:
        assert len(theirs.find(part, DRAWINGS)) == len(ours.find(part, DRAWINGS))
    assert texts(theirs, "//a:tbl") == texts(ours, "//a:tbl")
    for slide, (kept, written) in enumerate(zip(texts(theirs, OTHERS), texts(ours, OTHERS), strict=True), 1):
        assert Counter(" ".join(kept).split()) == Counter(" ".join(written).split()), f"slide {slide}"
