"""Faults planted in the memo of a gallery: each is a function that spoils an open PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

Fault = Callable[[Pdf], None]


def elements(pdf: Pdf, role: str) -> list[Any]:
    """The structure elements of a role, in reading order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        if node.get("/S") == f"/{role}":
            found.append(node)
        for kid in kids(node):
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


def kids(node: Any) -> list[Any]:
    held = node.get("/K", Array())
    return list(held) if isinstance(held, Array) else [held]


def without(of: Callable[[Pdf], Any], *keys: str) -> Fault:
    """What takes entries out of a dictionary."""

    def spoil(pdf: Pdf) -> None:
        node = of(pdf)
        for key in keys:
            del node[key]

    return spoil


def setting(of: Callable[[Pdf], Any], key: str, value: Any) -> Fault:
    """What sets an entry of a dictionary."""

    def spoil(pdf: Pdf) -> None:
        of(pdf)[key] = value

    return spoil


def first(role: str, number: int = 0) -> Callable[[Pdf], Any]:
    """The element of a role, counted from 0 in reading order."""
    return lambda pdf: elements(pdf, role)[number]


def renamed(role: str, other: str, number: int = 0) -> Fault:
    return setting(first(role, number), "/S", Name(f"/{other}"))


def root(pdf: Pdf) -> Any:
    return pdf.Root


def annotation(pdf: Pdf) -> Any:
    """The first link that leads out of the memo."""
    held = (link for page in pdf.pages for link in page.obj.get("/Annots", []))
    return next(link for link in held if "/A" in link and "/URI" in link["/A"])


def font(pdf: Pdf) -> Any:
    """The font that most of the text is set in."""
    fonts = [
        held for held in pdf.objects if isinstance(held, Dictionary) and held.get("/Subtype") == "/Type0"
    ]
    return max(fonts, key=lambda held: len(held["/DescendantFonts"][0]["/W"][1]))


def descriptor(pdf: Pdf) -> Any:
    return font(pdf)["/DescendantFonts"][0]["/FontDescriptor"]


def rewritten(pattern: bytes, by: bytes, page: int = 0) -> Fault:
    """What replaces the first match in a page's content."""

    def spoil(pdf: Pdf) -> None:
        content = pdf.pages[page].obj["/Contents"]
        changed, count = re.subn(pattern, by, content.read_bytes(), count=1, flags=re.DOTALL)
        assert count, f"{pattern!r} is not on the page"
        content.write(changed)

    return spoil


def swapped_kids(role: str, one: int, other: int, number: int = 0) -> Fault:
    def spoil(pdf: Pdf) -> None:
        node = elements(pdf, role)[number]
        held = kids(node)
        held[one], held[other] = held[other], held[one]
        node["/K"] = Array(held)

    return spoil


def dropped_kid(role: str, at: int = -1, number: int = 0) -> Fault:
    def spoil(pdf: Pdf) -> None:
        node = elements(pdf, role)[number]
        held = kids(node)
        del held[at]
        node["/K"] = Array(held)

    return spoil


def moved_to_the_end(role: str) -> Fault:
    """The first element of a role becomes the last of the document."""

    def spoil(pdf: Pdf) -> None:
        node, document = elements(pdf, role)[0], elements(pdf, "Document")[0]
        parent = node["/P"]
        parent["/K"] = Array([kid for kid in kids(parent) if not _same(kid, node)])
        document["/K"] = Array([*kids(document), node])
        node["/P"] = document

    return spoil


def parted(pdf: Pdf) -> None:
    """A paragraph that goes on overleaf becomes two."""
    node = next(held for held in elements(pdf, "P") if _goes_on(kids(held)[-1]))
    held, parent = kids(node), node["/P"]
    tail = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=parent, K=Array(held[-1:])))
    node["/K"] = Array(held[:-1])
    around = kids(parent)
    at = next(index for index, kid in enumerate(around) if _same(kid, node))
    parent["/K"] = Array([*around[: at + 1], tail, *around[at + 1 :]])
    _own(pdf, tail, held[-1])


def told_artifact(pdf: Pdf) -> None:
    """The running head of the second page becomes a paragraph."""
    page = pdf.pages[1].obj
    owners = _owners(pdf, page)
    content = page["/Contents"]
    mark = f"/P <</MCID {len(owners)}>> BDC".encode()
    changed, count = re.subn(rb"/Artifact\s*(<<.*?>>\s*BDC|BMC)", mark, content.read_bytes(), count=1)
    assert count
    content.write(changed)
    document = elements(pdf, "Document")[0]
    entries = {"/Type": Name.StructElem, "/S": Name.P, "/P": document, "/K": len(owners), "/Pg": page}
    node = pdf.make_indirect(Dictionary(entries))
    document["/K"] = Array([node, *kids(document)])
    owners.append(node)


def twice(pdf: Pdf) -> None:
    """Two footnotes of one identifier."""
    elements(pdf, "Note")[1]["/ID"] = elements(pdf, "Note")[0]["/ID"]


def remapped(pdf: Pdf) -> None:
    """A standard type is mapped to another."""
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(P=Name.Span)


def of_no_standard(pdf: Pdf) -> None:
    elements(pdf, "P")[3]["/S"] = Name("/Absatz")


def headless(pdf: Pdf) -> None:
    """The cells of a table's head become plain ones."""
    for head in elements(pdf, "TH"):
        head["/S"] = Name.TD


def other_characters(pdf: Pdf) -> None:
    """Two letters of a font change places in what is copied."""
    stream = font(pdf)["/ToUnicode"]
    text = stream.read_bytes()
    assert b"<0065>" in text
    assert b"<0061>" in text
    swapped = text.replace(b"<0065>", b"<0000>").replace(b"<0061>", b"<0065>").replace(b"<0000>", b"<0061>")
    stream.write(swapped)


def other_widths(pdf: Pdf) -> None:
    widths = font(pdf)["/DescendantFonts"][0]["/W"]
    widths[1] = Array([int(width) + 100 for width in widths[1]])


def other_tabs(pdf: Pdf) -> None:
    """The tabulator no longer follows the structure."""
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def emptied(pdf: Pdf) -> None:
    pdf.pages[1].obj["/Contents"] = pdf.make_stream(b"")


def script(pdf: Pdf) -> None:
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def untitled(pdf: Pdf) -> None:
    _edit_metadata(pdf, rb"<dc:title>.*?</dc:title>")


def unclaimed(pdf: Pdf) -> None:
    _edit_metadata(pdf, rb"<pdfuaid:part>.*?</pdfuaid:part>")


def lost_parent(pdf: Pdf) -> None:
    """The parent tree says of some content that it is another element's."""
    owners = _owners(pdf, pdf.pages[0].obj)
    owners[2] = owners[0]


def without_objects(pdf: Pdf) -> None:
    """A link keeps its words and loses its annotation."""
    link = next(node for node in elements(pdf, "Link") if len(kids(node)) > 1)
    link["/K"] = Array(
        [kid for kid in kids(link) if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"]
    )


def _edit_metadata(pdf: Pdf, pattern: bytes) -> None:
    stream = pdf.Root["/Metadata"]
    changed, count = re.subn(pattern, b"", stream.read_bytes(), flags=re.DOTALL)
    assert count
    stream.write(changed)


def _owners(pdf: Pdf, page: Any) -> Any:
    """The entry of a page in the parent tree."""
    numbers = pdf.Root.StructTreeRoot.ParentTree
    held = list(numbers.get("/Nums", [])) or [item for kid in numbers["/Kids"] for item in kid["/Nums"]]
    return held[held[::2].index(page["/StructParents"]) * 2 + 1]


def _own(pdf: Pdf, node: Any, kid: Any) -> None:
    _owners(pdf, kid["/Pg"])[int(kid["/MCID"])] = node


def _goes_on(kid: Any) -> bool:
    """Whether it is content of another page than its element's."""
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR"


def _same(kid: Any, node: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.is_indirect and kid.objgen == node.objgen
