"""The structure tree of a file (ISO 32000-1, 14.7 and 14.8): what its text is, in the order it is read.

It grows while the pages are drawn, and is in the order of the source: a figure that floats to another page is
read where it was written, and a footnote after what calls it. Which part of a page belongs to what, says
`marks`; how the tree is written, `structure_objects`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from deckbuilder.plan import Bullet, Cell, Para, Row, Tag

#: Roles of paragraphs that are plain paragraphs within what encloses them.
_PLAIN = frozenset({"LI", "BlockQuote", "Note", "Title", "TOCI", "TD", "TH"})
#: Elements that hold no further blocks: a footnote called in them is their last part.
_CLOSED = frozenset({"TR", "Table", "LI", "L", "TOC", "TOCI"})
#: Values of ListNumbering by how the first item is numbered (ISO 32000-1, table 347).
_NUMBERINGS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
#: What names a footnote's place in `Para.anchor`.
NOTE_ANCHOR = "note:"


class Content(NamedTuple):
    """A marked-content sequence."""

    page: int
    """Index of its page."""
    mcid: int


class Area(NamedTuple):
    """The area of a link on a page."""

    page: int
    annotation: int
    """Object number."""


class Element(Struct, eq=False):
    """A structure element."""

    role: str
    parent: Element | None
    kids: list[Element | Content | Area] = field(default_factory=list)
    lang: str | None = None
    alt: str | None = None
    actual: str = ""
    """What its content says, where that is not drawn in the order in which it is read."""
    attributes: str = ""
    """The ``A`` entry, as it is written; empty for none."""
    id: str = ""
    number: int = 0
    """Its place in the source; 0 for what has none but that behind the element before it."""
    named: dict[tuple[str, int], Element] = field(default_factory=dict)
    """Elements within it that have a number, by role and number."""
    attached: bool = True
    """Whether it is among its parent's kids."""

    def inline(self, role: str, lang: str | None = None) -> Element:
        """An element within it that takes its place among the kids with its first content."""
        return Element(role, self, lang=lang, attached=False)

    def attach(self) -> None:
        """Make it, and all it is in, part of the tree."""
        if not self.attached and self.parent is not None:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)


class Structure:
    """The tree of one document."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.root = Element("Document", None)
        self.owners: dict[int, list[Element] | Element] = {}
        """Whose the content of a page is, by the page's key, and whose a link is, by its own."""
        self._sections: list[tuple[int, Element]] = []
        self._callers: dict[str, Element] = {}

    def key(self, owner: list[Element] | Element) -> int:
        """A key in the parent tree (ISO 32000-1, 14.7.4.4) for a page or a link."""
        key = len(self.owners)
        self.owners[key] = owner
        return key

    def at(self, tags: Iterable[Tag], base: Element | None = None) -> Element:
        """The element that some tags lead to, from ``base`` or the document."""
        element = base or self.root
        for tag in tags:
            element = self._child(element, tag.role, tag.number)
        return element

    def paragraph(self, para: Para, base: Element | None = None) -> Element:
        """The element of a paragraph, or of the part of it that stands on this page."""
        around = self.at(para.within, base)
        if around.role == "Note" and not around.kids and (para.anchor or "").startswith(NOTE_ANCHOR):
            self._place_note(around, (para.anchor or "").removeprefix(NOTE_ANCHOR))
        if para.role in ("TD", "TH") and not para.number:
            return around
        role = "P" if para.role in _PLAIN else para.role
        if role == "Code":  # an element of running text (ISO 32000-1, table 338)
            return self._child(self._own(around, "P", para.number), "Code", para.number)
        element = self._own(around, role, para.number)
        if para.style.lang != self.lang:
            element.lang = para.style.lang
        return element

    def label(self, bullet: Bullet, within: tuple[Tag, ...], base: Element | None = None) -> Element:
        """The element of the mark before a list item, whose text stands ``within`` the item's body."""
        item = self.at(within[:-1], base)
        if item.parent is not None and item.parent.role == "L" and not item.parent.attributes:
            item.parent.attributes = f"<</O/List/ListNumbering/{_numbering(bullet)}>>"
        return self._new(item, "Lbl")

    def table(self, within: tuple[Tag, ...], number: int, base: Element | None = None) -> Element:
        """The element of a table."""
        return self._own(self.at(within, base), "Table", number)

    def row(self, table: Element, row: Row, number: int, headed: bool) -> Element:
        """The element of a table's row; ``number`` stands in for one it has not. ``headed`` says whether the
        table has a head and a body."""
        group = self._child(table, "THead" if row.header else "TBody", 0) if headed else table
        return self._child(group, "TR", row.number or number)

    def cell(self, row: Element, cell: Cell, column: int) -> Element:
        """The element of a cell; one that goes on from an earlier page is the one begun there."""
        owner = row
        if cell.begins:
            group = row.parent or row
            owner = group.named.get(("TR", cell.begins), row)
        scope = cell.scope
        element = self._child(owner, "TH" if scope else "TD", column)
        if not element.attributes:
            element.attributes = _cell_attributes(cell)
        return element

    def figure(
        self, role: str, alt: str, edges: str, within: tuple[Tag, ...], base: Element | None = None
    ) -> Element:
        """The element of a picture, drawing or formula within ``edges``, a rectangle of the file."""
        element = self._new(self.at(within, base), role)
        element.alt = alt
        element.attributes = f"<</O/Layout/Placement/Block/BBox[{edges}]>>"
        return element

    def called(self, label: str, caller: Element) -> None:
        """Remember what calls a footnote first: there it is read."""
        self._callers.setdefault(label, caller)

    def _own(self, parent: Element, role: str, number: int) -> Element:
        """The element with that number; a new one for 0."""
        return self._child(parent, role, number) if number else self._new(parent, role)

    def _child(self, parent: Element, role: str, number: int) -> Element:
        found = parent.named.get((role, number))
        if found is None:
            found = parent.named[role, number] = self._new(parent, role, number)
        return found

    def _new(self, parent: Element, role: str, number: int = 0) -> Element:
        if role == "Note":
            return Element(role, self.root, attached=False)
        if parent is self.root:
            parent = self._section(role)
        element = Element(role, parent, number=number)
        parent.kids.insert(_place(parent.kids, number), element)
        return element

    def _section(self, role: str) -> Element:
        """Where an outermost element stands: in the section of the heading above. A heading begins one."""
        if len(role) == 2 and role[0] == "H" and role[1].isdigit():
            level = int(role[1])
            while self._sections and self._sections[-1][0] >= level:
                self._sections.pop()
            section = Element("Sect", self._sections[-1][1] if self._sections else self.root)
            (section.parent or self.root).kids.append(section)
            self._sections.append((level, section))
        return self._sections[-1][1] if self._sections else self.root

    def _place_note(self, note: Element, label: str) -> None:
        """A footnote after the block that calls it, behind others called there; in it where that block stands
        among rows or items."""
        note.id = f"{NOTE_ANCHOR}{label}"
        note.attached = True
        caller = self._callers.get(label, self.root)
        parent = caller.parent
        if parent is None or parent.role in _CLOSED:
            note.parent = caller
            caller.kids.append(note)
            return
        note.parent = parent
        at = parent.kids.index(caller) + 1
        while at < len(parent.kids) and _is_note(parent.kids[at]):
            at += 1
        parent.kids.insert(at, note)


def _place(kids: Sequence[Element | Content | Area], number: int) -> int:
    """Where an element with a number goes among its siblings: before those with greater ones at the end, and
    the footnotes they call."""
    place = len(kids)
    if number > 0:
        for at in range(len(kids) - 1, -1, -1):
            kid = kids[at]
            if isinstance(kid, Element) and kid.number > number:
                place = at
            elif not _is_note(kid):
                break
    return place


def _is_note(kid: Element | Content | Area) -> bool:
    return isinstance(kid, Element) and kid.role == "Note"


def _numbering(bullet: Bullet) -> str:
    if bullet.number is None:
        return "Disc"
    return next((_NUMBERINGS[char] for char in bullet.form if char in _NUMBERINGS), "Decimal")


def _cell_attributes(cell: Cell) -> str:
    """Scope and spans of a cell (ISO 32000-1, table 349); empty where nothing is to be said."""
    entries = ""
    if cell.scope:
        entries += f"/Scope/{cell.scope.title()}"
    if cell.colspan > 1:
        entries += f"/ColSpan {cell.colspan}"
    if (rows := cell.reaches or cell.rowspan) > 1:
        entries += f"/RowSpan {rows}"
    return f"<</O/Table{entries}>>" if entries else ""
