"""What is known about families by name: which agree in widths, and which serve a script well. Data only."""

from __future__ import annotations

#: Families we depend on, with the package that holds their files.
BUNDLED = {
    "Arimo": "fontpkg_arimo",
    "Source Serif 4": "fontpkg_source_serif_4",
    "Source Code Pro": "fontpkg_source_code_pro",
}

# Families of the same advance widths, best stand-in first. In the monospaced rows every glyph is 0.6 em wide,
# or the stand-in is the wider one, so that text measured with it fits.
_SAME_WIDTHS = (
    ("Arial", "Arimo", "Liberation Sans", "Helvetica", "Helvetica Neue", "Nimbus Sans", "TeX Gyre Heros",
     "sans-serif"),
    ("Times New Roman", "Tinos", "Liberation Serif", "Times", "Nimbus Roman", "TeX Gyre Termes"),
    ("Courier New", "Cousine", "Liberation Mono", "Courier", "Nimbus Mono PS", "TeX Gyre Cursor",
     "Source Code Pro", "Monaco", "SF Mono", "monospace"),
    ("Consolas", "Source Code Pro"),
    ("Cascadia Mono", "Source Code Pro"),
    ("Calibri", "Carlito"),
    ("Cambria", "Caladea"),
    ("Georgia", "Gelasio"),
    ("Segoe UI", "Selawik"),
    ("Verdana", "DejaVu Sans", "Bitstream Vera Sans"),
    ("Arial Narrow", "Liberation Sans Narrow"),
    ("Palatino Linotype", "Palatino", "TeX Gyre Pagella", "P052", "URW Palladio L"),
    ("Century Schoolbook", "TeX Gyre Schola", "C059"),
    ("Bookman Old Style", "TeX Gyre Bonum", "URW Bookman"),
    ("Century Gothic", "TeX Gyre Adventor", "URW Gothic"),
    ("Source Serif 4", "Source Serif Pro", "Source Serif", "serif"),
)  # fmt: skip


def stand_ins(family: str) -> tuple[str, ...]:
    """Families whose text takes the same room (or slightly more), best first; empty where none is known."""
    asked = family.casefold()
    return tuple(
        name for row in _SAME_WIDTHS if asked in (known.casefold() for known in row) for name in row
        if name.casefold() != asked
    )  # fmt: skip


def last_resort(family: str) -> str:
    """The family of ours that comes nearest to one that cannot be had, judged by its name."""
    name = family.casefold()
    if any(word in name for word in ("mono", "code", "console", "courier", "typewriter")):
        return "Source Code Pro"
    return "Source Serif 4" if "serif" in name and "sans" not in name else "Arimo"


# How much wider than in Arimo text runs in families that decks often name and machines often lack: measured
# on 300 characters of English, German and French. The other 42 of 46 families measured stay under `_UNKNOWN`.
_BREADTHS = {
    "libre baskerville": 1.15, "verdana": 1.14, "montserrat": 1.12, "poppins": 1.12,
    "work sans": 1.11,
}  # fmt: skip
_UNKNOWN = 1.07


def breadth(family: str) -> float:
    """How many times as wide as in `last_resort` the text of a family may be that cannot be had."""
    name = family.casefold()
    return next((times for known, times in _BREADTHS.items() if name.startswith(known)), _UNKNOWN)


_SERIF_ROWS = (
    "Times New Roman", "Cambria", "Georgia", "Palatino Linotype", "Century Schoolbook", "Bookman Old Style",
    "Source Serif 4",
)  # fmt: skip

# First and last code point of scripts that text fonts seldom cover. Names are those Noto uses.
_SCRIPTS = (
    (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"),
    (0x0700, 0x074F, "Syriac"), (0x0750, 0x077F, "Arabic"), (0x0780, 0x07BF, "Thaana"),
    (0x08A0, 0x08FF, "Arabic"), (0x0900, 0x097F, "Devanagari"), (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"), (0x0A80, 0x0AFF, "Gujarati"), (0x0B00, 0x0B7F, "Oriya"),
    (0x0B80, 0x0BFF, "Tamil"), (0x0C00, 0x0C7F, "Telugu"), (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"), (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"), (0x0F00, 0x0FFF, "Tibetan"), (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "KR"), (0x1200, 0x139F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"), (0x1800, 0x18AF, "Mongolian"), (0x2190, 0x2BFF, "Symbols"),
    (0x2E80, 0x312F, "JP"), (0x3130, 0x318F, "KR"), (0x3190, 0x9FFF, "JP"),
    (0xA960, 0xA97F, "KR"), (0xAC00, 0xD7FF, "KR"), (0xF900, 0xFAFF, "JP"),
    (0xFB1D, 0xFB4F, "Hebrew"), (0xFB50, 0xFDFF, "Arabic"), (0xFE70, 0xFEFF, "Arabic"),
    (0xFF00, 0xFFEF, "JP"), (0x1D400, 0x1D7FF, "Math"), (0x1F000, 0x1FAFF, "Symbols"),
    (0x20000, 0x3FFFF, "JP"),
)  # fmt: skip

_PREFERRED = {
    "Tibetan": (
        "Noto Serif Tibetan", "Jomolhari", "DDC Uchen", "Tibetan Machine Uni", "Kailasa",
        "Microsoft Himalaya",
    ),
    "JP": (
        "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "IPAGothic", "IPAPGothic",
        "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic", "Noto Sans CJK SC", "Noto Sans SC",
        "PingFang SC", "Microsoft YaHei", "Droid Sans Fallback",
    ),
    "KR": (
        "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic",
        "Droid Sans Fallback",
    ),
    # The widest first: beside Arial a deck is drawn with Arial's own Arabic, which cannot be measured.
    "Arabic": (
        "DejaVu Sans", "Noto Sans Arabic", "Segoe UI", "Tahoma", "Geeza Pro", "Noto Naskh Arabic", "Amiri",
    ),
    "Arabic, serif": (
        "Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Tahoma",
    ),
    "Symbols": (
        "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Math", "Noto Emoji", "DejaVu Sans",
        "Segoe UI Symbol", "Apple Symbols",
    ),
    "Math": (
        "Noto Sans Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre",
    ),
}  # fmt: skip
_SOUTH_ASIAN = ("Nirmala UI", "Kohinoor Devanagari")
_OTHERWISE = ("Noto Sans", "Noto Serif", "DejaVu Sans", "DejaVu Serif", "FreeSans", "FreeSerif")


def is_serif(family: str) -> bool:
    """Whether a family is known to have serifs."""
    name = family.casefold()
    known = any(name in (one.casefold() for one in row) for row in _SAME_WIDTHS if row[0] in _SERIF_ROWS)
    return known or last_resort(family) == "Source Serif 4"


def preferred(char: str, *, serif: bool) -> tuple[str, ...]:
    """Families to try for a character that the text's own font, one with serifs or not, lacks; best first."""
    code = ord(char)
    script = next((name for first, last, name in _SCRIPTS if first <= code <= last), None)
    if script is None:
        return _OTHERWISE
    styled = _PREFERRED.get(f"{script}, serif") if serif else None
    own = styled or _PREFERRED.get(script) or (f"Noto Sans {script}", f"Noto Serif {script}", *_SOUTH_ASIAN)
    return (*own, *_OTHERWISE)
