"""Dates as people write them: days, months, quarters, half-years and years, in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

Step = Literal["day", "month", "quarter", "half", "year"]

#: Full names by language; a name of three letters or more stands for the month it begins, if for one alone.
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_YEAR, _WORD = r"(?P<y>[12]\d{3})", r"(?P<w>[^\W\d_]{3,12})\.?"
_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_PARTS = r"(?P<part>[QqHhST])(?P<n>[1-4])"
_FORMS: tuple[tuple[str, Step], ...] = (
    (rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_TIME}", "day"),
    (rf"{_YEAR}年(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日", "day"),
    (rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}", "day"),
    (rf"(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[\s-](?:de\s)?{_WORD}(?:\sde)?,?[\s-]{_YEAR}", "day"),
    (rf"{_WORD}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}", "day"),
    (rf"{_YEAR}[-/.](?P<m>\d{{1,2}})", "month"),
    (rf"{_YEAR}年(?P<m>\d{{1,2}})月", "month"),
    (rf"{_YEAR}M(?P<m>\d{{1,2}})", "month"),
    (rf"(?P<m>\d{{1,2}})[-/.]{_YEAR}", "month"),
    (rf"{_WORD}(?:\sde)?[\s-]{_YEAR}", "month"),
    (rf"{_WORD}[\s-]['’]?(?P<short>\d{{2}})", "month"),
    (rf"{_YEAR}[\s-]?{_PARTS}", "quarter"),
    (rf"{_PARTS}[\s/-]?{_YEAR}", "quarter"),
    (rf"{_YEAR}(?:年| \[YR\d{{4}}\])?", "year"),
)
#: Day and month, or month and day.
_UNCLEAR = re.compile(rf"(?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark){_YEAR}{_TIME}")


class Dates(Struct, frozen=True):
    """A column of dates."""

    days: tuple[date, ...]
    """Of longer spans the first."""
    step: Step
    """The finest span that any of them names."""


class UnclearDates(Exception):
    """Dates may be read in two ways; ``text`` is one of them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def read_dates(texts: Sequence[str]) -> Dates | None:
    """The dates that some texts say; None if one of them says none.

    A two-digit year is one of this century's where it is below 70 (POSIX, strptime).

    Raises:
        UnclearDates: all are dates, but which number is the month is not to be told (``03/04/2024``).
    """
    texts = [text.strip() for text in texts]
    if not texts:
        return None
    if slashed := [found for text in texts if (found := _UNCLEAR.fullmatch(text)) and found["mark"] != "."]:
        return _slashed(slashed) if len(slashed) == len(texts) else None
    read = [dated for dated in map(_read, texts) if dated is not None]
    if len(read) < len(texts):
        return None
    order: tuple[Step, ...] = ("day", "month", "quarter", "half", "year")
    return Dates(tuple(day for day, _ in read), min((step for _, step in read), key=order.index))


def _read(text: str) -> tuple[date, Step] | None:
    for pattern, step in _patterns():
        found = pattern(text)
        if found is not None:
            return _dated(found, step)
    return None


@cache
def _patterns() -> tuple[tuple[Callable[[str], re.Match[str] | None], Step], ...]:
    return tuple((re.compile(form).fullmatch, step) for form, step in _FORMS)


def _dated(found: re.Match[str], step: Step) -> tuple[date, Step] | None:
    parts = found.groupdict()
    month = int(parts.get("m") or 1)
    if word := parts.get("w"):
        named = month_of(word)
        if named is None:
            return None
        month = named
    if part := parts.get("part"):
        number, halves = int(parts["n"]), part in "HhS"
        if halves and number > 2:
            return None
        month, step = (6 * number - 5, "half") if halves else (3 * number - 2, "quarter")
    return _day(_year(parts), month, int(parts.get("d") or 1), step)


def _year(parts: dict[str, str]) -> int:
    if short := parts.get("short"):
        return int(short) + (2000 if int(short) < 70 else 1900)
    return int(parts["y"])


def _day(year: int, month: int, day: int, step: Step) -> tuple[date, Step] | None:
    try:
        return date(year, month, day), step
    except ValueError:
        return None


@cache
def month_of(word: str, *, whole: bool = False) -> int | None:
    """The number of the month that a word names in one of the languages, in short unless ``whole``; None if
    that may be several, or none."""
    word = word.casefold()
    meant = {
        number
        for names in _MONTHS
        for number, name in enumerate(names.split(), 1)
        if (name == word if whole else name.startswith(word) or (word == "sept" and number == 9))
    }
    return meant.pop() if len(meant) == 1 else None


def _slashed(found: list[re.Match[str]]) -> Dates | None:
    """Dates such as 13/04/2024, where one of them tells which number is the month."""
    first, second = max(int(one["a"]) for one in found), max(int(one["b"]) for one in found)
    if first <= 12 and second <= 12:
        if all(one["a"] == one["b"] for one in found):
            second = 13
        else:
            raise UnclearDates(next(one[0] for one in found if one["a"] != one["b"]))
    days = [
        _day(int(one["y"]), int(one["b" if first > 12 else "a"]), int(one["a" if first > 12 else "b"]), "day")
        for one in found
    ]
    return None if None in days else Dates(tuple(day[0] for day in days if day is not None), "day")
