"""How a chart's numbers are written: as the author asks, else as they stand in the data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import floor, log10

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.options import Options
from deckbuilder.blocks.chart.reading.wide import Strand
from deckbuilder.data.conventions import currency_place, percent_sign, separators
from deckbuilder.data.measures import Measure
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.text.direction import is_rtl_language

#: As a spreadsheet has it (``#,##0.0``), or as Python has it (``{:+,.1f}``).
_SPREADSHEET = re.compile(
    r"(?P<prefix>[^#0]*?)(?P<group>(?:#,)?#*)(?P<whole>0*)(?:\.(?P<decimals>[0#]+))?(?P<suffix>[^#0]*)"
)
_PYTHON = re.compile(
    r"(?P<prefix>[^{}:#0]*?)\{?:?(?P<sign>\+?)(?P<group>,?)(?:\.(?P<decimals>\d))?(?P<kind>[f%d])\}?(?P<suffix>[^{}]*)"
)
#: Digits that tell values apart at a glance; more of them hide the size.
_SIGNIFICANT = 3
_MOST_DECIMALS = 10


class Asked(Struct, frozen=True):
    """What a pattern asks for."""

    format: NumberFormat
    shares: bool = False
    """Numbers are shares of one, shown as per cent: 0.13 is 13%."""


def number_format(measures: Iterable[Measure], options: Options, lang: str) -> NumberFormat:
    """The form of the numbers in some columns of one unit."""
    made = _with_unit(plain_format(measures, lang), options, lang)
    if (pattern := options.text("format")) and (asked := read_pattern(pattern)):
        given = asked.format
        made = replace(
            made,
            decimals=given.decimals,
            prefix=given.prefix or made.prefix,
            suffix=given.suffix or made.suffix,
            signed=given.signed,
            group=made.group if given.group else "",
        )
    elif pattern:
        options.fault("format", f"`{pattern}` is no form of numbers", "write `0.0`, `#,##0` or `0%`")
    decimals = options.number("decimals")
    if decimals is not None:
        made = replace(made, decimals=max(0, min(_MOST_DECIMALS, int(decimals))))
    return replace(made, signed=True) if options.truth("signed") else made


def read_pattern(text: str) -> Asked | None:
    """The form that a pattern names, in the notation of spreadsheets or of Python; None if it is neither."""
    if found := _PYTHON.fullmatch(text):
        suffix = "%" if found["kind"] == "%" else ""
        decimals = 0 if found["kind"] == "d" else int(found["decimals"] or 0)
        prefix, more = _spaced(found["prefix"]), _spaced(found["suffix"])
        made = NumberFormat(
            decimals, prefix, suffix + more, "," if found["group"] else "", signed=bool(found["sign"])
        )
        return Asked(made, shares=bool(suffix))
    found = _SPREADSHEET.fullmatch(text.partition(";")[0])
    if found is None or not (found["whole"] or found["group"]):
        return None
    prefix, suffix = _literal(found["prefix"]), _literal(found["suffix"])
    signed = prefix.startswith("+")
    made = NumberFormat(
        len(found["decimals"] or ""),
        prefix.removeprefix("+"),
        suffix,
        "," if "," in found["group"] else "",
        signed=signed,
    )
    return Asked(made, shares=suffix.strip() == "%")


def as_shares(strands: Iterable[Strand], columns: Columns) -> float:
    """What values are multiplied by: 100 where a pattern asks for per cent of numbers up to one."""
    pattern = columns.options.text("format")
    asked = read_pattern(pattern) if pattern else None
    values = [abs(v) for strand in strands for panel in strand.values for v in panel if v is not None]
    written = any(strand.measure.suffix.strip() == "%" for strand in strands)
    most = max(values, default=0.0)
    if asked is None or not asked.shares or written or most > 1:
        return 1.0
    columns.report.note(
        "chart-shares",
        f"values up to 1 are shown as shares: {most:g} is {100 * most:g}%",
        columns.options.span("format"),
        "write `unit=%` instead if they are per cent already",
    )
    return 100.0


def _literal(text: str) -> str:
    """Text of a format code without the quotes and strokes that mark it as such."""
    return _spaced(re.sub(r'"|\\|\[\$|\]', "", text))


def _spaced(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _with_unit(made: NumberFormat, options: Options, lang: str) -> NumberFormat:
    if unit := options.text("unit"):
        made = replace(made, suffix=percent_sign(lang) if unit == "%" else f"\u00a0{_spaced(unit)}")
    if currency := options.text("currency"):
        side, text = currency_place(lang, currency)
        if side == "prefix":
            return replace(made, prefix=text)
        return replace(made, suffix=made.suffix + text)
    return made


def _decimals(columns: Iterable[Measure]) -> int:
    """As many as the numbers were written with, but no more than tell them apart."""
    columns = list(columns)
    written = max(column.decimals for column in columns)
    values = [abs(value) for column in columns for value in column.values if value]
    if not values:
        return 0
    needed = _SIGNIFICANT - 1 - floor(log10(max(values)))
    return min(written, max(1, needed), _MOST_DECIMALS)


def plain_format(measures: Iterable[Measure], lang: str) -> NumberFormat:
    """The form of numbers as they stand in the data, whatever options say of others."""
    columns = list(measures)
    rtl = is_rtl_language(lang)
    return NumberFormat(_decimals(columns), columns[0].prefix, columns[0].suffix, *separators(lang), rtl=rtl)
