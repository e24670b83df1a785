"""Files inside the file (ISO 32000-1, 7.11.4), each associated with the document (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

from deckbuilder.plan import Attachment
from deckbuilder.render.pdf.objects import flate
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.strings import pdf_date, text_bytes, text_string


def attach(sheets: Sheets, files: Sequence[Attachment], day: date | None) -> None:
    """Add the files, dated as the document is."""
    if not files:
        return
    entries = {file.name: _specification(sheets, file, day) for file in files}
    names = [part for name in sorted(entries, key=text_bytes) for part in (text_string(name), entries[name])]
    sheets.catalog("AF", PDFArray(entries.values()))
    sheets.catalog("Names", PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})}))


def _specification(sheets: Sheets, file: Attachment, day: date | None) -> PDFObjectReference:
    name = text_string(file.name)
    stream = sheets.reference(
        flate(
            file.data,
            Type=PDFName("EmbeddedFile"),
            Subtype="/" + file.media.replace("/", "#2F"),  # which `PDFName` would leave as it is
            Params=PDFDictionary({
                "Size": len(file.data),
                "CheckSum": f"<{hashlib.md5(file.data, usedforsecurity=False).hexdigest()}>",
                **({"ModDate": text_string(pdf_date(day))} if day else {}),
            }),
        )
    )  # fmt: skip
    entries = {
        "Type": PDFName("Filespec"),
        "F": name,
        "UF": name,
        "Desc": text_string(file.path),
        "AFRelationship": PDFName(file.relation),
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
    return sheets.reference(PDFDictionary(entries))
