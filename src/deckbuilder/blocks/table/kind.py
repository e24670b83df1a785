"""The table as a kind of block: its grid with what stands around it.

What reads comparisons is imported with the first.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line, source_line
from deckbuilder.blocks.lengths import shares
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.blocks.table import cuts
from deckbuilder.blocks.table.parting import narrowed
from deckbuilder.blocks.table.reading import read_rows
from deckbuilder.blocks.table.rows import Line
from deckbuilder.blocks.table.setting import needs, rows, widths
from deckbuilder.blocks.table.suiting import suited
from deckbuilder.blocks.table.value import Table
from deckbuilder.blocks.table_nodes import KEYS
from deckbuilder.model import plain
from deckbuilder.plan import Rect, TableShape, Tag

#: Quarto's name for a tint behind every other row, and ours for a first column that names the rows.
STRIPED, HEADER_COLUMN = "striped", "header-column"


def read(node: Node, reading: Reading) -> Table | None:
    if node.kind != "table":
        from deckbuilder.blocks.table.comparison import as_table

        made = as_table(node, reading)
        return None if made is None else read(made, reading)
    found = read_rows(node, reading)
    if found is None:
        return None
    named = HEADER_COLUMN in node.attrs.classes
    head, body = _counted(found.head, 1), _counted(found.body, len(found.head) + 1)
    return Table(
        head=head,
        rows=tuple(map(_with_heading, body)) if named else body,
        aligns=found.aligns,
        tails=found.tails,
        caption=node.runs,
        source=node.attrs.get("source"),
        widths=_shares(node, len(found.aligns), reading),
        striped=STRIPED in node.attrs.classes,
        span=node.span,
        attrs=node.attrs,
    )


def _counted(lines: tuple[Line, ...], first: int) -> tuple[Line, ...]:
    return tuple(replace(line, number=number) for number, line in enumerate(lines, first))


def _with_heading(line: Line) -> Line:
    first, *others = line.entries
    return replace(line, entries=(replace(first, heading=not first.covered), *others))


def _shares(node: Node, count: int, reading: Reading) -> tuple[float, ...] | None:
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
    _, room = suited(block, room)
    around = room.inside(Tag("Div", block.number)) if block.source else room
    caption = [] if block.continues else _caption(block, around.inside(Tag("Table", block.number)))
    source = [] if block.continued else source_line(block.source, block.span, around)
    laid = piled([*caption, _grid(block, room, around.within), *source])
    gap = room.styles.gap
    return replace(laid, before=gap, after=gap, keep_next=False)


def _caption(block: Table, room: Room) -> list[Laid]:
    return caption_line(block.caption, block.span, room, block.label, block.attrs.id)


def _grid(block: Table, room: Room, within: tuple[Tag, ...]) -> Laid:
    columns = widths(block, room)
    made = tuple(rows(block, room))
    height = sum(row.height for row in made)
    shape = TableShape(
        Rect(0.0, 0.0, sum(columns), height),
        block.span,
        columns,
        made,
        room.styles.cell_padding,
        alt=_alt(block),
        rtl=room.styles.table.rtl,
        striped=block.striped,
        cramped=_is_cramped(block, columns, room),
        within=within,
        number=block.number,
    )
    return Laid((shape,), height, air(room), air(room))


def _is_cramped(block: Table, columns: tuple[float, ...], room: Room) -> bool:
    """Whether a column is too narrow for one of its words. All parts of a table have the columns of the
    first."""
    if block.continues or block.continued:
        return False
    least, _ = needs(block, room)
    return any(small > width + EPSILON for small, width in zip(least, columns, strict=True))


def _alt(block: Table) -> str:
    if block.caption:
        return plain(block.caption)
    names = [plain(entry.runs).strip() for line in block.head for entry in line.entries]
    columns = ", ".join(name for name in names if name)
    return f"Table: {columns}" if columns else f"Table with {len(block.aligns)} columns"


def _opening(block: Table, room: Room, height: float) -> Table:
    manner, room = suited(block, room)
    begun = cuts.opening(block, room, height, lay)
    return block if begun is block else replace(begun, manner=manner)


def _split(block: Table, room: Room, height: float) -> tuple[Table, Table] | None:
    manner, room = suited(block, room)
    cut = cuts.split(block, room, height, lay)
    return None if cut is None else (replace(cut[0], manner=manner), replace(cut[1], manner=manner))


KIND = Kind(
    Table,
    ("table", "fence:compare", "div:compare"),
    read,
    lay,
    _split,
    _opening,
    narrowed,
    whole=True,
    keys=("data", "verdict", *KEYS),
)
