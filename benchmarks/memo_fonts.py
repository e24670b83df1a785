"""Static cuts of the fonts our memos are set in, so that every program sets the same letters."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

#: Family, package, weight and whether italic; the optical size is that of our own body text.
CUTS = (
    ("Source Serif 4", "fontpkg_source_serif_4", 400, False),
    ("Source Serif 4", "fontpkg_source_serif_4", 400, True),
    ("Source Serif 4", "fontpkg_source_serif_4", 700, False),
    ("Arimo", "fontpkg_arimo", 400, False),
    ("Arimo", "fontpkg_arimo", 700, False),
)
OPTICAL_SIZE = 11


def cut(folder: Path) -> None:
    """Write one file for each cut, named by `name`."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    for family, package, weight, italic in CUTS:
        (source,) = (
            file
            for file in files(package).joinpath("files").iterdir()
            if file.name.endswith(".ttf") and ("Italic" in file.name) == italic
        )
        font = TTFont(str(source))
        axes = {axis.axisTag for axis in font["fvar"].axes}
        wanted = {"wght": weight, "opsz": OPTICAL_SIZE}
        font = instantiateVariableFont(font, {axis: wanted[axis] for axis in axes})
        style = {(400, False): "Regular", (400, True): "Italic", (700, False): "Bold"}[weight, italic]
        for record in (1, 16):
            font["name"].setName(family, record, 3, 1, 0x409)
        for record in (2, 17):
            font["name"].setName(style, record, 3, 1, 0x409)
        font["name"].setName(f"{family} {style}", 4, 3, 1, 0x409)
        font["name"].setName(f"{family.replace(' ', '')}-{style}", 6, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        font.save(folder / name(family, weight, italic))


def name(family: str, weight: int = 400, italic: bool = False) -> str:
    return f"{family.replace(' ', '')}-{weight}{'i' if italic else ''}.ttf"


if __name__ == "__main__":
    cut(Path(sys.argv[1]))
