"""The file under construction: reportlab's canvas, opened where our own fonts and pictures go in.

This is the only module that touches what reportlab keeps private; a test names every attribute it uses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from deckbuilder.render.pdf.objects import flate, write_objects
from deckbuilder.render.pdf.strings import text_string


def _ascii(url: str) -> str:
    """A URI holds ASCII only (ISO 32000-1, 12.6.4.7); other characters are written as their UTF-8 bytes."""
    return "".join(
        char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in url
    )


class _Written(PDFObject):
    """An object as it stands in the file."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body.encode("ascii")


#: Annotation flag (ISO 32000-1, table 165) that PDF/A asks of every annotation (ISO 19005-2, 6.3.2).
PRINTED = 4


class _Information(PDFDictionary):
    """Properties where reportlab expects its own, which it asks for its share of the file's identifier."""

    def digest(self, signature: object) -> None:
        """Nothing: `Sheets.describe` has added it."""


class _NoOutline:
    """What stands where reportlab keeps an outline of its own; ours is in the catalogue."""

    ready = 1

    def prepare(self, *_: object) -> None:
        """Nothing."""


class Sheets(Canvas):
    """Pages of one PDF. Nothing in it depends on the clock, the machine or the environment."""

    _doc: Any
    _code: list[str]
    _annotationrefs: list[PDFObjectReference]
    _bookmarkReference: Callable[[str], PDFObject]

    def __init__(self, file: BinaryIO, lang: str) -> None:
        super().__init__(file, invariant=1, pdfVersion=(1, 7), lang=lang)
        self._doc.format = partial(write_objects, self._doc, file)
        self._doc.Outlines, self._doc.Catalog.Outlines = _NoOutline(), None
        # The stock digest starts from a time stamp, which SOURCE_DATE_EPOCH would move.
        self._doc.signature = hashlib.md5(usedforsecurity=False)

    def _make_preamble(self) -> None:
        """The stock preamble selects Helvetica on every page, which then could not be embedded."""
        self._preamble = ""

    def reference(self, entry: PDFObject) -> PDFObjectReference:
        """Add an object to the file."""
        reference: PDFObjectReference = self._doc.Reference(entry)
        return reference

    def name_font(self, name: str, font: PDFObjectReference) -> None:
        """Add a font to the resources all pages share."""
        self._doc.idToObject["BasicFonts"][name] = font

    def add_image(self, name: str, image: PDFStream) -> None:
        """Add a picture that `doForm` paints into the unit square."""
        self._doc.addForm(name, image)

    def add_stream(self, stream: PDFStream) -> int:
        """Add a stream that others refer to; its number."""
        return self._number(self.reference(stream))

    def describe(self, entries: dict[str, str]) -> None:
        """Set the information dictionary."""
        self._doc.info = _Information({key: text_string(text) for key, text in entries.items()})
        self._doc.updateSignature(repr(sorted(entries.items())).encode("utf-8", "replace"))

    def catalog(self, name: str, entry: object) -> None:
        """Set an entry of the document's catalogue (ISO 32000-1, table 28)."""
        catalog = self._doc.Catalog
        setattr(catalog, name, entry)
        if name not in catalog.__NoDefault__:  # those reportlab writes
            catalog.__NoDefault__ = [*catalog.__NoDefault__, name]

    def add(self, body: str = "") -> int:
        """Add an object as it is written; its number. Without a body, `fill` must give it one."""
        return self._number(self.reference(_Written(body)))

    def fill(self, number: int, body: str) -> None:
        """Give an object that `add` made its body."""
        self._doc.idToObject[self._doc.numberToId[number]].body = body

    def place(self, name: str) -> int:
        """The number of the destination that `bookmarkPage` calls ``name``."""
        return self._number(self.reference(self._bookmarkReference(name)))

    def link(self, target: str, edges: str, words: str, key: int) -> int:
        """Make an area of the page lead to a URL or to ``#name``; the number of its annotation.

        ``edges`` is a rectangle, ``key`` that of the area in the parent tree; ``words`` describe the link to
        a screen reader.
        """
        if target.startswith("#"):
            action = f"/Dest {self.place(target[1:])} 0 R"
        else:
            action = f"/A<</S/URI/URI{text_string(_ascii(target))}>>"
        number = self.add(
            f"<</Type/Annot/Subtype/Link/Rect[{edges}]/Border[0 0 0]/F {PRINTED}/StructParent {key}"
            f"/Contents{text_string(words)}{action}>>"
        )
        self._annotationrefs.append(PDFObjectReference(self._doc.numberToId[number]))
        return number

    def page_numbers(self) -> list[int]:
        """The object numbers of all pages."""
        return [self._number(self._doc.Reference(page)) for page in self._doc.Pages]

    def set_structure(self, number: int) -> None:
        """Name the object that holds the structure tree."""
        self.catalog("StructTreeRoot", f"{number} 0 R")
        self.catalog("MarkInfo", PDFDictionary({"Marked": "true"}))

    def _number(self, reference: PDFObjectReference) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return number

    def turn_page(self, key: int) -> None:
        """End the page, whose content is found in the parent tree by ``key``. Files that differ on a page get
        different identifiers."""
        operators = "\n".join(self._code).encode("ascii")
        self._doc.updateSignature(operators)
        self.showPage()
        # reportlab would write it as ASCII, which takes longer than drawing the page and a quarter more room.
        page = self._doc.Pages[-1]
        page.Contents = flate(operators)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = key
        page.Tabs = PDFName("S")  # keyboard order is reading order
