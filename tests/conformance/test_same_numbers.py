"""A deck's chart, the workbook behind it and the memo's drawing tell the author's numbers, under the author's
names, in the order written: random data in all forms."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from deckbuilder.plan import ChartShape, Plan, TextShape, walked
from deckbuilder.report import Report, Severity

from .pipeline import Press

SEEDS = range(4)
#: Forms whose native series hold the numbers as they are, and how many series they are tried with.
PLAIN = {
    "column": 1, "bar": 1, "column grouping=clustered": 3, "bar grouping=stacked": 3,
    "column grouping=percent": 3, "line": 3, "area": 2, "combo line=Zz": 3, "pie": 1, "doughnut": 1,
    "radar": 2,
}  # fmt: skip
SERIES = ("Zz", "Yy", "Xx")
NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh")


@dataclass(frozen=True, slots=True)
class Data:
    """What an author writes: rows of numbers under names."""

    form: str
    heads: tuple[str, ...]
    rows: dict[str, list[int]]

    def written(self) -> str:
        lines = [", ".join(["Name", *self.heads])]
        lines += [", ".join([name, *map(str, values)]) for name, values in self.rows.items()]
        return "\n".join([f"```chart {{type={self.form}}}", *lines, "```"])

    def column(self, head: str) -> list[float]:
        return [values[self.heads.index(head)] for values in self.rows.values()]


def tables(seed: int) -> Iterator[Data]:
    """Data for every form."""
    chance = random.Random(seed)

    def drawn(form: str, *heads: str, low: int = 1) -> Data:
        names = chance.sample(NAMES, chance.randint(3, 6))
        return Data(form, heads, {name: [chance.randint(low, 99) for _ in heads] for name in names})

    for form, count in PLAIN.items():
        signed = form in ("column", "bar", "line")
        yield drawn(form, *SERIES[:count], low=-99 if signed else 1)
    yield drawn("waterfall", "Change", low=-50)
    yield drawn("slope", "Before", "After")
    yield drawn("scatter x=x y=y name=Name", "x", "y", low=-99)
    yield drawn("bubble x=x y=y size=size name=Name", "x", "y", "size")
    spans = drawn("range low=low high=high", "low", "high")
    yield Data(spans.form, spans.heads, {name: sorted(pair) for name, pair in spans.rows.items()})


@dataclass(frozen=True, slots=True)
class Read:
    """A chart as another program reads it."""

    categories: list[str]
    series: list[tuple[str, list[float | None]]]
    sheet: list[list[Any]]
    """The rows of its workbook."""
    labels: list[str]
    """Texts written at points."""
    xs: list[float]
    sizes: list[float]


def charts(content: bytes) -> Iterator[Read]:
    """The chart of each slide that has one, read by python-pptx and openpyxl."""
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in _flat(slide.shapes):
            if getattr(shape, "has_chart", False):
                yield _read(shape.chart)


def _flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _read(chart: Any) -> Read:
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    series = [one for plot in chart.plots for one in plot.series]
    space = chart._chartSpace
    return Read(
        [str(name) for name in chart.plots[0].categories],
        [(one.name, list(one.values)) for one in series],
        rows,
        ["".join(label.xpath(".//a:t/text()")) for label in space.xpath("//c:dLbl[c:tx]")],
        [float(found) for found in space.xpath("//c:xVal//c:v/text()")],
        [float(found) for found in space.xpath("//c:bubbleSize//c:v/text()")],
    )


def signed(value: float) -> str:
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{abs(value):g}"


def texts(plan: Plan) -> list[list[tuple[str, str]]]:
    """The texts of each chart's drawing with their names, from left to right, then from top to bottom."""
    return [
        [
            (shape.name, "".join(run.text for para in shape.paras for run in para.runs))
            for shape in walked(chart.drawing)
            if isinstance(shape, TextShape)
        ]
        for page in plan.pages
        for chart in page.shapes
        if isinstance(chart, ChartShape)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_tell_the_same_numbers(seed: int, tmp_path: Path) -> None:
    given, press, report = list(tables(seed)), Press(tmp_path), Report()
    brief = "\n\n".join(["---\ntitle: Numbers\n---", *(f"## {one.form}\n\n{one.written()}" for one in given)])
    slides = press.slides(brief)
    memo = press.pages(brief, report)
    assert all(found.severity is not Severity.ERROR for found in (*report, *slides.report))
    for data, read, drawn, shown in zip(
        given, charts(slides.file), texts(memo), texts(slides.plan), strict=True
    ):
        assert told(data, read) == [], data
        assert told_in(data, drawn) == [], data
        assert told_in(data, shown) == [], data


def told(data: Data, read: Read) -> list[str]:
    """What a native chart and its workbook tell otherwise than was written."""
    names, form = list(data.rows), data.form.split()[0]
    values = {head: data.column(head) for head in data.heads}
    seen: Any = (read.categories, dict(read.series))
    wanted: Any = (names, values)
    if form == "slope":
        wanted = (list(data.heads), data.rows)
    elif form in ("scatter", "bubble"):
        seen = (read.xs, read.series[0][1], read.sizes)
        wanted = (values["x"], values["y"], values.get("size", []))
    elif form == "waterfall":
        levels = [sum(values["Change"][: at + 1]) for at in range(len(names))]
        seen = (read.categories, ends(read))
        wanted = (names, [{one, other} for one, other in zip([0, *levels[:-1]], levels, strict=True)])
    elif form == "range":
        seen, wanted = (read.categories, ends(read)), (names, [set(pair) for pair in data.rows.values()])
    found = [] if seen == wanted else [f"chart: {seen} instead of {wanted}"]
    cells = {cell for row in read.sheet for cell in row}
    lacking = [value for _, column in read.series for value in column if value not in cells]
    unnamed = [name for name in (*read.categories, *dict(read.series)) if name and name not in cells]
    return found + [f"workbook: no {cell!r}" for cell in (*lacking, *unnamed)]


def ends(read: Read) -> list[set[float]]:
    """Where the floating bars of a stack begin and end: on what is not seen."""
    found: list[set[float]] = []
    for column in zip(*(values for _, values in read.series), strict=True):
        parts = [value or 0.0 for value in column]
        above, below = sum(part for part in parts if part > 0), sum(part for part in parts if part < 0)
        base = parts[0] if not read.series[0][0] else 0.0
        found.append({above, base} if base > 0 else {below, base} if base < 0 else {above, below})
    return found


def told_in(data: Data, drawn: list[tuple[str, str]]) -> list[str]:
    """What a drawing tells otherwise than was written: its names come in order, values stand at theirs."""
    form, said = data.form.split()[0], [text for _, text in drawn]
    names = [name for name in data.rows if name in said] if form in ("scatter", "bubble") else list(data.rows)
    lacking = [name for name in names if not any(name in text.split() for text in said)]
    found = [f"drawing: no {name}" for name in lacking]
    if form in ("column", "bar", "waterfall"):
        order = [text for text in said if text in data.rows]
        found += [] if order == names else [f"order: {order}"]
    written = {name: text for name, text in drawn if name.endswith(" value")}
    if form in ("column", "bar", "waterfall") and len(data.heads) == 1:
        for name, (value,) in data.rows.items():
            wanted = signed(value) if form == "waterfall" else signed(value).removeprefix("+")
            if written.get(f"{name} value", wanted) != wanted:
                found.append(f"{name}: {written[f'{name} value']} instead of {wanted}")
    return found
