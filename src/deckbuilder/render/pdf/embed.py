"""The objects of an embedded font: file, descriptor, widths, glyph map and ToUnicode (ISO 32000-1, 9.7 to
9.10)."""

from __future__ import annotations

import hashlib
import struct

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from deckbuilder.render.pdf.fonts import FontResource
from deckbuilder.render.pdf.objects import flate
from deckbuilder.render.pdf.sheets import Sheets

#: Font descriptor flags (ISO 32000-1, table 123).
SYMBOLIC, ITALIC = 4, 64

CMAP_HEAD = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange"""
CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"
#: A section of a CMap holds at most this many entries.
CMAP_SECTION = 100


def add_font(sheets: Sheets, resource: FontResource) -> PDFObjectReference:
    """Add one font to the file; the reference is what its resource name stands for."""
    base = f"{subset_tag(resource)}+{resource.file.name}"
    to_unicode = flate(cmap(resource.texts).encode("ascii"))
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": PDFName(f"{base}-Identity-H" if resource.file.cff else base),
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([sheets.reference(_descendant(sheets, resource, base))]),
        "ToUnicode": sheets.reference(to_unicode),
    }
    return sheets.reference(PDFDictionary(entries))


def subset_tag(resource: FontResource) -> str:
    """Six capital letters that depend on nothing but what is embedded."""
    seed = repr((resource.file.face.program, resource.name, sorted(resource.codes))).encode()
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(seed).digest()[:6])


def cmap(texts: dict[int, str]) -> str:
    """The ToUnicode CMap."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    out = [CMAP_HEAD]
    for start in range(0, len(rows), CMAP_SECTION):
        section = rows[start : start + CMAP_SECTION]
        out += [f"{len(section)} beginbfchar", *section, "endbfchar"]
    return "\n".join([*out, CMAP_FOOT])


def _descendant(sheets: Sheets, resource: FontResource, base: str) -> PDFDictionary:
    file = resource.file
    subset = file.subset(set(resource.glyphs.values()))
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if file.cff else "CIDFontType2"),
        "BaseFont": PDFName(base),
        "CIDSystemInfo": PDFDictionary(system),
        "FontDescriptor": sheets.reference(_descriptor(sheets, resource, base, subset.data)),
        "DW": 1000,
        "W": _widths(resource),
    }
    if not file.cff:
        # Codes count from 1 without a gap; code 0 is .notdef.
        numbers = [0, *(subset.glyphs[glyph] for _, glyph in sorted(resource.glyphs.items()))]
        entries["CIDToGIDMap"] = sheets.reference(flate(struct.pack(f">{len(numbers)}H", *numbers)))
    return PDFDictionary(entries)


def _descriptor(sheets: Sheets, resource: FontResource, base: str, data: bytes) -> PDFDictionary:
    file, face = resource.file, resource.file.face
    angle = file.italic_angle()
    entries: dict[str, object] = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(base),
        "Flags": SYMBOLIC | (ITALIC if angle else 0),
        "FontBBox": PDFArray(file.box()),
        "ItalicAngle": angle,
        "Ascent": round(face.ascent * 1000),
        "Descent": round(-face.descent * 1000),
        "CapHeight": round(face.cap_height * 1000),
        "XHeight": round(face.x_height * 1000),
        # No table holds the stem width; this rule gives 88 for regular and 166 for bold weights.
        "StemV": 50 + round((face.weight / 65) ** 2),
    }
    if file.cff:
        entries["FontFile3"] = sheets.reference(flate(data, Subtype=PDFName("OpenType")))
    else:
        entries["FontFile2"] = sheets.reference(flate(data, Length1=len(data)))
    return PDFDictionary(entries)


def _widths(resource: FontResource) -> PDFArray:
    """The W array: each run of consecutive codes as its first code and the widths."""
    out: list[object] = []
    run: list[float] = []
    previous = -1
    for code, glyph in sorted(resource.glyphs.items()):
        if code != previous + 1 or not run:
            run = []
            out += [code, run]
        run.append(resource.file.width(glyph))
        previous = code
    return PDFArray([PDFArray(item) if isinstance(item, list) else item for item in out])
