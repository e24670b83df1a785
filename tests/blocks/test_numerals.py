"""Numbers of list items as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.numerals import numeral, roman_value


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (3, "1.", "3."),
        (12, "(1)", "(12)"),
        (28, "a)", "bb)"),
        (2, "A.", "B."),
        (1994, "i.", "mcmxciv."),
        (4, "(I)", "(IV)"),
        (0, "a.", "0."),
        (4000, "i)", "4000)"),
    ],
)
def test_numbers_take_the_form_of_their_list(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_as_they_are_written(number: int) -> None:
    assert roman_value(numeral(number, "i").lower()) == number


@pytest.mark.parametrize("word", ["", "iiii", "vx", "ic", "civil", "mm\u217f"])
def test_what_is_no_roman_numeral(word: str) -> None:
    assert roman_value(word) is None
