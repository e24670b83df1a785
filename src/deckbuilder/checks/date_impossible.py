"""date-impossible: a day that no calendar has, or one on another day of the week than is written.

Only days next to the name of a month or a year are looked at; what may be a version, a paragraph, or the
number of a page or an issue is none. Weekdays are compared from 1924 on: by then all of Europe counted by the
Gregorian calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from deckbuilder.checks.written import Written
from deckbuilder.report import Report

#: From Monday on.
_WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_COMPARED = 1924
_YEAR = r"(?:19|20)\d\d"
_ENDS = r"(?![\w-]|[./:]\d)"
#: Days that some month lacks: `30 February 2025`, `February 30, 2025`, `30.2.2025`, `2025-02-30`. Compiled
#: when a text may hold one, as all below.
_DAYS = (
    r"(?<![\w.,:/-])(?P<d>29|30|31)(?:\.|st|nd|th|º|ª)?[ \u00a0](?:de |of )?(?P<w>[^\W\d_]{3,10})\b"
    rf"(?:\.?,? (?:de |del )?(?P<y>{_YEAR})\b)?",
    rf"\b(?P<w>[A-Z][a-z]{{2,8}})\.?[ \u00a0](?P<d>29|30|31)(?:st|nd|th)?,? (?P<y>{_YEAR}){_ENDS}",
    rf"(?<![\w.,:/-])(?P<d>29|30|31)\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>{_YEAR}){_ENDS}",
    rf"(?<![\w.,:/=-])(?P<y>{_YEAR})-(?P<m>[0-2]\d|3[01])-(?P<d>[0-2]\d|3[01]){_ENDS}",
)
#: One of these is in each of them.
_HINTS = ("29", "30", "31", "-0", "-1", "-2", "-3")
#: What makes the number behind it one of something else.
_NUMBERED = (
    r"(?:\b(?:art|article|ausgabe|chapter|heft|issue|no|nos|nr|num|number|numéro|núm|pp?|page|section|seite|"
    r"version|vol|volume)\.?|[§#№]|n[°º])\s?$"
)
#: Behind a day of the week: a date with its year.
_DATE = (
    rf",? (?:den |dem |the |el |le |il )?(?P<date>{_YEAR}-\d\d-\d\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?[ \u00a0](?:de )?[^\W\d_]{{3,10}}\.?,?(?: de)? {_YEAR}"
    rf"|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}){_ENDS}"
)


def check(written: Written, report: Report) -> None:
    """Warn of each such date, at its place."""
    for first, text in written.parts():
        if any(hint in text for hint in _HINTS):
            for start, end in _no_days(text):
                report.warning(
                    "date-impossible",
                    f"there is no day {text[start:end]}",
                    written.place(first + start, first + end),
                    "check day, month and year",
                )
    for start, end, weekday in _other_weekdays(written.text, written.lang):
        report.warning(
            "date-impossible",
            f"“{written.text[start:end]}”: that day is a {weekday}",
            written.place(start, end),
            "check the date and the day of the week",
        )


def _no_days(text: str) -> Iterator[tuple[int, int]]:
    """Where days stand that do not exist."""
    for found in (found for pattern in _DAYS for found in re.finditer(pattern, text)):
        if _is_no_day(found) and not re.search(_NUMBERED, text[: found.start()], re.IGNORECASE):
            yield found.span()


def _is_no_day(found: re.Match[str]) -> bool:
    from deckbuilder.data.dates import month_of  # most briefs have no such day

    parts = found.groupdict()
    year = int(parts["y"]) if parts["y"] else 2024  # it has all days that any year has
    month = month_of(parts["w"], whole=parts["y"] is None) if "w" in parts else int(parts["m"])
    if month is None:
        return False
    return not (1 <= month <= 12 and 1 <= int(parts["d"]) <= monthrange(year, month)[1])


def _other_weekdays(text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """Where dates stand with another day of the week than theirs, and that."""
    names = _WEEKDAYS.get(lang, "").split()
    for name in names:
        for written in {name, name.capitalize()}:
            for at in _found(written, text):
                found = re.compile(_DATE).match(text, at + len(written))
                day = _day(found["date"]) if found else None
                if found and day and day.year >= _COMPARED and names[day.weekday()] != name:
                    yield at, found.end(), names[day.weekday()]


def _found(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _day(text: str) -> date | None:
    from deckbuilder.data.dates import UnclearDates, read_dates

    try:
        read = read_dates([text.replace("\u00a0", " ")])
    except UnclearDates:
        return None
    return read.days[0] if read is not None and read.step == "day" else None
