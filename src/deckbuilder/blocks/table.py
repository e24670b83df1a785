"""Tables: a header row, rows of text, perhaps a caption above and a source below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import ragged
from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line, source_line
from deckbuilder.blocks.grid import column_widths, is_numeric
from deckbuilder.blocks.lengths import shares
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.model import Block, Runs, plain
from deckbuilder.plan import Align, Cell, Para, Rect, Row, TableShape, TextStyle
from deckbuilder.source import Span
from deckbuilder.text.cut import cut

#: Rows below the header that stay together on either side of a cut, unless the frame holds nothing else.
FEWEST_ROWS = 2


class Line(Struct, frozen=True):
    """A row as written: one text for every column."""

    cells: tuple[Runs, ...]
    span: Span

    @property
    def total(self) -> bool:
        """Whether the row gives totals: its first cell says so, in bold."""
        first = [run for run in self.cells[0] if run.text.strip()]
        return plain(self.cells[0]).strip().lower().startswith("total") and all(run.bold for run in first)


class Table(Block, frozen=True, kw_only=True):
    """A table whose rows all have as many cells as ``aligns``."""

    head: Line | None
    rows: tuple[Line, ...]
    aligns: tuple[Align, ...]
    caption: Runs = ()
    source: str | None = None
    widths: tuple[float, ...] | None = None
    """Shares of the width as the author gave them, or as the first part of a cut table found them."""

    def texts(self) -> tuple[Runs, ...]:
        lines = (*((self.head,) if self.head else ()), *self.rows)
        return (*((self.caption,) if self.caption else ()), *(cell for line in lines for cell in line.cells))


def read(node: Node, reading: Reading) -> Table | None:
    heads = [row for row in node.children if row.mark == "header"]
    bodies = [row for row in node.children if row.mark != "header"]
    count = max((len(row.children) for row in (heads or bodies)), default=0)
    if not count:
        return None
    for number, row in enumerate(bodies, 1):
        ragged.check(row, number, count, reading)
    head = _line(heads[0], count) if heads else None
    rows = tuple(_line(row, count) for row in bodies)
    return Table(
        head=head if head and any(head.cells) else None,
        rows=rows,
        aligns=_aligns((heads or bodies)[0], rows, count),
        caption=node.runs,
        source=node.attrs.get("source"),
        widths=_widths(node, count, reading),
        span=node.span,
        attrs=node.attrs,
    )


def _line(row: Node, count: int) -> Line:
    cells = tuple(cell.runs for cell in row.children[:count])
    return Line(cells + ((),) * (count - len(cells)), row.span)


def _aligns(row: Node, rows: Sequence[Line], count: int) -> tuple[Align, ...]:
    """As written; figures to the right where nothing is, but not in the first column: it names the rows."""
    written: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
    found: list[Align] = []
    for index in range(count):
        mark = row.children[index].mark if index < len(row.children) else ""
        numeric = index > 0 and is_numeric(plain(line.cells[index]) for line in rows)
        found.append(written.get(mark, "right" if numeric else "left"))
    return tuple(found)


def _widths(node: Node, count: int, reading: Reading) -> tuple[float, ...] | None:
    text = node.attrs.get("widths")
    if text is None:
        return None
    found = shares(text)
    if found is None or len(found) != count:
        reading.report.warning(
            "table-widths",
            f"`widths={text}` does not give {count} positive numbers",
            node.span,
            f'write one number a column: widths="{",".join("1" * count)}"',
        )
        return None
    return found


def lay(block: Table, room: Room) -> Laid:
    caption = [] if block.continues else caption_line(block.caption, block.span, room)
    source = [] if block.continued else source_line(block.source, block.span, room)
    laid = piled([*caption, _grid(block, room), *source])
    gap = room.styles.gap
    return replace(laid, before=gap, after=gap, keep_next=False)


def _grid(block: Table, room: Room) -> Laid:
    widths = _column_widths(block, room)
    rows = tuple(_rows(block, room))
    height = sum(row.height for row in rows)
    box = Rect(0.0, 0.0, sum(widths), height)
    return Laid(
        (
            TableShape(
                box,
                block.span,
                widths,
                rows,
                room.styles.cell_padding,
                alt=_alt(block),
                rtl=room.styles.table.rtl,
            ),
        ),
        height,
        air(room),
        air(room),
    )


def _alt(block: Table) -> str:
    if block.caption:
        return plain(block.caption)
    names = [plain(cell).strip() for cell in block.head.cells] if block.head else []
    columns = ", ".join(name for name in names if name)
    return f"Table: {columns}" if columns else f"Table with {len(block.aligns)} columns"


def _column_widths(block: Table, room: Room) -> tuple[float, ...]:
    if block.widths is not None:
        return tuple(room.width * part for part in block.widths)
    found: tuple[float, ...] = room.recall(block, lambda: _measured_widths(block, room), "widths")
    return found


def _measured_widths(block: Table, room: Room) -> tuple[float, ...]:
    setter, styles = room.typesetter, room.styles
    padding = styles.cell_padding.left + styles.cell_padding.right
    lines = [(block.head, styles.table_head)] if block.head else []
    lines += [(row, styles.table) for row in block.rows]
    count = range(len(block.aligns))
    least = [max(setter.min_width(line.cells[i], style) for line, style in lines) + padding for i in count]
    natural = [max(setter.width(line.cells[i], style) for line, style in lines) + padding for i in count]
    # A hair wider than measured: rounding must not break what just fits.
    return column_widths([1.001 * w for w in least], [1.001 * w for w in natural], room.width)


def _rows(block: Table, room: Room) -> Iterator[Row]:
    """The header and the rows, each set when it is asked for."""
    widths = _column_widths(block, room)
    if block.head is not None:
        styles = _aligned(room.styles.table_head, block.aligns)
        first = _row(block.head, widths, styles, "TH", room)
        yield replace(first, header=True, total=False, repeated=block.continues)
    styles = _aligned(room.styles.table, block.aligns)
    for line in block.rows:
        yield room.recall(line, partial(_row, line, widths, styles, "TD", room), widths)


def _aligned(style: TextStyle, aligns: tuple[Align, ...]) -> list[TextStyle]:
    """The style of each column. Figures run from left to right in every script: to the right are their units,
    and there is where text that runs from right to left starts."""
    starts: dict[Align, Align] = {"right": "left"} if style.rtl else {}
    by_align = {align: replace(style, align=starts.get(align, align)) for align in set(aligns)}
    return [by_align[align] for align in aligns]


def _row(line: Line, widths: tuple[float, ...], styles: list[TextStyle], role: str, room: Room) -> Row:
    padding = room.styles.cell_padding
    across, along = padding.left + padding.right, padding.top + padding.bottom
    paras = [
        Para(runs, style, role, line.span, room.typesetter.set(runs, style, max(1.0, width - across)))
        for runs, style, width in zip(line.cells, styles, widths, strict=True)
    ]
    height = max(para.height for para in paras) + along
    return Row(tuple(Cell((para,)) for para in paras), height, line.span, total=line.total)


def opening(block: Table, room: Room, height: float) -> Table:
    """The rows down to the first that does not fit."""
    fit = _rows_within(block, room, height)
    return block if fit == len(block.rows) else replace(_fixed(block, room), rows=block.rows[: fit + 1])


def _rows_within(block: Table, room: Room, height: float) -> int:
    """How many rows fit, under caption and header."""
    used = lay(replace(_fixed(block, room), rows=(), continued=True), room).height
    for fit, row in enumerate(row for row in _rows(block, room) if not row.header):
        used += row.height
        if used > height + EPSILON:
            return fit
    return len(block.rows)


def _fixed(block: Table, room: Room) -> Table:
    """The table with the column widths it has here, for all its parts to share."""
    return replace(block, widths=tuple(width / room.width for width in _column_widths(block, room)))


def split(block: Table, room: Room, height: float) -> tuple[Table, Table] | None:
    """Cut between two rows, the header shown again; a row taller than the frame is cut inside its cells."""
    fit = _rows_within(block, room, height)
    block = _fixed(block, room)
    kept = _good_cut(block, fit)
    if room.at_top and kept == 0:
        kept = min(fit, len(block.rows) - 1)
        if kept == 0:
            return _cut_row(block, room, height)
    return _parted(block, block.rows[:kept], block.rows[kept:]) if kept > 0 else None


def _good_cut(block: Table, fit: int) -> int:
    """Rows to keep so that no part is a lone row and the totals do not stand alone; 0 if that cannot be."""
    kept = min(fit, len(block.rows) - FEWEST_ROWS)
    return kept if kept >= FEWEST_ROWS else 0


def _parted(block: Table, head: tuple[Line, ...], tail: tuple[Line, ...]) -> tuple[Table, Table]:
    return replace(block, rows=head, continued=True), replace(block, rows=tail, continues=True)


def _cut_row(block: Table, room: Room, height: float) -> tuple[Table, Table] | None:
    """Part of the first row's lines here, the rest overleaf."""
    row = next((row for row in _rows(block, room) if not row.header), None)
    if row is None:
        return None
    above = lay(replace(block, rows=(), continued=True), room).height
    inner = height - above - room.styles.cell_padding.top - room.styles.cell_padding.bottom
    here: list[Runs] = []
    there: list[Runs] = []
    for cell in row.cells:
        para = cell.paras[0]
        fit = _lines_within(para, inner)
        kept, rest = cut(para.runs, para.lines[:fit]) if fit < len(para.lines) else (para.runs, ())
        here.append(kept)
        there.append(rest)
    if not any(here) or not any(there):
        return None
    first = block.rows[0]
    head, tail = replace(first, cells=tuple(here)), replace(first, cells=tuple(there))
    return _parted(block, (head,), (tail, *block.rows[1:]))


def _lines_within(para: Para, height: float) -> int:
    used, fit = 0.0, 0
    for line in para.lines:
        used += line.height
        if used > height + EPSILON:
            break
        fit += 1
    return fit


KIND = Kind(Table, ("table",), read, lay, split, opening, whole=True)
