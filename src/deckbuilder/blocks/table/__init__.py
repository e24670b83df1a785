"""Tables: header rows, rows of cells that may span others, perhaps a caption above and a source below.

The kind is `kind`. Nodes become the rows of a grid in `reading`, which places cells by their `spans`; columns
and rows are measured and set in `widths`, `cells` and `setting`; what is too tall or too wide is parted in
`cuts` and `parting`.
"""

from deckbuilder.blocks.table.kind import KIND

__all__ = ["KIND"]
