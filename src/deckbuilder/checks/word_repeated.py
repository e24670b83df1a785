"""word-repeated: a word stands twice in a row.

Only words that no sentence of their language has twice: “that that” and “had had” are English, “die die”
is German, “nous nous” French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.checks.written import Slip, Written
from deckbuilder.report import Report

_WORDS = {
    "de": "aus bei durch ein eine einem einen einer für im ist mit nicht oder und vom von wurde zum zur",
    "en": "and are as at be been by for from is of or our the their these this to was we were will with",
    "es": "con del el en las los para por que un una y",
    "fr": "avec dans des du est et les ou par pour sur un une",
    "it": "con dei del della di il nel per un una",
    "nl": "aan bij en het met naar om op uit van voor werd wordt",
    "pt": "com da das do dos em na no para um uma",
}

#: What next to a word makes it a part of a longer one.
_WITHIN = re.compile(r"[\w'’-]")


def check(written: Written, report: Report) -> None:
    """Note each text with such words, once."""
    words = _WORDS.get(written.lang, "").split()
    slips = sorted(
        (
            Slip(at + len(word), at + 2 * len(word) + 1, "")
            for word in words
            for at in _twice(word, written.text)
        ),
        key=lambda slip: slip.start,
    )
    report.extend(
        written.notes(
            slips,
            "word-repeated",
            "a word stands twice in a row",
            "words stand twice in a row, {count} times",
            "delete one of them",
        )
    )


def _twice(word: str, text: str) -> Iterator[int]:
    """Where the word stands in a text as a whole, perhaps with a capital, and is followed by itself."""
    rest = f"{word[1:]} {word}"  # looked for once, whatever the first letter
    at = text.find(rest, 1)
    while at >= 0:
        end = at + len(rest)
        within = _WITHIN.match(text[at - 2 : at - 1]) or _WITHIN.match(text[end : end + 1])
        if text[at - 1].lower() == word[0] and not within:
            yield at - 1
        at = text.find(rest, at + 1)
