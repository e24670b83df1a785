"""What a PowerPoint file holds, counted from outside: the same counts for whichever program wrote it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec import Struct

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.conformance import overflow, validators
from tests.conformance.libreoffice import Office
from tests.conformance.package import Package
from tests.conformance.readback import deck_text

#: Letters or digits: the number of a footnote is no part of the word before it.
_WORD = re.compile(r"[^\W\d_]+|\d+")
#: What an alternative text is not: the picture's file name.
_FILE = re.compile(r"\S+\.(png|jpe?g|gif|svg|webp)", re.IGNORECASE)
_TEXTS = "//p:sp[p:txBody//a:t]"
_LEAVING = ("left", "right", "top", "bottom", "page")
_OBJECTS = f"{_TEXTS} | //p:pic | //p:graphicFrame"


class Facts(Struct, frozen=True):
    """Counts over a deck."""

    slides: int
    errors: int | None
    """What the Open XML SDK's validator finds, held against the latest Office; None where it is absent."""
    leaving: int | None
    """Texts (bodies and table cells) of which something stands outside their frame or the slide; None where
    LibreOffice is absent."""
    torn: int | None
    """Texts in which a word is torn apart."""
    lost: float
    """Share of the brief's words found neither on slides nor in notes nor in alternative texts."""
    placeholders: tuple[int, int]
    """Texts, pictures and tables that fill a placeholder, of all."""
    fixed_colours: int
    noted: int
    """Slides with speaker notes."""
    described: tuple[int, int]
    """Pictures with an alternative text that is no file name, of all."""
    tables: int
    sections: int
    links: int
    languages: tuple[int, int]
    """Runs of text that say which language they are in, of all."""


T = TypeVar("T")


def judged(ask: Callable[[], T]) -> T | None:
    """What a judge says; None where it is not installed, for which the tests would be skipped."""
    try:
        return ask()
    except pytest.skip.Exception:
        return None


def facts(deck: Path, words: Counter[str], office: Office | None, folder: Path) -> Facts:
    """Count everything about ``deck``; ``folder`` is for drawing it."""
    content = deck.read_bytes()
    package = Package(content)
    slides = package.slides

    def count(path: str) -> int:
        return sum(len(package.find(slide, path)) for slide in slides)

    def texts(what: tuple[str, ...]) -> int | None:
        if faults is None:
            return None
        return len({(fault.slide, fault.name) for fault in faults if fault.what in what})

    faults = judged(lambda: overflow.faults(content, office, folder)) if office else None
    errors = judged(lambda: validators.sdk(deck))
    alts = [alt for slide in slides for alt in package.find(slide, "//p:pic/p:nvPicPr/p:cNvPr/@descr")]
    found = counted(deck_text(content))
    missing = sum((words - found).values())
    return Facts(
        slides=len(slides),
        errors=None if errors is None else len(errors),
        leaving=texts(_LEAVING),
        torn=texts(("split",)),
        lost=missing / words.total(),
        placeholders=(count(f"({_OBJECTS})[*/p:nvPr/p:ph]"), count(_OBJECTS)),
        fixed_colours=count("//a:srgbClr"),
        noted=sum(_speaks(package, slide) for slide in slides),
        described=(sum(bool(alt) and not _FILE.search(alt) for alt in alts), count("//p:pic")),
        tables=count("//a:tbl"),
        sections=len(package.find(package.presentation, "//p14:section")),
        links=count("//a:hlinkClick"),
        languages=(count("//a:r[a:rPr/@lang]"), count("//a:r")),
    )


def counted(text: str) -> Counter[str]:
    """How often each word occurs, whatever its case."""
    return Counter(word.casefold() for word in _WORD.findall(text))


def _speaks(package: Package, slide: str) -> bool:
    """Whether the slide's notes hold more than its number."""
    body = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='body']//a:t"
    return any(
        text.text.strip()
        for notes in package.related(slide, "notesSlide")
        for text in package.find(notes, body)
        if text.text
    )
