"""The font file behind a face, as a PDF needs it: glyph widths, descriptor values, and the subset to embed.

The subset is cut by HarfBuzz with variable axes pinned, so what is embedded are plain static outlines.
Shaping is the text engine's work.
"""

from __future__ import annotations

import struct
from collections.abc import Collection

import uharfbuzz as hb
from msgspec import Struct

from deckbuilder.text.face import Face

#: Tables a PDF reader does not use: layout is done, and codes lead to glyphs by the CIDToGIDMap.
DROPPED = (
    "GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "DSIG", "kern", "STAT", "gasp", "meta", "BASE",
    "VORG", "vhea", "vmtx", "HVAR", "MVAR",
)  # fmt: skip
#: Style names by weight (OpenType, ``usWeightClass``).
WEIGHTS = {
    100: "Thin", 200: "ExtraLight", 300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold",
    800: "ExtraBold", 900: "Black",
}  # fmt: skip
#: Name table entry: PostScript name (OpenType, name ID 6).
POSTSCRIPT_NAME = 6


class Subset(Struct, frozen=True):
    """A cut font file."""

    data: bytes
    glyphs: dict[int, int]
    """Where each glyph went: its number in the whole font to its number in this file."""


class FontFile:
    """A face's file, opened for embedding."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._hb = hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
        self._font = hb.Font(self._hb)
        if face.variations:
            self._font.set_variations(face.variations)
        tables = self._hb.table_tags
        self.cff = "CFF " in tables or "CFF2" in tables
        """PostScript outlines, where glyph numbers are the codes."""
        self._widths: dict[int, float] = {}

    @property
    def name(self) -> str:
        """The PostScript name; for an instance of a variable font, which has none, family and style."""
        face = self.face
        name = "" if face.variations else self._hb.get_name(POSTSCRIPT_NAME) or ""
        if not name:
            weight = "" if face.italic and face.weight == 400 else WEIGHTS.get(face.weight, str(face.weight))
            name = f"{face.family}-{weight}{'Italic' if face.italic else ''}"
        return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))

    def width(self, glyph: int) -> float:
        """Advance width in thousandths of an em, as the W array gives it."""
        width = self._widths.get(glyph)
        if width is None:
            width = round(self._font.get_glyph_h_advance(glyph) * 1000 / self._hb.upem, 3)
            self._widths[glyph] = width
        return width

    def box(self) -> list[int]:
        """The font's bounding box in thousandths of an em (``head``)."""
        edges = struct.unpack(">4h", self._table("head")[36:44])
        return [round(edge * 1000 / self._hb.upem) for edge in edges]

    def italic_angle(self) -> float:
        """Degrees counter-clockwise from the vertical (``post``)."""
        angle: int = struct.unpack(">i", self._table("post")[4:8])[0]
        return round(angle / 65536, 2)

    def subset(self, glyphs: Collection[int]) -> Subset:
        """The file with these glyphs alone; with all of them where the licence forbids subsetting."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs if self.face.may_subset else range(self._hb.glyph_count))
        wanted.flags = (
            hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
        )
        if self.cff:
            wanted.flags |= hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.DOWNGRADE_CFF2
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        for tag, value in self.face.variations.items():
            wanted.pin_axis_location(self._hb, tag, value)
        for table in DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii").ljust(4), "big"))
        plan = hb.SubsetPlan(self._hb, wanted)
        return Subset(bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping))

    def _table(self, tag: str) -> bytes:
        return bytes(self._hb.reference_table(tag).data)
