"""The numbers of list items as they are written: figures, letters, Roman numerals. Not a block kind."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def numeral(number: int, form: str) -> str:
    """``number`` in the form a list's first item has: ``1.`` ``a)`` ``(i)`` ``A.`` ``I.``."""
    sign = form.strip("().")
    word = str(number)
    if sign in ("a", "A") and number > 0:
        word = _letters(number)
    elif sign in ("i", "I") and 0 < number <= _MOST_ROMAN:
        word = _roman(number)
    return form.replace(sign, word.upper() if sign.isupper() else word)


def roman_value(word: str) -> int | None:
    """What a Roman numeral in small letters says; None if it is none, or not well formed."""
    values = [value for char in word for value, letters in _ROMAN if letters == char]
    if not values or len(values) != len(word):
        return None
    number = sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return number if number <= _MOST_ROMAN and _roman(number) == word else None


def _letters(number: int) -> str:
    """a … z, aa, bb … as PowerPoint and Word count on."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        word += letters * (number // value)
        number %= value
    return word
