"""quotes-straight: a typewriter's quotation mark or apostrophe reaches the outputs.

Those that the dialect's smart punctuation sets are none. What it leaves as it is: feet and inches, marks that
may open or close, and all where the front matter says ``smart: false``. Escaped ones are meant so. Feet,
inches, minutes and seconds have signs of their own, primes: Unicode Standard, chapter 6.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.checks.written import Slip, Written
from deckbuilder.markdown.smart import Smart
from deckbuilder.report import Report

#: Switzerland parts thousands by an apostrophe.
_STRAIGHT = re.compile(r"\"|(?<!\d)'|'(?!\d{3})")
_PRIMES = {"'": "′", '"': "″"}
_ESCAPED = {"'": ("\\'", "&apos;", "&#39;"), '"': ('\\"', "&quot;", "&#34;")}
#: French quotes come with their spaces.
_SPACED = ("«\u202f", "\u202f»")
#: There these marks are meant so, or are letters.
_OTHERS = ("ja", "zh", "ko", "he", "yi", "haw", "mi")


def check(written: Written, report: Report) -> None:
    """Note each text with such marks, once."""
    if written.lang in _OTHERS or not ('"' in written.text or "'" in written.text):
        return
    report.extend(
        written.notes(
            _slips(written),
            "quotes-straight",
            "a quotation mark or apostrophe stays straight",
            "{count} quotation marks or apostrophes stay straight",
            "write “ ” ‘ ’, for feet and inches ′ ″, or a backslash before one that is meant so",
        )
    )


def _slips(written: Written) -> Iterator[Slip]:
    known, meant = -1, dict[int, str | None]()
    for found in _STRAIGHT.finditer(written.text):
        part, at = written.part(found.start()), found.start()
        if part != known:
            known, meant = part, _meant(written, part)
        if at in meant:
            yield Slip(at, at + 1, meant[at])


def _meant(written: Written, part: int) -> dict[int, str | None]:
    """The straight marks of a text by their places, each with what it should be where that is certain. Where
    one is escaped, all of its kind are taken to be."""
    first, last = written.edges(part)
    text, source = written.text[first:last], written.source(part)
    escaped = {sign for sign, ways in _ESCAPED.items() if any(way in source for way in ways)}
    typeset = _typeset(text, written.document.meta.lang)
    return {
        first + at: typeset.get(at) or _prime(text, at)
        for at in (found.start() for found in _STRAIGHT.finditer(text))
        if text[at] not in escaped
    }


def _prime(text: str, at: int) -> str | None:
    """The sign for feet, inches, minutes or seconds behind a figure."""
    return (
        _PRIMES[text[at]] if at and text[at - 1].isdigit() and not text[at + 1 : at + 2].isalnum() else None
    )


def _typeset(text: str, lang: str) -> dict[int, str]:
    """What a typesetter makes of straight marks, by their places; those that it is sure of."""
    # Of the same length, and nothing else to be set.
    plain = text.replace("--", "\ufffc\ufffc").replace("...", "\ufffc\ufffc\ufffc")
    done = Smart().set(plain, "", lang)
    typeset: dict[int, str] = {}
    at = 0
    for place, sign in enumerate(plain):
        wide = 2 if sign in _PRIMES and done[at : at + 2] in _SPACED else 1
        if sign in _PRIMES and done[at] != sign:
            typeset[place] = done[at : at + wide]
        at += wide
    return typeset
