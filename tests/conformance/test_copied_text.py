"""What is copied out of a memo, or found in it, is what its author wrote, letter for letter: as poppler and
PDFium read it, whose words most programs show.

Neither knows the order of text from right to left but by guessing from where its letters stand, so Arabic is
held to its words alone, and loosely: poppler joins words to figures and Latin beside them, PDFium puts vowel
signs behind the letters that follow them. In its order the text is in the structure tree, which
`test_memo_structure` reads.

PDFium puts the pieces of a line in order by where they begin. In some Devanagari fonts a vowel sign begins to
the right of the mark or figure that follows its word: the word is then read a second time, behind that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from .memos import built
from .tongues import LANGUAGES, Brief, gallery
from .tools import program, run

#: Soft hyphens at line ends as the readers show them, marks of direction, and white space.
UNSEEN = re.compile("[\u00ad\u0002\ufffe\u200e\u200f\u202a-\u202e\u2066-\u2069\\s]+")
#: A word of Devanagari, what follows it in another font, and the word once more.
READ_TWICE = re.compile("([\u0900-\u0963\u0970-\u097f]{2,})([^\u0900-\u097f]{1,4})\\1")
ARABIC_WORD = re.compile("[\u0620-\u064a\u064b-\u0655\u0670]+")
VOWEL_SIGN = re.compile("[\u064b-\u0655\u0670]")


def poppler(memo: Path) -> str:
    return run([program("pdftotext"), "-enc", "UTF-8", memo, "-"]).stdout


def pdfium(memo: Path) -> str:
    document = pypdfium2.PdfDocument(memo)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _written(brief: Brief) -> list[str]:
    told = [passage.text for passage in brief.expected.passages if passage.role != "Figure"]
    return [*told, *brief.expected.notes]


def _read(language: str, folder: Path, reader: Callable[[Path], str]) -> tuple[list[str], str]:
    """What was written in a language, and what a reader finds of it."""
    brief = gallery(language)
    return _written(brief), reader(built(brief.text, folder))


@pytest.mark.parametrize("reader", [poppler, pdfium])
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "ar"])
def test_passages_read_letter_for_letter(
    language: str, reader: Callable[[Path], str], tmp_path: Path
) -> None:
    written, text = _read(language, tmp_path, reader)
    found = _bare(text)
    assert len(written) > 40
    assert [passage for passage in written if _bare(passage) not in found] == []


def _bare(text: str) -> str:
    return READ_TWICE.sub(r"\1\2", UNSEEN.sub("", text))


@pytest.mark.parametrize(("reader", "share"), [(poppler, 0.98), (pdfium, 0.85)])
def test_arabic_words_read_as_they_are_written(
    reader: Callable[[Path], str], share: float, tmp_path: Path
) -> None:
    written, text = _read("ar", tmp_path, reader)
    found = set(ARABIC_WORD.findall(text))
    words = [word for passage in written for word in ARABIC_WORD.findall(passage)]
    lost = [word for word in words if word not in found]
    assert len(words) > 250
    assert len(lost) <= (1 - share) * len(words), lost
    plain = [word for word in words if not VOWEL_SIGN.search(word)]
    assert len([word for word in plain if word not in found]) <= 0.02 * len(plain)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_not_joined_at_line_ends(language: str, tmp_path: Path) -> None:
    written, text = _read(language, tmp_path, pdfium)
    found = set(re.sub("[\u00ad\u0002\ufffe]\\s*", "", text).split())
    # PDFium sets the raised number of a note apart from its word.
    words = [word for passage in written for word in passage.split() if not re.search("[0-9]", word)]
    assert len(words) > 300
    assert [word for word in words if word not in found] == []
