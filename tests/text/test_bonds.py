"""Spaces at which lines should not end."""

from __future__ import annotations

import pytest

from deckbuilder.text.bonds import CLOSE, FAST, LOOSE, bonds


def bonded(text: str, lang: str = "en-GB") -> dict[str, float]:
    """What follows each space that bonds, with the penalty."""
    return {text[at:].split(" ")[0]: penalty for at, penalty in bonds(text, lang).items() if penalty}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some 10 % of 5 km, or 3.5 GWh", {"%": FAST, "km,": CLOSE, "GWh": CLOSE}),
        ("about 12 million people and 40 per cent", {"million": LOOSE, "per": LOOSE}),
        (
            "on 12 March 2019, le 1er avril, am 3. Oktober",
            {"March": CLOSE, "avril,": CLOSE, "Oktober": CLOSE},
        ),
        ("see § 3, p. 7 and (Fig. 2), World War II", {"3,": CLOSE, "7": CLOSE, "2),": CLOSE}),
        ("Chapter IV", {"IV": CLOSE}),
        ("Dr. Dorji met J. R. Wangchuk", {"Dorji": CLOSE, "R.": CLOSE, "Wangchuk": CLOSE}),
        ("1 000 000 ngultrum", {"000": CLOSE}),
        ("« Oui ! » dit-il : rien", {"Oui": FAST, "!": FAST, "»": FAST, ":": FAST}),
        ("in 2019 the plan was new", {}),
        ("nothing here. And nothing There", {}),
    ],
)
def test_bonds(text: str, expected: dict[str, float]) -> None:
    assert bonded(text) == expected


def test_words_of_one_letter_go_with_the_next_where_that_is_the_rule() -> None:
    assert bonded("w domu i ogrodzie", "pl-PL") == {"domu": CLOSE, "ogrodzie": CLOSE}
    assert bonded("a house I own") == {}
