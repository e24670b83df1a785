"""How a reader finds the way in a file: the outline, and what pages are called."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckbuilder.plan import Bookmark
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.strings import text_string

#: Below this many entries an outline pane would only take room.
MIN_OUTLINE = 3
#: About as many entries as a pane shows at once. A longer outline is opened only as deep as this allows.
PANE = 40
SOFT_HYPHEN = "\u00ad"


class _Entry(Struct):
    """A bookmark in the outline; its root is one without title."""

    number: int
    """Of its object."""
    title: str = ""
    place: int = 0
    kids: list[_Entry] = field(default_factory=list)
    closed: bool = False

    def rows(self) -> int:
        """How many entries are to be seen below this one, once it is opened."""
        return sum(1 if kid.closed else 1 + kid.rows() for kid in self.kids)


def add_navigation(sheets: Sheets, bookmarks: Sequence[Bookmark]) -> None:
    """Nested bookmarks, and page numbers as they are printed: 1 for the first."""
    sheets.catalog("PageLabels", PDFDictionary({"Nums": "[0<</S/D>>]"}))
    if bookmarks:
        root = _tree(sheets, bookmarks)
        sheets.fill(root.number, f"<</Type/Outlines{_below(root)}>>")
        _fill(sheets, root)
        sheets.catalog("Outlines", f"{root.number} 0 R")
    if len(bookmarks) >= MIN_OUTLINE:
        sheets.showOutline()


def _tree(sheets: Sheets, bookmarks: Sequence[Bookmark]) -> _Entry:
    levels = _levels(bookmarks)
    deepest = _depth(levels) - 1
    above = [_Entry(sheets.add())]
    for bookmark, level in zip(bookmarks, levels, strict=True):
        title = bookmark.title.replace(SOFT_HYPHEN, "")
        entry = _Entry(sheets.add(), title, sheets.place(bookmark.anchor), closed=level >= deepest)
        del above[level + 1 :]
        above[-1].kids.append(entry)
        above.append(entry)
    return above[0]


def _fill(sheets: Sheets, parent: _Entry) -> None:
    """Write the entries below one (ISO 32000-1, table 153)."""
    for index, entry in enumerate(parent.kids):
        parts = [f"<</Title{text_string(entry.title)}/Parent {parent.number} 0 R/Dest {entry.place} 0 R"]
        if index:
            parts.append(f"/Prev {parent.kids[index - 1].number} 0 R")
        if index + 1 < len(parent.kids):
            parts.append(f"/Next {parent.kids[index + 1].number} 0 R")
        sheets.fill(entry.number, "".join([*parts, _below(entry), ">>"]))
        _fill(sheets, entry)


def _below(entry: _Entry) -> str:
    """What leads further in. A negative number of rows keeps them closed."""
    if not entry.kids:
        return ""
    first, last = entry.kids[0].number, entry.kids[-1].number
    return f"/First {first} 0 R/Last {last} 0 R/Count {'-' if entry.closed else ''}{entry.rows()}"


def _levels(bookmarks: Sequence[Bookmark]) -> list[int]:
    """The level of each. One whose parent is missing moves up, as the outline allows no gaps."""
    levels: list[int] = []
    for bookmark in bookmarks:
        levels.append(min(bookmark.level, levels[-1] + 1 if levels else 0))
    return levels


def _depth(levels: Sequence[int]) -> int:
    """How many levels are shown at first: as many as a pane has room for, the outermost in any case."""
    depths = range(1, max(levels, default=0) + 2)
    return max((depth for depth in depths if sum(level < depth for level in levels) <= PANE), default=1)
