"""How a PDF's objects become bytes: small ones packed into object streams, a cross-reference stream at the
end (ISO 32000-1, 7.5.7 and 7.5.8). It knows nothing of what the objects mean.

Objects are written as they are formed, a bundle at a time, and keep no bytes in memory but those of the
bundles: reportlab's own `PDFDocument.format` puts the whole file together first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream

#: A reader unpacks a whole bundle to see one of its objects.
BUNDLE = 200
#: Tells programs that move files that this one is no text (ISO 19005-2, 6.1.2).
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
#: Where an object is, in the terms of table 18: free; at an offset; in a bundle.
FREE, PLACED, BUNDLED = 0, 1, 2
#: reportlab ends a stream without the line end before ``endstream`` that ISO 19005-2, 6.1.7.1 asks for.
STREAM_END = b"endstream\n"


def flate(data: bytes, **entries: object) -> PDFStream:
    """A compressed stream."""
    dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), **entries})
    return PDFStream(dictionary=dictionary, content=zlib.compress(data))


class _Place(Struct, frozen=True):
    """A line of the cross-reference stream."""

    kind: int
    where: int
    """Offset from the file's beginning, or the number of the bundle."""
    index: int = 0
    """Of a bundled object: its place in the bundle."""


class _Bundle:
    """Objects on their way into one stream."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._bodies: list[bytes] = []

    def add(self, number: int, body: bytes) -> None:
        self.numbers.append(number)
        self._bodies.append(body)

    def stream(self) -> PDFStream:
        """Numbers and offsets, then the objects."""
        head, at = [], 0
        for number, body in zip(self.numbers, self._bodies, strict=True):
            head.append(f"{number} {at}")
            at += len(body) + 1
        index = " ".join(head).encode("ascii") + b"\n"
        data = index + b"\n".join(self._bodies)
        return flate(data, Type=PDFName("ObjStm"), N=len(head), First=len(index))


def write_objects(document: Any, file: BinaryIO) -> bytes:
    """Write a whole `PDFDocument`; nothing is left for reportlab to write.

    A bundle becomes an object of the document like any other, behind those it holds.
    """
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    places = {0: _Place(FREE, 0)}
    offset = file.write(HEADER)
    bundle = _Bundle()
    number = 1
    while number in document.numberToId or bundle.numbers:  # objects may refer to new ones as they form
        if number not in document.numberToId or len(bundle.numbers) == BUNDLE:
            holder = _number(document, document.Reference(bundle.stream()))
            places |= {held: _Place(BUNDLED, holder, at) for at, held in enumerate(bundle.numbers)}
            bundle = _Bundle()
            continue
        body = document.idToObject[document.numberToId[number]].format(document)
        if body.endswith(STREAM_END):
            places[number] = _Place(PLACED, offset)
            offset += _write_stream(file, number, body)
        else:
            bundle.add(number, body)
        number += 1
    places[number] = _Place(PLACED, offset)
    identifier = f"<{document.signature.hexdigest()}>"
    table = _table(
        [places[at] for at in range(number + 1)], Root=root, Info=info, ID=PDFArray([identifier, identifier])
    )
    _write_stream(file, number, table.format(document))
    file.write(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b""


def _number(document: Any, reference: PDFObjectReference) -> int:
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number


def _write_stream(file: BinaryIO, number: int, body: bytes) -> int:
    """Write a stream as an object of its own; how many bytes that takes. The line end is CR and LF, as data
    that ends in CR would swallow an LF alone."""
    content = memoryview(body)[: -len(STREAM_END)]
    parts = (b"%d 0 obj\n" % number, content, b"\r\nendstream\nendobj\n")
    return sum(file.write(part) for part in parts)


def _table(places: list[_Place], **trailer: object) -> PDFStream:
    """The cross-reference stream, each line as its difference from the one above, which packs better: bundled
    objects mostly differ by one."""
    width = max(1, (max(place.where for place in places).bit_length() + 7) // 8)
    lines = [
        bytes((place.kind, *place.where.to_bytes(width, "big"), *place.index.to_bytes(2, "big")))
        for place in places
    ]
    entries = {
        "Type": PDFName("XRef"),
        "Size": len(places),
        "W": PDFArray([1, width, 2]),
        "DecodeParms": PDFDictionary({"Predictor": 12, "Columns": width + 3}),
    }
    return flate(b"".join(_differences(lines)), **entries, **trailer)


def _differences(lines: list[bytes]) -> Iterator[bytes]:
    """Each line as PNG's filter 2 writes it (PNG 9.2)."""
    for above, line in zip(chain([bytes(len(lines[0]))], lines), lines, strict=False):
        yield bytes((2, *((low - high) & 0xFF for high, low in zip(above, line, strict=True))))
