"""One font book and typesetter for all tests of the text engine, and the two ways of setting text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder.plan import TextStyle
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter

DECK = TextStyle("Arial", 18.0, "text", 21.6)
MEMO = TextStyle("Source Serif 4", 10.5, "text", 14.5, align="justify", hyphenate=True, optimal=True)
RAGGED = replace(MEMO, align="left")


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook()


@pytest.fixture(scope="session")
def typesetter(book: FontBook) -> Typesetter:
    return Typesetter(book)
