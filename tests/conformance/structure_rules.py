"""Rules the structure of a tagged PDF must keep, as a function from a structure to its faults.

They are those of ISO 32000-1, 14.8.4 and 14.8.5, and of the Matterhorn Protocol, but for what only a look at
the source tells: whether the words, their order and their language are right (see `test_memo_structure`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .structure import Element, Structure

#: What each of these may hold (ISO 32000-1, tables 336 to 338), and so where the members may stand.
MEMBERS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
ONLY_IN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
}
#: Elements that group others and have no words of their own.
GROUPS = {"StructTreeRoot", "Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote", *MEMBERS} - {
    "Caption"
}
#: Elements of a line, which hold no blocks (14.8.4.4).
INLINE = {"Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu"}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
BLOCKS = {"P", "L", "Table", "Caption", "TOC", "BlockQuote", "Sect", "Div", *HEADINGS, *MEMBERS}
#: May be there and hold nothing: cells, and what an Alt describes.
MAY_BE_EMPTY = {"TD", "TH", "Figure", "Formula"}


def faults(structure: Structure) -> list[str]:
    """What is wrong with a structure, its own faults first."""
    found = list(structure.faults)
    if [element.role for element in structure.root.elements] != ["Document"]:
        found.append("the root does not hold one Document")
    for element in structure.walk():
        found += _placed(element)
        found += _described(element)
        if element.role == "Table":
            found += _table(element)
    return found + list(_headings(structure))


def _placed(element: Element) -> Iterator[str]:
    """Whether an element holds what it may, and stands where it may."""
    name = _named(element)
    for child in element.elements:
        if element.role in MEMBERS and child.role not in MEMBERS[element.role]:
            yield f"{name} holds {child.role}"
        if element.role not in ONLY_IN.get(child.role, {element.role}):
            yield f"{_named(child)} stands in {element.role}"
        if element.role in INLINE | {"P", *HEADINGS} and child.role in BLOCKS:
            yield f"{name} holds {child.role}"
    if element.role in GROUPS and any(isinstance(child, str) for child in element.children):
        yield f"{name} has words of its own"
    if not element.children and element.role not in MAY_BE_EMPTY:
        yield f"{element.role} is empty"


def _described(element: Element) -> Iterator[str]:
    """Whether an element says what its kind must say."""
    name = _named(element)
    if element.role in ("Figure", "Formula") and not element.alt:
        yield f"{element.role} has no alternative text"
    if element.role == "Figure" and len(element.attributes.get("BBox", [])) != 4:
        yield f"{element.role} says not where it stands"
    if element.role == "Note" and not element.id:
        yield f"{name} has no identifier"
    if element.role == "TH" and element.attributes.get("Scope") not in ("Row", "Column", "Both"):
        yield f"{name} says not what it heads"
    if element.role == "Link" and (not element.annotations or not all(element.annotations)):
        yield f"{name} has no annotation that says where it leads"
    if not element.lang:
        yield f"{name} has no language"


def _table(table: Element) -> Iterator[str]:
    """Whether every row has as many columns, spans counted (ISO 32000-1, table 349)."""
    rows = [element for element in table.walk() if element.role == "TR"]
    widths = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row.elements:
            for lower in range(number, min(len(rows), number + int(cell.attributes.get("RowSpan", 1)))):
                widths[lower] += int(cell.attributes.get("ColSpan", 1))
    if len(set(widths)) > 1:
        yield f"{_named(table)} has rows of {sorted(set(widths))} columns"


def _headings(structure: Structure) -> Iterator[str]:
    """Whether the first heading is of level 1 and no level is left out (Matterhorn, 14-002 and -003)."""
    levels = [HEADINGS.index(element.role) + 1 for element in structure.find(*HEADINGS)]
    for above, below in pairwise([0, *levels]):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _named(element: Element) -> str:
    return f"{element.role} “{element.text[:40]}”"
