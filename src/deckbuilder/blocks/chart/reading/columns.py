"""The columns of a chart's table: which of them are read as what, and the numbers in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.reading.options import Options
from deckbuilder.blocks.exhibit import counted
from deckbuilder.data.csv_table import Table
from deckbuilder.data.measures import Measure, read_measure
from deckbuilder.data.numbers import Mark, decimal_mark, is_gap, is_unclear, read_number
from deckbuilder.data.yaml_tree import Scalar
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span

#: Faulty cells of a column that are told one by one.
_TOLD = 5


class Column(Struct, frozen=True):
    """A column under its name."""

    index: int
    name: str
    cells: tuple[Scalar, ...]
    span: Span

    def texts(self) -> list[str]:
        return [cell.text.strip() for cell in self.cells]

    @property
    def numeric(self) -> bool:
        """Whether at least half of what it holds are numbers."""
        filled = [text for text in self.texts() if not is_gap(text)]
        numbers = sum(
            read_number(text, ".") is not None or read_number(text, ",") is not None for text in filled
        )
        return bool(filled) and 2 * numbers >= len(filled)


class Columns:
    """The columns of one chart. What options name wrongly is reported."""

    def __init__(self, table: Table, options: Options, report: Report, usual: Mark) -> None:
        """``usual`` stands before decimals where the numbers do not tell."""
        cells = zip(*table.rows, strict=True)
        self.all = tuple(
            Column(index, key.text.strip(), tuple(column), key.span)
            for index, (key, column) in enumerate(zip(table.header, cells, strict=True))
        )
        self.rows = len(table.rows)
        self.options = options
        self.report = report
        self.mark = self._mark(usual)

    def named(self, key: str) -> Column | None:
        """The column that an option names."""
        name = self.options.text(key)
        return None if name is None else self._find(key, name)

    def listed(self, key: str) -> tuple[Column, ...]:
        """The columns that an option lists."""
        names = self.options.names(key, [column.name for column in self.all])
        found = (self._find(key, name) for name in names)
        return tuple(column for column in found if column is not None)

    def numeric(self, without: Iterable[Column | None] = ()) -> tuple[Column, ...]:
        """Columns of numbers, but for some."""
        taken = {column.index for column in without if column is not None}
        return tuple(column for column in self.all if column.index not in taken and column.numeric)

    def measure(self, column: Column, rows: Sequence[str] = ()) -> Measure:
        """The numbers of a column; faulty cells are reported, with the names of their ``rows``."""
        measure = read_measure(column.texts(), self.mark)
        for index, fault in measure.faults[:_TOLD]:
            self._fault(column, index, fault, rows)
        if len(measure.faults) > _TOLD:
            more = len(measure.faults) - _TOLD
            self.report.warning(
                "data-number",
                f"{more} more cells of `{column.name}` hold no numbers that can be shown; they are gaps",
                column.cells[measure.faults[_TOLD][0]].span,
                "write numbers alone, or leave the cells empty",
            )
        if measure.noted:
            self.report.note(
                "data-mark",
                f"the marks behind {counted(len(measure.noted), 'number')} in `{column.name}` are not shown",
                column.cells[measure.noted[0]].span,
                "say what they mean in the caption or the source",
            )
        return measure

    def note_unread(self, read: Iterable[Column | None]) -> None:
        """Name the columns of which nothing is shown."""
        taken = {column.index for column in read if column is not None}
        left = [
            c.name or f"column {c.index + 1}" for c in self.all if c.index not in taken and any(c.texts())
        ]
        if left:
            names = ", ".join(f"`{name}`" for name in left)
            self.report.note(
                "chart-columns",
                f"the chart does not show {names}",
                self.all[0].span,
                "name the columns of the chart: `y=` for values, `group=`, `panel=`",
            )

    def _find(self, key: str, name: str) -> Column | None:
        found = [column for column in self.all if column.name == name]
        found = found or [column for column in self.all if column.name.lower() == name.lower()]
        if found:
            return found[0]
        names = [column.name for column in self.all if column.name]
        near = did_you_mean(name, names) or next(
            (one for one in names if one.lower().startswith(name.lower())), None
        )
        self.report.error(
            "chart-column",
            f"there is no column `{name}`",
            self.options.span(key),
            f"did you mean `{near}`?" if near else f"the table has {', '.join(names[:12])}",
        )
        return None

    def _mark(self, usual: Mark) -> Mark:
        """What stands before decimals: as the author says, as the numbers prove, else as is usual."""
        said = self.options.word("decimal-mark")
        if said:
            return "," if said in (",", "comma") else "."
        cells = [cell for column in self.all[1:] or self.all for cell in column.cells]
        if proved := decimal_mark(cell.text for cell in cells):
            return proved
        if usual == "," and (cell := next((c for c in cells if "." in c.text and is_unclear(c.text)), None)):
            # Data from machines have points before decimals in all languages.
            shown = read_number(cell.text, usual)
            value = shown.value if shown else 0.0
            self.report.warning(
                "number-unclear",
                f"`{cell.text}` is read as {value:.15g}, as the brief's language has it",
                cell.span,
                'say what stands before decimals: `decimal-mark="."` or `decimal-mark=","`',
            )
        return usual

    def _fault(self, column: Column, index: int, fault: str, rows: Sequence[str]) -> None:
        cell = column.cells[index]
        row = f"row `{rows[index]}`" if index < len(rows) and rows[index] else f"row {index + 1}"
        place = f"`{column.name}`, {row}" if column.name else row
        self.report.warning(
            "data-number",
            f"`{cell.text}` ({place}) {fault}; the chart has a gap there",
            cell.span,
            "write a number, or leave the cell empty",
        )
