"""language-doubtful: the brief is hardly written in the language it says."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.checks.base import texts_of
from deckbuilder.model import Document
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.languages import primary

#: Languages written in Latin letters, by primary subtag: those that briefs are most often said to be in.
_LATIN = (
    "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv", "ms",
    "nb", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "sw", "tr", "vi",
)  # fmt: skip
#: Fewer letters than this tell nothing.
FEWEST = 40


def check(document: Document, report: Report) -> None:
    """Warn once, at the front matter or at the first line."""
    if is_doubtful(document):
        report.warning(
            "language-doubtful",
            f"the language is `{document.meta.lang}`, and most letters are of another script",
            document.meta.span or Span(document.path, 1, 1),
            "name the language in the front matter: `lang: dz`",
        )


def is_doubtful(document: Document) -> bool:
    """Whether most letters are of another script than the language's."""
    if primary(document.meta.lang) not in _LATIN:
        return False
    texts = list(_texts(document))
    other = sum(_is_other(char) for text in texts if not text.isascii() for char in text)
    if not other:
        return False
    letters = sum(sum(map(str.isalpha, text)) for text in texts)
    return letters >= FEWEST and other * 2 > letters


def _texts(document: Document) -> Iterator[str]:
    runs = (run for texts, _ in texts_of(document) for run in texts)
    return (run.text for run in runs if run.lang is None and not run.code)


def _is_other(char: str) -> bool:
    """Whether it is a letter outside Unicode's blocks for Latin, or one of the phonetic letters."""
    return char >= "\u0250" and not "\u1e00" <= char < "\u1f00" and char.isalpha()
