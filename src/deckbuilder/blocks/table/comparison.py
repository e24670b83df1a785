"""Comparisons (``compare``) as the nodes of a table: an option a column, criteria down the side where all
options speak of any. What becomes of tables is not decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.blocks import table_nodes
from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.blocks.exhibit import report_empty
from deckbuilder.blocks.table_nodes import NOTHING, cell, full_cell, heading, row
from deckbuilder.data.csv_table import Table
from deckbuilder.model import Attrs, Run, Runs, plain
from deckbuilder.source import Span

#: Criteria that close a comparison unless ``verdict=`` names another.
_VERDICTS = ("verdict", "recommendation", "overall")
#: Marks as fonts have them that every machine has: in Arial there is no ``✗``.
_MARKS = {
    "✓": "✓", "✔": "✓", "✅": "✓", "✗": "×", "✘": "×", "❌": "×", "×": "×", "+": "+", "-": "−", "−": "−",
    "++": "++", "--": "−−", "+/-": "±", "±": "±", "●": "●", "○": "○",
}  # fmt: skip
OPTION = EntryForm("option", below=("points",))
#: Up to so many options are equally wide; the criteria have this share of an option's width.
_MOST_EQUAL, _CRITERIA = 4, "0.75"


def as_table(node: Node, reading: Reading) -> Node | None:
    """The table node a comparison stands for; None where it has no options, which is reported."""
    found = len(reading.report)
    body = read_body(node, reading) if node.kind == "fence" else None
    if isinstance(body, Table):
        rows = _from_cells(body, node)
    elif body is not None or node.kind == "div":
        options = read_entries(node, reading, OPTION, body)
        rows = _from_options(options, node) if options else ()
    else:
        rows = ()
    if not rows:
        help = "write a list: `- Option: text`"
        report_empty(node, reading, found, "compare-empty", "the comparison has no options", help)
        return None
    count = len(rows[0].children)
    marks = " ".join(_align([row.children[at] for row in rows[1:]]) for at in range(count))
    return table_nodes.table(node, rows, marks, widths=_widths(rows))


def _from_cells(body: Table, node: Node) -> tuple[Node, ...]:
    """A table of its own, with the criteria in its first column."""
    if len(body.header) < 2 or not body.rows:
        return ()
    made = [table_nodes.header_of(body)]
    for criterion, *values in body.rows:
        said = (_marked((Run(value.text),)) if value.text else NOTHING for value in values)
        cells = [cell(runs, criterion.span) for runs in said]
        made.append(_criterion((Run(criterion.text),), criterion.span, cells, node.attrs))
    return tuple(made)


def _from_options(options: Sequence[Entry], node: Node) -> tuple[Node, ...]:
    if all(_has_criteria(option) for option in options):
        return tuple(_aligned(options, node))
    heads = [cell(option.name, option.span) for option in options]
    return (row(heads, node.span, "header"), row([full_cell(option) for option in options], node.span))


def _has_criteria(option: Entry) -> bool:
    """Whether all its points are ``criterion: text``, each criterion once."""
    names = [plain(point.name) for point in option.entries]
    return bool(names) and len(set(names)) == len(names) and all(point.text for point in option.entries)


def _aligned(options: Sequence[Entry], node: Node) -> Iterator[Node]:
    """A row for every criterion any option speaks of, in the order in which they first come up."""
    corner = cell((), node.span)
    yield row([corner, *(cell(option.name, option.span) for option in options)], node.span, "header")
    if any(option.text for option in options):
        yield row([corner, *(cell(option.text, option.span) for option in options)], node.span)
    points = [{plain(point.name): point for point in option.entries} for option in options]
    first = {name: point for held in reversed(points) for name, point in held.items()}
    for name in dict.fromkeys(name for held in points for name in held):
        span = first[name].span
        said = (_marked(held[name].text) if name in held else NOTHING for held in points)
        yield _criterion(first[name].name, span, [cell(runs, span) for runs in said], node.attrs)


def _criterion(name: Runs, span: Span, cells: Sequence[Node], attrs: Attrs) -> Node:
    """The row of a criterion, as a closing one where it gives the verdict."""
    written = attrs.get("verdict")
    closes = (written.lower(),) if written else _VERDICTS
    mark = "footer" if plain(name).strip().lower() in closes else ""
    return row([heading(name, span), *cells], span, mark)


def _marked(runs: Runs) -> Runs:
    """A cell's text, a mark in bold."""
    mark = _MARKS.get(plain(runs).strip())
    return (Run(mark, bold=True),) if mark else runs


def _align(cells: Sequence[Node]) -> str:
    """Marks stand in the middle of their column, text at its start."""
    said = [plain(cell.runs) for cell in cells if cell.runs and cell.runs != NOTHING]
    return "center" if said and all(text in _MARKS.values() for text in said) else "left"


def _widths(rows: Sequence[Node]) -> str | None:
    """Options are equally wide where they are few."""
    criteria = rows[-1].children[0].word == "th"
    options = len(rows[0].children) - criteria
    return " ".join([_CRITERIA] * criteria + ["1"] * options) if options <= _MOST_EQUAL else None
