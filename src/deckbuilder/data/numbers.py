"""Numbers as people write them: separators of several languages, signs, brackets, units, footnote marks.

What is no number for certain is none: it is the caller's to say so. Whole columns are read by `measures`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Mark = Literal[".", ","]
"""What parts whole numbers from decimals."""

#: What stands where there is no number: in statistics of Eurostat, the OECD, the World Bank, in R and pandas.
_GAPS = frozenset({
    "", "-", "--", "–", "—", ".", "..", "...", "…", ":", "·", "x", "?", "n/a", "#n/a", "na", "n.a.", "n/d",
    "nd", "n.d.", "n.v.", "k.a.", "nan", "null", "none", "nil", "missing",
})  # fmt: skip
_SIGNS = {ord(sign): "-" for sign in "−–‒﹣－"} | {ord("＋"): "+"}
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2008\u2009\u200a\u202f\t"}
_ALIKE = _SIGNS | _SPACES | {ord("’"): "'", ord("ʼ"): "'", ord("％"): "%", ord("٪"): "%", ord("٬"): "'"}
_SYMBOLS = "€$£¥₹₩₽₺₫₦₱₪฿₴₸₡₲₵₭₮₨"
_CURRENCY = rf"[A-Z]{{0,3}}[{_SYMBOLS}]|[A-Z]{{3}}|Rs\.?|Nu\.?|[Kk]r\.?|Kč|zł|Fr\.|S/|RM|Rp"
_LETTER = rf"[^\W\d_]|[%‰°{_SYMBOLS}]"
#: Words of a unit: letters and signs, perhaps a power or an index at their end (``km²``, ``m3``, ``CO2``).
_WORD = rf"(?:{_LETTER})(?:{_LETTER}|[./·²³₂'-])*[23]?(?:e|eq)?"
_NUMBER = re.compile(
    rf"(?P<sign>[+-])?\s*(?:(?P<prefix>{_CURRENCY})(?P<before>\s*)(?P<after>[+-])?\s*)?"
    r"(?P<digits>\d(?:[\d.,' ]*\d)?|[.,]\d+)(?P<power>[eE][+-]?\d{1,3}(?!\w))?"
    rf"(?:(?P<space>\s*)(?P<suffix>{_WORD}(?:\s{_WORD}){{0,3}}))?"
)
#: Behind a number: stars and daggers, raised digits, a letter or number in brackets.
_NOTE = re.compile(r"(?<=[\w%.)])(?:\s*(?:[*†‡§]+|\[\w{1,3}\]|(?<=[\d% ])[¹²³⁴-⁹]+)|\s+\(\w\))+$")
_GROUPED = re.compile(r"\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_LONGEST = 64
#: Greater numbers count nothing that is shown (a mole has 6e23 molecules); the sums of a chart stay finite.
_GREATEST = 1e30


class Figure(Struct, frozen=True):
    """A number, and how it was written."""

    value: float
    decimals: int = 0
    """Digits behind its decimal mark, without zeros at their end."""
    prefix: str = ""
    """Before it: ``€``, or with the space that follows, which does not break."""
    suffix: str = ""
    """Behind it: ``%``, or a unit with the space before it."""
    note: str = ""
    """The footnote mark behind all of it."""


def is_gap(text: str) -> bool:
    """Whether a text says that there is no number: nothing, a dash, ``n/a``, ``..``, Eurostat's ``: c``."""
    text = text.strip().casefold()
    return text in _GAPS or (len(text) < 5 and text.startswith(": ") and text[2:].isalpha())


def read_number(text: str, mark: Mark = ".") -> Figure | None:
    """The number a text says with ``mark`` before its decimals; None where it says none, or something else
    besides.

    Numbers in brackets are negative, as in accounts.
    """
    text = _plain(text, mark)
    if len(text) > _LONGEST:
        return None
    note = _NOTE.search(text)
    if note:
        text = text[: note.start()]
    if text.startswith("(") and text.count("(") == text.count(")") == 1:
        text = "-" + text[1:].replace(")", "", 1)
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = _digits(found["digits"], mark)
    if digits is None or (found["sign"] and found["after"]):
        return None
    value = float(digits + (found["power"] or ""))
    if value > _GREATEST:
        return None
    fraction = "" if found["power"] else digits.partition(".")[2].rstrip("0")
    negative = "-" in (found["sign"], found["after"])
    return Figure(
        -value if negative and value else value,
        len(fraction),
        (found["prefix"] or "") + ("\u00a0" if found["before"] else ""),
        ("\u00a0" if found["space"] else "") + (found["suffix"] or ""),
        note[0].strip() if note else "",
    )


def decimal_mark(texts: Iterable[str]) -> Mark | None:
    """The mark before decimals that the numbers among some texts have, as far as they prove one: that of the
    most. None where all of them may be read either way, such as ``1,234``."""
    proofs = Counter(mark for text in texts if (mark := _proof(text)) is not None)
    return proofs.most_common(1)[0][0] if proofs else None


def is_unclear(text: str) -> bool:
    """Whether a text is a number that has another value with the other decimal mark."""
    return _proof(text) is None and "," in text.replace(".", ",") and read_number(text) is not None


def _plain(text: str, mark: Mark) -> str:
    text = text.strip().translate(_ALIKE).replace("٫", mark)
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _digits(written: str, mark: Mark) -> str | None:
    """The digits with a point before decimals; None where they are not grouped as any language does."""
    whole, parted, fraction = written.partition(mark)
    if parted and not (fraction.isdigit() and (whole or fraction)):
        return None
    if not whole.isdigit() and whole:
        if not _GROUPED.fullmatch(whole) or mark in whole:
            return None
        whole = "".join(letter for letter in whole if letter.isdigit())
    return f"{whole or '0'}.{fraction}" if parted else whole


def _proof(text: str) -> Mark | None:
    """The decimal mark that a number must have to be one, or None."""
    found = re.search(r"\d[\d.,' ]*\d|[.,]\d+", _plain(text, "."))
    if found is None or read_number(text, ".") is read_number(text, ",") is None:
        return None
    digits = found[0]
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if not points + commas:
        return None
    used: Mark = "." if points else ","
    if points + commas > 1:
        return "," if used == "." else "."
    whole, _, fraction = digits.partition(used)
    decimal = len(fraction) != 3 or len(whole) > 3 or whole in ("", "0") or not whole.isdigit()
    return used if decimal else None
