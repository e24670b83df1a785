"""Programs that read tagged PDF find in a memo what our own reader finds."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from .memos import built
from .structure import Element, read
from .tongues import gallery
from .tools import program, run

#: Languages whose glyphs spell their words. Where ActualText says them, poppler prints what is drawn, and
#: takes its end for the end of the content around it: the rest of the paragraph is lost (22.12).
SPELLED = ("en", "fr", "ja")
Node = tuple[str, str, str]
"""Role, alternative text and language of an element."""


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(gallery("en", length=12).text, tmp_path_factory.mktemp("memo"))


def told_on(element: Element, page: int) -> Iterator[Node]:
    """An element and those below it that have content on a page, in reading order."""
    if any(page in part.pages for part in element.walk()):
        yield element.role, element.alt or "", element.lang
        for child in element.elements:
            yield from told_on(child, page)


def seen_by_pdfium(file: Path) -> Iterator[list[Node]]:
    """For each page, the elements PDFium gives a screen reader; languages are those the elements inherit."""
    document = pdfium.PdfDocument(file)
    lang = "en-GB"
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        yield [
            node
            for at in range(raw.FPDF_StructTree_CountChildren(tree))
            for node in _nodes(raw.FPDF_StructTree_GetChildAtIndex(tree, at), lang)
        ]
        raw.FPDF_StructTree_Close(tree)
    document.close()


def _nodes(element: object, lang: str) -> Iterator[Node]:
    lang = _text(raw.FPDF_StructElement_GetLang, element) or lang
    yield (
        _text(raw.FPDF_StructElement_GetType, element),
        _text(raw.FPDF_StructElement_GetAltText, element),
        lang,
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _nodes(child, lang)


def _text(ask: object, element: object) -> str:
    """What one of PDFium's functions writes into a buffer of UTF-16."""
    assert callable(ask)
    length = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def test_pdfium_finds_the_same_elements_on_every_page(memo: Path) -> None:
    root = read(memo).root.elements[0]
    for number, seen in enumerate(seen_by_pdfium(memo), 1):
        assert seen == list(told_on(root, number))


@pytest.mark.parametrize("language", SPELLED)
def test_poppler_reads_the_same_words_in_the_same_order(language: str, tmp_path: Path) -> None:
    file = built(gallery(language).text, tmp_path)
    printed = run([program("pdfinfo"), "-struct-text", file]).stdout
    words = "".join(re.findall(r'^ *"(.*?)"$', printed, re.MULTILINE | re.DOTALL))
    assert _bare(words) == _bare(read(file).root.text)


def _bare(text: str) -> str:
    """Without spaces and hyphens of line ends: each program joins lines in its own way."""
    return re.sub(r"[\s\u00ad-]", "", text)
