"""Dates as places on a scale: days counted from the first of the year 1, and the marks of such a scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from deckbuilder.blocks.timeline.events import Event
from deckbuilder.data.dates import Step, UnclearDates, read_dates

_RANGE = re.compile(r"\s*(?:\.\.+|[–—])\s*|\s+(?:-|to|bis|à)\s+")
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})")
_MONTHS_OF: dict[Step, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: Days of a month, on average.
_MONTH = 30.436875
#: Distances between two marks, in months.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200)


class Period(Struct, frozen=True):
    """Where an event stands. A moment ends where it begins."""

    start: float
    end: float

    @property
    def lasts(self) -> bool:
        return self.end > self.start


class Scale(Struct, frozen=True):
    """The time that a timeline shows."""

    start: float
    end: float
    periods: tuple[Period, ...]
    """Of its events, in their order."""
    today: float | None = None
    """A day that is marked."""
    label: str = ""
    """What that day is called."""

    def share(self, at: float) -> float:
        """Where a day stands: 0 at the start, 1 at the end."""
        return (at - self.start) / (self.end - self.start)


class Mark(Struct, frozen=True):
    """A mark of the scale."""

    at: float
    text: str


def is_range(event: Event) -> bool:
    """Whether the event has a first date and a last one."""
    return len(written_ends(event)) == 2


def written_ends(event: Event) -> tuple[str, ...]:
    """Its first date and its last, or its only one."""
    if event.until:
        return event.date, event.until
    years = _YEARS.fullmatch(event.date)
    parts = years.groups() if years else tuple(_RANGE.split(event.date))
    return parts if len(parts) == 2 and all(parts) else (event.date,)


def placed(events: Sequence[Event]) -> tuple[Period, ...] | str:
    """Where the events stand, or a date that says no place. A period lasts to the end of the year, month or
    day it ends in."""
    ends = [written_ends(event) for event in events]
    days = _days([text for texts in ends for text in texts])
    if isinstance(days, str):
        return days
    found: list[Period] = []
    for texts in ends:
        start = days[texts[0]].toordinal()
        end = _end(texts[1], days[texts[1]]) if len(texts) == 2 else start
        if end < start:
            return "–".join(texts)
        found.append(Period(start, end))
    return tuple(found)


def place(text: str) -> float | None:
    """Where a single date stands; None for what is none."""
    days = _days([text])
    return None if isinstance(days, str) else float(days[text].toordinal())


def _days(texts: Sequence[str]) -> dict[str, date] | str:
    """The days that some texts say, or one that says none."""
    try:
        dates = read_dates(texts)
        if dates is not None:
            return dict(zip(texts, dates.days, strict=True))
        return next((text for text in texts if read_dates([text]) is None), texts[0])
    except UnclearDates as fault:
        return fault.text


def _end(text: str, first: date) -> int:
    """The end of the day, month or year that a text says and that begins with a day."""
    try:
        dates = read_dates([text])
    except UnclearDates:
        dates = None
    months = _MONTHS_OF.get(dates.step) if dates is not None else None
    return (_later(first, months) if months else first + timedelta(days=1)).toordinal()


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(min(year, date.max.year), month + 1, 1)


def scale_of(periods: tuple[Period, ...], today: float | None, label: str) -> Scale:
    """The scale that all periods fit on."""
    days = [day for period in periods for day in (period.start, period.end)]
    days += [] if today is None else [today]
    start, end = min(days), max(days)
    # What happens on a single day stands in the middle.
    around = 0.0 if end > start else 1.0
    return Scale(start - around, end + around, periods, today, label)


def marks(scale: Scale, most: int) -> tuple[Mark, ...]:
    """Marks of whole months or years, no more than ``most``; first and last day where there are not two, and
    none for a single day."""
    if all(period.start == period.end == scale.periods[0].start for period in scale.periods):
        return ()
    found: tuple[Mark, ...] = ()
    months = (scale.end - scale.start) / _MONTH
    for step in _STEPS:
        # No more marks are made than are needed: two thousand years have 24,000 months.
        if months / step <= most + 1 or step == _STEPS[-1]:
            found = tuple(_every(step, scale.start, scale.end))
            if len(found) <= most:
                break
    if len(found) > 1:
        return found
    return tuple(Mark(day, date.fromordinal(int(day)).isoformat()) for day in (scale.start, scale.end))


def _every(step: int, start: float, end: float) -> Iterator[Mark]:
    first = date.fromordinal(int(start))
    count = first.year * 12 + first.month - 1
    count = -(-count // step) * step
    if _day(count) < start:
        count += step
    while count < date.max.year * 12 and (at := _day(count)) <= end:
        yield Mark(at, _named(count, step))
        count += step


def _day(months: int) -> int:
    return date(max(1, months // 12), months % 12 + 1, 1).toordinal()


def _named(months: int, step: int) -> str:
    """Years by their number, months as ISO 8601 has them: they mean the same in every language."""
    return f"{months // 12}" if step >= 12 else f"{months // 12}-{months % 12 + 1:02}"
