"""The file under construction: reportlab's canvas, opened where our own fonts and pictures go in.

This is the only module that touches what reportlab keeps private; a test names every attribute it uses.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import partial
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas


def flate(data: bytes, **entries: object) -> PDFStream:
    """A compressed stream."""
    dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), **entries})
    return PDFStream(dictionary=dictionary, content=zlib.compress(data))


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


class Sheets(Canvas):
    """Pages of one PDF. Nothing in it depends on the clock, the machine or the environment."""

    _doc: Any
    _code: list[str]

    def __init__(self, file: BinaryIO, lang: str) -> None:
        super().__init__(file, invariant=1, pdfVersion=(1, 7), lang=lang)
        self._doc.format = partial(_write_objects, self._doc, file)
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

    def link_to_url(self, url: str, area: tuple[float, float, float, float], words: str) -> None:
        """Make an area of the page lead out of the file; ``words`` describe the link to a screen reader.

        A URI holds ASCII only (ISO 32000-1, 12.6.4.7); other characters are written as their UTF-8 bytes.
        """
        ascii_only = "".join(char if char.isascii() else _percent(char) for char in url)
        self.linkURL(ascii_only, area, Contents=PDFString(words))

    def turn_page(self) -> None:
        """End the page. Files that differ on a page get different identifiers."""
        operators = "\n".join(self._code).encode("ascii")
        self._doc.updateSignature(operators)
        self.showPage()
        # reportlab would write it as ASCII, which takes longer than drawing the page and a quarter more room.
        self._doc.Pages[-1].Contents = flate(operators)


def _write_objects(document: Any, file: BinaryIO) -> bytes:
    """Write the objects and what stands around them (ISO 32000-1, 7.5), one after another: reportlab's
    `PDFDocument.format` puts the whole file together in memory. Nothing is left to be written."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    written: Any = PDFFile(document._pdfVersion)
    file.write(written.format(document))
    written.write = file.write
    numbered: list[str] = []
    while (number := len(numbered) + 1) in document.numberToId:  # objects may refer to new ones as they form
        id = document.numberToId[number]
        entry = PDFIndirectObject(id, document.idToObject[id])
        document.idToOffset[id] = written.add(entry.format(document))
        numbered.append(id)
    table = PDFCrossReferenceTable()
    table.addsection(0, numbered)
    start = written.add(table.format(document))
    trailer = PDFTrailer(start, Size=len(numbered) + 1, Root=root, Info=info, ID=document.ID())
    written.add(trailer.format(document))
    return b""
