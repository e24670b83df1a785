"""Memos are what they claim to be, in the judgement of others: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builds import CASES, Case, Workshop
from .judges import page, qpdf, verapdf
from .memos import built
from .tongues import LANGUAGES, gallery

MEMOS = [case for case in CASES if case.aspect == "16:9"]


@pytest.mark.parametrize("case", MEMOS, ids=str)
def test_page_validation_finds_no_fault(case: Case, workshop: Workshop) -> None:
    memo = workshop.build(case).memo
    content = memo.read_bytes()
    assert (page(content, "ua1"), page(content, "2a"), qpdf(memo)) == ([], [], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_memo_in_any_script_is_accessible_and_archivable(language: str, tmp_path: Path) -> None:
    memo = built(gallery(language).text, tmp_path)
    content = memo.read_bytes()
    assert (page(content, "ua1"), page(content, "2a"), qpdf(memo)) == ([], [], [])


@pytest.mark.validator
def test_verapdf_finds_no_fault(workshop: Workshop, tmp_path: Path) -> None:
    memos = [workshop.build(case).memo for case in MEMOS]
    memos += [built(gallery(language).text, tmp_path / language) for language in LANGUAGES]
    for standard in ("ua1", "2a"):
        found = verapdf(memos, standard)
        assert {memo: faults for memo, faults in found.items() if faults} == {}
