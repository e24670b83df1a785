"""The file under construction: reportlab's canvas, opened where our own fonts and pictures go in.

This is the only module that touches what reportlab keeps private; a test names every attribute it uses.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from deckbuilder.render.pdf.objects import flate, write_objects


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


#: Annotation flag (ISO 32000-1, table 165) that PDF/A asks of every annotation (ISO 19005-2, 6.3.2).
PRINTED = 4


class _Information(PDFDictionary):
    """Properties where reportlab expects its own, which it asks for its share of the file's identifier."""

    def digest(self, signature: object) -> None:
        """Nothing: `Sheets.describe` has added it."""


class Sheets(Canvas):
    """Pages of one PDF. Nothing in it depends on the clock, the machine or the environment."""

    _doc: Any
    _code: list[str]

    def __init__(self, file: BinaryIO, lang: str) -> None:
        super().__init__(file, invariant=1, pdfVersion=(1, 7), lang=lang)
        self._doc.format = partial(write_objects, self._doc, file)
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

    def describe(self, entries: dict[str, str]) -> None:
        """Set the information dictionary."""
        self._doc.info = _Information({key: PDFString(text) for key, text in entries.items()})
        self._doc.updateSignature(repr(sorted(entries.items())).encode("utf-8", "replace"))

    def catalog(self, name: str, entry: object) -> None:
        """Set an entry of the document's catalogue (ISO 32000-1, table 28)."""
        catalog = self._doc.Catalog
        setattr(catalog, name, entry)
        if name not in catalog.__NoDefault__:  # those reportlab writes
            catalog.__NoDefault__ = [*catalog.__NoDefault__, name]

    def link_to_url(self, url: str, area: tuple[float, float, float, float], words: str) -> None:
        """Make an area of the page lead out of the file; ``words`` describe the link to a screen reader.

        A URI holds ASCII only (ISO 32000-1, 12.6.4.7); other characters are written as their UTF-8 bytes.
        """
        ascii_only = "".join(char if char.isascii() else _percent(char) for char in url)
        self.linkURL(ascii_only, area, Contents=PDFString(words), F=PRINTED)

    def link_to_place(self, name: str, area: tuple[float, float, float, float], words: str) -> None:
        """Make an area of the page lead to a bookmarked place of the file."""
        self.linkAbsolute(words, name, area, F=PRINTED)

    def turn_page(self) -> None:
        """End the page. Files that differ on a page get different identifiers."""
        operators = "\n".join(self._code).encode("ascii")
        self._doc.updateSignature(operators)
        self.showPage()
        # reportlab would write it as ASCII, which takes longer than drawing the page and a quarter more room.
        self._doc.Pages[-1].Contents = flate(operators)
