"""What a table's cell holds: one text, or paragraphs and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.model import Audience, Block, Run, Runs

#: Blocks of text, which flow in a cell as on a slide.
_FLOWING = ("paragraph", "bullet_list", "ordered_list", "definition_list")
_ITEMS = ("list_item", "term", "definition")
#: What stands inside other blocks, and is reported with them.
_PARTS = ("table_row", "table_cell", "image")
#: What other blocks are called in findings.
_NAMES = {
    "blockquote": "a quotation", "fence": "a block of code", "code_block": "a block of code",
    "table": "another table", "figure": "a picture", "rule": "a rule", "div": "a div",
}  # fmt: skip


def content(cell: Node, reading: Reading) -> tuple[Runs, tuple[Block, ...]]:
    """A cell's text, or its blocks where it holds more than one paragraph.

    What is no running text is reported as ``table-cell``, and its text kept.
    """
    if not cell.children:
        return cell.runs, ()
    nodes = tuple(_flowing(cell.children, cell, reading))
    if len(nodes) == 1 and nodes[0].kind == "paragraph":
        return nodes[0].runs, ()
    blocks = reading.blocks(nodes)
    for block in blocks:
        if block.audience is not Audience.BOTH:
            _report("text for one document alone", block.span.first, cell, reading)
    return (), tuple(replace(block, audience=Audience.BOTH) for block in blocks)


def _flowing(nodes: Sequence[Node], cell: Node, reading: Reading) -> Iterator[Node]:
    """The nodes as paragraphs and lists, down to the innermost."""
    for node in nodes:
        if node.kind in _FLOWING or node.kind in _ITEMS:
            inner = tuple(_flowing(node.children, cell, reading))
            yield node if inner == node.children else replace(node, children=inner)
        elif node.kind == "heading":
            yield replace(node, kind="paragraph", runs=tuple(replace(run, bold=True) for run in node.runs))
        elif node.kind in _PARTS:
            if node.runs:
                yield replace(node, kind="paragraph", children=())
            yield from _flowing(node.children, cell, reading)
        elif node.kind != "directive":
            _report(_NAMES.get(node.kind, f"a {node.kind}"), node.span.first, cell, reading)
            if node.text.strip() and node.kind in ("fence", "code_block"):
                yield replace(node, kind="paragraph", runs=(Run(node.text.rstrip("\n"), code=True),), text="")
            elif node.runs:
                yield replace(node, kind="paragraph", children=())
            yield from _flowing(node.children, cell, reading)


def _report(what: str, line: int, cell: Node, reading: Reading) -> None:
    reading.report.warning(
        "table-cell",
        f"{what} in a table's cell is shown as plain text",
        replace(cell.span, first=line, last=line),
        "leave text and lists in the table, and put anything else below it",
    )
