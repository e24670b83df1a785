"""The structure tree as objects of the file (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.strings import text_bytes, text_string
from deckbuilder.render.pdf.structure import Area, Content, Element, Structure


def add_structure(sheets: Sheets, structure: Structure) -> None:
    """Add the tree to a file whose pages are all there."""
    pages = sheets.page_numbers()
    elements = list(_walked(structure.root))
    tree = sheets.add()
    numbers = {id(element): sheets.add() for element in elements}
    for element in elements:
        parent = tree if element.parent is None else numbers[id(element.parent)]
        sheets.fill(numbers[id(element)], _entry(element, parent, numbers, pages))
    leaves = []
    for key, owner in sorted(structure.owners.items()):
        if isinstance(owner, Element):
            leaves.append(f"{key} {numbers[id(owner)]} 0 R")
        elif owner:
            references = " ".join(f"{numbers[id(element)]} 0 R" for element in owner)
            leaves.append(f"{key}[{references}]")
    parents = sheets.add(f"<</Nums[{' '.join(leaves)}]>>")
    named = {element.id: numbers[id(element)] for element in elements if element.id}
    names = " ".join(f"{text_string(name)} {named[name]} 0 R" for name in sorted(named, key=text_bytes))
    identified = f"/IDTree {sheets.add(f'<</Names[{names}]>>')} 0 R" if named else ""
    sheets.fill(
        tree,
        f"<</Type/StructTreeRoot/K {numbers[id(structure.root)]} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(structure.owners)}{identified}>>",
    )
    sheets.set_structure(tree)


def _walked(root: Element) -> Iterator[Element]:
    """The elements in reading order. Notes that call notes make a tree of any depth."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _entry(element: Element, parent: int, numbers: Mapping[int, int], pages: Sequence[int]) -> str:
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = [_kid(kid, page, numbers, pages) for kid in element.kids]
    parts = [f"<</S/{element.role}/P {parent} 0 R"]
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.lang:
        parts.append(f"/Lang{text_string(element.lang)}")
    if element.alt is not None:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText{text_string(element.actual)}")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    if element.id:
        parts.append(f"/ID{text_string(element.id)}")
    return "".join([*parts, ">>"])


def _kid(
    kid: Element | Content | Area, page: int | None, numbers: Mapping[int, int], pages: Sequence[int]
) -> str:
    match kid:
        case Element():
            return f"{numbers[id(kid)]} 0 R"
        case Content():
            if kid.page == page:
                return str(kid.mcid)
            return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>"
        case Area():
            return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.annotation} 0 R>>"
