"""Comparisons (``compare``) as the nodes of a table: an option a column, criteria down the side where all
options speak of any. What becomes of tables is not decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.entries import Entry, read_entries
from deckbuilder.data.csv_table import Table
from deckbuilder.model import Attrs, Run, Runs, plain
from deckbuilder.source import Span

#: Attributes of a fence or div that are read here, or of the table it becomes.
KEYS = ("caption", "data", "source", "verdict", "widths")
#: Criteria that close a comparison unless ``verdict=`` names another.
_VERDICTS = ("verdict", "recommendation", "overall")
#: Marks as fonts have them that every machine has: in Arial there is no ``✗``.
_MARKS = {
    "✓": "✓", "✔": "✓", "✅": "✓", "✗": "×", "✘": "×", "❌": "×", "×": "×", "+": "+", "-": "−", "−": "−",
    "++": "++", "--": "−−", "+/-": "±", "±": "±", "●": "●", "○": "○",
}  # fmt: skip
#: What stands where an option says nothing of a criterion.
_NOTHING: Runs = (Run("–"),)
#: Up to so many options are equally wide; the criteria have this share of an option's width.
_MOST_EQUAL, _CRITERIA = 4, "0.75"


def as_table(node: Node, reading: Reading) -> Node | None:
    """The table node a comparison stands for; None where it has no options, which is reported."""
    found = len(reading.report)
    body = read_body(node, reading) if node.kind == "fence" else None
    if isinstance(body, Table):
        rows = _from_cells(body, node)
    else:
        options = read_entries(node, reading, what="option", below=("points",), body=body)
        rows = _from_options(options, node) if options else ()
    if not rows:
        if len(reading.report) == found:
            reading.report.error(
                "compare-empty", "the comparison has no options", node.span, "write a list: `- Option: text`"
            )
        return None
    caption = node.attrs.get("caption")
    count = len(rows[0].children)
    return Node(
        "table",
        node.span,
        attrs=_with_widths(node.attrs, count, criteria=rows[-1].children[0].word == "th"),
        children=rows,
        runs=(Run(caption),) if caption else (),
        mark=" ".join(_align([row.children[at] for row in rows[1:]]) for at in range(count)),
    )


def _from_cells(body: Table, node: Node) -> tuple[Node, ...]:
    """A table of its own, with the criteria in its first column."""
    heads = [_cell((Run(head.text),), head.span) for head in body.header]
    made = [_row(heads, body.span, "header")]
    for criterion, *values in body.rows:
        runs = (Run(criterion.text),)
        cells = [
            _cell(_marked((Run(value.text),)) if value.text else _NOTHING, value.span) for value in values
        ]
        made.append(_criterion(runs, criterion.span, cells, node.attrs))
    return tuple(made) if len(heads) > 1 and len(made) > 1 else ()


def _from_options(options: Sequence[Entry], node: Node) -> tuple[Node, ...]:
    if all(_has_criteria(option) for option in options):
        return tuple(_aligned(options, node))
    heads = [_cell(option.name, option.span) for option in options]
    cells = [Node("table_cell", option.span, children=tuple(_held(option))) for option in options]
    return (_row(heads, node.span, "header"), _row(cells, node.span))


def _has_criteria(option: Entry) -> bool:
    """Whether all its points are ``criterion: text``, each criterion once."""
    names = [plain(point.name) for point in option.entries]
    return bool(names) and len(set(names)) == len(names) and all(point.text for point in option.entries)


def _aligned(options: Sequence[Entry], node: Node) -> Iterator[Node]:
    """A row for every criterion any option speaks of, in the order in which they first come up."""
    yield _row(
        [_cell((), node.span), *(_cell(option.name, option.span) for option in options)], node.span, "header"
    )
    if any(option.text for option in options):
        yield _row(
            [_cell((), node.span), *(_cell(option.text, option.span) for option in options)], node.span
        )
    points = [{plain(point.name): point for point in option.entries} for option in options]
    first = {name: point for held in reversed(points) for name, point in held.items()}
    for name in dict.fromkeys(name for held in points for name in held):
        span = first[name].span
        said = (_marked(held[name].text) if name in held else _NOTHING for held in points)
        yield _criterion(first[name].name, span, [_cell(runs, span) for runs in said], node.attrs)


def _criterion(name: Runs, span: Span, cells: Sequence[Node], attrs: Attrs) -> Node:
    """The row of a criterion, as a closing one where it gives the verdict."""
    written = attrs.get("verdict")
    closes = (written.lower(),) if written else _VERDICTS
    mark = "footer" if plain(name).strip().lower() in closes else ""
    return _row([Node("table_cell", span, "th", runs=name), *cells], span, mark)


def _held(option: Entry) -> Iterator[Node]:
    """What is said of an option, and its points as a list."""
    if option.text:
        yield _paragraph(option.text, option.span)
    if option.entries:
        yield _list(option.entries)


def _list(points: Sequence[Entry]) -> Node:
    items = tuple(
        Node(
            "list_item",
            point.span,
            children=(
                _paragraph(_whole(point), point.span),
                *((_list(point.entries),) if point.entries else ()),
            ),
        )
        for point in points
    )
    return Node("bullet_list", points[0].span.to(points[-1].span), "tight", children=items)


def _whole(point: Entry) -> Runs:
    """A point as it was written: nothing is made of its colon."""
    return (*point.name, Run(": "), *point.text) if point.text else point.name


def _paragraph(runs: Runs, span: Span) -> Node:
    return Node("paragraph", span, runs=runs)


def _cell(runs: Runs, span: Span) -> Node:
    return Node("table_cell", span, runs=runs)


def _row(cells: Sequence[Node], span: Span, mark: str = "") -> Node:
    return Node("table_row", span, children=tuple(cells), mark=mark)


def _marked(runs: Runs) -> Runs:
    """A cell's text, a mark in bold."""
    mark = _MARKS.get(plain(runs).strip())
    return (Run(mark, bold=True),) if mark else runs


def _align(cells: Sequence[Node]) -> str:
    """Marks stand in the middle of their column, text at its start."""
    said = [plain(cell.runs) for cell in cells if cell.runs and cell.runs != _NOTHING]
    return "center" if said and all(text in _MARKS.values() for text in said) else "left"


def _with_widths(attrs: Attrs, count: int, *, criteria: bool) -> Attrs:
    """Options are equally wide where they are few, unless the author says otherwise."""
    options = count - criteria
    if attrs.get("widths") or options > _MOST_EQUAL:
        return attrs
    shares = " ".join([_CRITERIA] * criteria + ["1"] * options)
    return Attrs(attrs.id, attrs.classes, (*attrs.values, ("widths", shares)))
