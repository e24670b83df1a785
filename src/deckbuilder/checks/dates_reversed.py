"""dates-reversed: a span of time ends before it begins.

Years before the common era run down, and the numbers of telephones, journals and standards may look like two
years: none of these is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from deckbuilder.checks.written import Written
from deckbuilder.report import Report

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"[ \u00a0](?:de )?[^\W\d_]{{3,10}}\.?(?: de)? {_YEAR}"
_DAY = rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|\d{{1,2}}\.?{_MONTH})"
_ENDS = r"(?![\w-]|[./:]\d)"
_STARTS = r"(?<![\w.,:/–-])(?<![\d+)] )"
#: In each of them.
_HINT = re.compile(r"\d\s?[–-]\s?\d")
#: Compiled when a text may hold one.
_SPANS = (
    rf"{_STARTS}(?P<from>{_YEAR})(?P<mark>[–-])(?P<to>{_YEAR}){_ENDS}",
    rf"{_STARTS}(?P<from>{_DAY})\s?(?P<mark>[–-])\s?(?P<to>{_DAY}){_ENDS}",
    rf"{_STARTS}(?P<from>\d{{1,2}})\.?(?P<mark>–)(?P<to>\d{{1,2}}\.?(?P<month>{_MONTH})){_ENDS}",
)
#: Behind years that run down.
_BEFORE_OURS = re.compile(r"\s?(?:BCE?\b|B\.\s?C|v\.\s?Chr|av\.\s?J|a\.\s?C|v\.\s?C)")
#: Before numbers that are no years.
_NUMBER = re.compile(
    r"(?:\b(?:tel|tél|phone|fax|call|issn|iso|iec|din|en|bs|no|nr)\b\S{0,3}\s?)$", re.IGNORECASE
)


def check(written: Written, report: Report) -> None:
    """Warn of each, at its place."""
    for first, text in written.parts():
        if ("–" in text or "-" in text) and _HINT.search(text):
            for start, end in _reversed(text):
                report.warning(
                    "dates-reversed",
                    f"“{text[start:end]}” ends before it begins",
                    written.place(first + start, first + end),
                    "check both dates",
                )


def _reversed(text: str) -> Iterator[tuple[int, int]]:
    for found in (found for pattern in _SPANS for found in re.finditer(pattern, text)):
        begin = _day(found["from"] + (found.groupdict().get("month") or ""))
        end = _day(found["to"])
        apart = _BEFORE_OURS.match(text, found.end()) or _NUMBER.search(text[: found.start()])
        if begin is not None and end is not None and begin > end and not apart:
            yield found.span()


def _day(text: str) -> date | None:
    from deckbuilder.data.dates import UnclearDates, read_dates  # few briefs have such spans

    try:
        read = read_dates([text.replace("\u00a0", " ")])
    except UnclearDates:
        return None
    return read.days[0] if read else None
