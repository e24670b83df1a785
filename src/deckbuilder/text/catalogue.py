"""Font files and what they say of themselves: family, weight, slant, axes, embedding rights.

It reads names and bits only. Which of the files is used for a family is decided in `fonts`.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from deckbuilder.ledger import Ledger

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
#: Fonts whose glyphs say "no glyph": they cover everything and show nothing; and those whose drawings in
#: colour cannot be set, and whose outlines are empty.
_PLACEHOLDERS = (
    "lastresort", "last resort", "adobe blank", "adobe notdef", "noto sans tofu", "noto color emoji",
    "apple color emoji", "twemoji", "twitter color emoji", "emojione color",
)  # fmt: skip
_OUTLINES = ("glyf", "CFF ", "CFF2")


class FontFile(Struct, frozen=True):
    """One face inside a font file."""

    path: Path
    index: int
    """Place in a collection (``.ttc``), else 0."""
    families: tuple[str, ...]
    """Typographic family first (name ID 16), then the legacy one (name ID 1) where it differs."""
    weight: int
    """``OS/2.usWeightClass``; of a variable font, that of its default instance."""
    italic: bool
    width: int
    """``OS/2.usWidthClass``: 5 is normal."""
    axes: tuple[tuple[str, float, float, float], ...]
    """Variation axes: tag, least, default, greatest."""
    fs_type: int
    """``OS/2.fsType``: embedding licence bits (OpenType specification, OS/2 table)."""

    @property
    def embeddable(self) -> bool:
        """Whether the licence bits allow outlines in a document: not Restricted (bit 1 alone), not bitmaps
        only (bit 9)."""
        return self.fs_type & 0x000F != 0x0002 and not self.fs_type & 0x0200

    def weights(self) -> tuple[int, int]:
        """Lightest and heaviest weight the file can give."""
        for tag, least, _, greatest in self.axes:
            if tag == "wght":
                return round(least), round(greatest)
        return self.weight, self.weight


def read_faces(path: Path) -> Iterator[FontFile]:
    """The faces with outlines in a font file; none if it is not a font that HarfBuzz reads."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        return
    for index in range(hb.Face(blob, 0).count):
        face = hb.Face(blob, index)
        if face.glyph_count and any(tag in face.table_tags for tag in _OUTLINES):
            described = _describe(path, index, face)
            if described is not None:
                yield described


def _describe(path: Path, index: int, face: hb.Face) -> FontFile | None:
    names = (face.get_name(16), face.get_name(1))
    families = tuple(dict.fromkeys(name for name in names if name))
    if not families or families[0].startswith(".") or families[0].lower().startswith(_PLACEHOLDERS):
        return None
    weight, width, fs_type, italic = _style(face)
    axes = tuple((a.tag, a.min_value, a.default_value, a.max_value) for a in face.axis_infos)
    return FontFile(path, index, families, weight, italic, width, axes, fs_type)


def _style(face: hb.Face) -> tuple[int, int, int, bool]:
    """Weight, width, embedding bits and slant from ``OS/2``; from ``head.macStyle`` where there is none."""
    os2 = bytes(face.reference_table("OS/2").data)
    if len(os2) >= 64:
        weight, width, fs_type = struct.unpack_from(">HHH", os2, 4)
        (selection,) = struct.unpack_from(">H", os2, 62)
        return weight or 400, width or 5, fs_type, bool(selection & 0x0201)
    head = bytes(face.reference_table("head").data)
    mac_style = struct.unpack_from(">H", head, 44)[0] if len(head) >= 46 else 0
    return (700 if mac_style & 1 else 400), 5, 0, bool(mac_style & 2)


def font_files(folders: Iterable[Path], ledger: Ledger) -> Iterator[Path]:
    """Every font file below the folders, in an order that does not depend on the file system's."""
    for folder in folders:
        look((folder,), ledger)
        for root, inner, names in os.walk(folder):
            inner.sort()
            fonts = [Path(root, name) for name in sorted(names) if name.lower().endswith(SUFFIXES)]
            look((Path(root, name) for name in inner), ledger)  # before they are listed
            look(fonts, ledger)
            yield from fonts


def look(paths: Iterable[Path], ledger: Ledger) -> None:
    """Note files and folders in the ledger."""
    for path in paths:
        with suppress(OSError):  # the ledger knows, and HarfBuzz will say so
            ledger.look(path)


def system_folders() -> Sequence[Path]:
    """Where this operating system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (
            Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts"),
            local / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts")
