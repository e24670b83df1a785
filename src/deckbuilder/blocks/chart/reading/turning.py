"""Tables with a column for each year: their rows are the series, which run along time."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Category
from deckbuilder.blocks.chart.reading.wide import Strand, Wide
from deckbuilder.data.dates import Dates, UnclearDates, read_dates

#: Fewer points in time are rather compared than followed.
_FEWEST = 3
#: What the World Bank writes behind a year: ``2019 [YR2019]``.
_CODE = re.compile(r" \[YR\d{4}\]$")


def along_time(wide: Wide) -> Wide:
    """The values with their columns as categories, where these are dates and the rows are not."""
    dates = None if wide.timed or len(wide.strands) < _FEWEST else _dates(wide)
    measures = [strand.measure for strand in wide.strands]
    if dates is None or len({(one.prefix, one.suffix) for one in measures}) > 1:
        return wide
    scaled = len(set(dates.days)) == len(dates.days)
    order = sorted(range(len(dates.days)), key=dates.days.__getitem__)
    measure = replace(
        measures[0],
        values=tuple(value for one in measures for value in one.values),
        decimals=max(one.decimals for one in measures),
    )
    strands = tuple(
        Strand(
            category.text,
            tuple(
                tuple(wide.strands[column].values[panel][row] for column in order)
                for panel in range(len(wide.panels))
            ),
            measure,
            wide.strands[0].span,
        )
        for row, category in enumerate(wide.categories)
    )
    names = [_CODE.sub("", strand.name) for strand in wide.strands]
    categories = tuple(Category(names[i], dates.days[i] if scaled else None) for i in order)
    return Wide("", categories, wide.panels, strands, True)


def _dates(wide: Wide) -> Dates | None:
    try:
        return read_dates([strand.name for strand in wide.strands])
    except UnclearDates:
        return None
