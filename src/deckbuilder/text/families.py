"""What is known about families by name: which agree in widths, and which have serifs. Data only."""

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


#: Families a drawing may ask for and get ours with serifs.
_SERIFS = frozenset({"serif", "times", "times new roman", "georgia", "cambria", "garamond", "palatino"})


def drawn_family(families: str) -> str:
    """The family of ours for a list of them in a drawing (CSS Fonts 4, 2.1)."""
    names = [name.strip(" '\"").casefold() for name in families.replace("&quot;", "'").split(",")]
    return "Source Serif 4" if _SERIFS.intersection(names) else last_resort(names[0])


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


def is_serif(family: str) -> bool:
    """Whether a family is known to have serifs."""
    name = family.casefold()
    known = any(name in (one.casefold() for one in row) for row in _SAME_WIDTHS if row[0] in _SERIF_ROWS)
    return known or last_resort(family) == "Source Serif 4"
