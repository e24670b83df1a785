"""The structure of a tagged PDF as a screen reader walks it: elements in reading order, each with its text.

Read from the file alone, by ISO 32000-1, 14.7 and 14.8. What does not fit together (content no element has,
elements without their content, links outside the tree) is a fault of the `Structure`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from .marked import Marked, marked

ObjectId = tuple[int, int]


@dataclass(slots=True)
class Element:
    """A structure element."""

    role: str
    """A standard type: others are followed through the role map."""
    lang: str
    """BCP 47, its own or what it inherits."""
    alt: str | None = None
    actual: str | None = None
    id: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    """By name, whatever their owner; values as Python's."""
    children: list[Element | str] = field(default_factory=list)
    """Elements and the text between them, in reading order."""
    pages: set[int] = field(default_factory=set)
    """Those its own content stands on, counted from 1."""
    annotations: list[str] = field(default_factory=list)
    """What the annotations it holds (OBJR) say of themselves."""

    @property
    def text(self) -> str:
        """All its words. An ActualText stands for what is inside."""
        if self.actual is not None:
            return self.actual
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.elements:
            yield from child.walk()


@dataclass(slots=True)
class Structure:
    """What a file says of its structure."""

    root: Element
    artifacts: list[list[tuple[str, str]]]
    """For each page: kind and text of what is no content."""
    faults: list[str]

    def walk(self) -> Iterator[Element]:
        return self.root.walk()

    def find(self, *roles: str) -> list[Element]:
        return [element for element in self.walk() if element.role in roles]


def read(file: Path) -> Structure:
    """Read a file.

    Raises:
        KeyError: it has no structure tree.
    """
    with pikepdf.open(file) as pdf:
        return _Walker(pdf).structure()


class _Walker:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._tree = pdf.Root["/StructTreeRoot"]
        self._roles = {str(name): str(role) for name, role in self._tree.get("/RoleMap", {}).items()}
        self._pages: dict[ObjectId, int] = {
            page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)
        }
        self._marked: list[Marked] = [marked(page) for page in pdf.pages]
        self._parents = dict(_numbers(self._tree.get("/ParentTree", pikepdf.Dictionary())))
        self._owners: Counter[tuple[int, int]] = Counter()
        self._held: dict[ObjectId, ObjectId] = {}
        self._faults: list[str] = []

    def structure(self) -> Structure:
        root = Element("StructTreeRoot", str(self._pdf.Root.get("/Lang", "")))
        for kid in _kids(self._tree):
            self._add(root, kid, self._tree, None)
        self._check_content()
        self._check_annotations()
        self._check_ids(root)
        for number, page in enumerate(self._marked, 1):
            self._faults += [f"page {number}: {fault}" for fault in page.faults]
        return Structure(root, [page.artifacts for page in self._marked], self._faults)

    def _element(self, node: Any, parent: Any, lang: str, page: Any) -> Element:
        role = str(node["/S"])
        for _ in self._roles:
            role = self._roles.get(role, role)
        element = Element(
            role[1:],
            str(node["/Lang"]) if "/Lang" in node else lang,
            alt=str(node["/Alt"]) if "/Alt" in node else None,
            actual=str(node["/ActualText"]) if "/ActualText" in node else None,
            id=str(node["/ID"]) if "/ID" in node else None,
            attributes=_attributes(node),
        )
        if node.get("/P") is None or node["/P"].objgen != parent.objgen:
            self._faults.append(f"{role} names another parent than the one it has")
        for kid in _kids(node):
            self._add(element, kid, node, node.get("/Pg", page))
        return element

    def _add(self, element: Element, kid: Any, node: Any, page: Any) -> None:
        """One entry of a K array (ISO 32000-1, 14.7.4)."""
        if not isinstance(kid, pikepdf.Dictionary):
            self._add_content(element, node, page, int(kid))
        elif kid.get("/Type") == "/MCR":
            self._add_content(element, node, kid.get("/Pg", page), int(kid["/MCID"]))
        elif kid.get("/Type") == "/OBJR":
            annotation = kid["/Obj"]
            self._held[annotation.objgen] = node.objgen
            element.annotations.append(str(annotation.get("/Contents", "")))
        else:
            element.children.append(self._element(kid, node, element.lang, page))

    def _add_content(self, element: Element, node: Any, page: Any, mcid: int) -> None:
        number = self._pages.get(page.objgen) if page is not None else None
        if number is None or mcid not in self._marked[number - 1].texts:
            self._faults.append(f"{element.role} names content {mcid} that page {number} lacks")
            return
        self._owners[number, mcid] += 1
        element.pages.add(number)
        element.children.append(self._marked[number - 1].texts[mcid])
        listed = self._parents.get(int(self._pdf.pages[number - 1].obj.get("/StructParents", -1)))
        if listed is None or mcid >= len(listed) or listed[mcid].objgen != node.objgen:
            self._faults.append(f"page {number}: the parent tree leads content {mcid} elsewhere")

    def _check_content(self) -> None:
        for number, page in enumerate(self._marked, 1):
            for mcid in page.texts:
                if self._owners[number, mcid] != 1:
                    self._faults.append(
                        f"page {number}: content {mcid} is in {self._owners[number, mcid]} elements"
                    )

    def _check_annotations(self) -> None:
        for number, page in enumerate(self._pdf.pages, 1):
            for annotation in page.obj.get("/Annots", []):
                holder = self._held.get(annotation.objgen)
                listed = self._parents.get(int(annotation.get("/StructParent", -1)))
                if holder is None or listed is None or listed.objgen != holder:
                    self._faults.append(f"page {number}: an annotation is not in the structure")

    def _check_ids(self, root: Element) -> None:
        """Identifiers are unique and lead to their elements (ISO 32000-1, table 322)."""
        named = [element.id for element in root.walk() if element.id is not None]
        self._faults += [
            f"{count} elements are called {name}" for name, count in Counter(named).items() if count > 1
        ]
        listed = [name for name, _ in _names(self._tree["/IDTree"])] if "/IDTree" in self._tree else []
        if sorted(listed) != sorted(set(named)):
            self._faults.append("the tree of identifiers names others than the elements do")


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(node: Any) -> dict[str, Any]:
    given = node.get("/A", pikepdf.Array())
    owners = list(given) if isinstance(given, pikepdf.Array) else [given]
    return {
        str(key)[1:]: _plain(value)
        for owner in owners
        if isinstance(owner, pikepdf.Dictionary)
        for key, value in owner.items()
        if key != "/O"
    }


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [_plain(item) for item in value]
    return str(value)[1:] if isinstance(value, pikepdf.Name) else value


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """Keys and values of a number tree (ISO 32000-1, 7.9.7)."""
    pairs = list(node.get("/Nums", []))
    yield from zip(map(int, pairs[::2]), pairs[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)


def _names(node: Any) -> Iterator[tuple[str, Any]]:
    """Keys and values of a name tree (7.9.6)."""
    pairs = list(node.get("/Names", []))
    yield from zip(map(str, pairs[::2]), pairs[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _names(kid)
