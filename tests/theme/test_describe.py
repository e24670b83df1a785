"""What `deckbuilder themes show` prints."""

from __future__ import annotations

from deckbuilder.report import Report
from deckbuilder.theme import brand
from deckbuilder.theme.describe import describe
from deckbuilder.theme.graphic_roles import GRAPHIC_ROLES
from deckbuilder.theme.tokens import ROLES
from tests.theme.conftest import Read


def test_a_description_names_roles_fonts_and_ratios() -> None:
    theme = brand.load("ministry", [], Report())
    assert theme is not None
    text = str(describe(theme))
    assert "Georgia, measured with Gelasio (of the same widths)" in text
    assert "text on background" in text
    assert all(f"    {role} " in text for role in ROLES if role not in GRAPHIC_ROLES)
    assert "too low" not in text


def test_pairs_that_cannot_be_told_apart_are_named(read: Read) -> None:
    theme, _ = read("defaults: {deckbuilder: {accents: [navy, '#DDDDDD', red, green, teal, maroon]}}")
    deck = describe(theme).sides[0]
    failing = [pair for pair in deck.pairs if not pair.passes]
    assert [(pair.ink, pair.needed) for pair in failing] == [("accent6", 3.0)]
    assert "too low: needs 3:1" in str(describe(theme))
