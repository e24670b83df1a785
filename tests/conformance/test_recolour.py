"""Another theme reaches all that is seen: its colours and fonts swapped in the file, and drawn."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from unicodedata import bidirectional

import pdfplumber
import pytest
from PIL import Image

from deckbuilder.report import Report
from deckbuilder.theme import brand
from deckbuilder.theme.slots import SLOTS

from .builds import THEMES, Case, Workshop
from .libreoffice import Office
from .tamper import Members, edited
from .tools import program, run

pytestmark = pytest.mark.libreoffice

#: Loud colours, none of them a theme's, and none a mixture that rounding or smooth edges make of two others
#: that a theme has.
NEW = dict(
    zip(
        SLOTS,
        (
            "3D0040", "F5FFD0", "7A0030", "D8FFC0",
            "00B050", "C000FF", "FF00A0", "60D000", "A06000", "0080FF", "FF6060", "B0A000",
        ),
        strict=True,
    )
)  # fmt: skip
#: A face that no theme names, of a shape that measures tell apart.
FONT = "Liberation Mono"
#: Marks that masters give a font of their own, since not every font has them (`render/pptx/look`).
BULLETS = "•–▪◦·‣☐☒"
#: Pixels of one colour that smooth edges may give by chance, of some 20 slides at 640 pixels across.
CHANCE = 12


def other_theme(members: Members) -> None:
    """Put `NEW` and `FONT` into every theme part; no picture keeps its colours."""
    for name, content in members.items():
        if name.startswith("ppt/theme/theme"):
            text = content.decode()
            for slot, rgb in NEW.items():
                text, count = re.subn(
                    rf'(<a:{slot}>)<a:srgbClr val="\w+"/>', rf'\1<a:srgbClr val="{rgb}"/>', text
                )
                assert count == 1, slot
            text, count = re.subn(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', text)
            assert count == 2
            members[name] = text.encode()
    pictureless(members)


def pictureless(members: Members) -> None:
    """Put a flat colour into every picture."""
    for name in members:
        if name.startswith("ppt/media/"):
            members[name] = flat(Path(name).suffix)


def flat(ending: str) -> bytes:
    if ending == ".svg":
        return (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
        )
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "#010203").save(file, {".png": "png", ".gif": "gif"}.get(ending, "jpeg"))
    return file.getvalue()


def colours(pdf: Path) -> Counter[str]:
    """How many pixels of all pages have each colour."""
    run([program("pdftoppm"), "-r", "48", pdf, pdf.with_suffix("")])
    seen: Counter[str] = Counter()
    for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm")):
        with Image.open(page) as image:
            # The last row and column may show the paper under the slide.
            shown = image.crop((0, 0, image.width - 1, image.height - 1))
        pixels = shown.convert("RGB").tobytes()
        for pixel, count in Counter(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)).items():
            seen[bytes(pixel).hex().upper()] += count
        page.unlink()
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_no_old_colour_and_no_old_font_is_left(
    theme: str, workshop: Workshop, office: Office, tmp_path: Path
) -> None:
    deck = workshop.build(Case("gallery", theme, "16:9")).deck.read_bytes()
    before, after = tmp_path / "before.pptx", tmp_path / "after.pptx"
    before.write_bytes(edited(deck, pictureless))
    after.write_bytes(edited(deck, other_theme))
    old_pdf, new_pdf = office.convert([before, after], "pdf", tmp_path)
    old, new = colours(old_pdf), colours(new_pdf)
    named = brand.load(theme, (), Report())
    assert named is not None
    palette = named.deck.palette
    known = {color.rgb for color in palette.roles.values()} | set(palette.slots.values())
    shown = {rgb for rgb in known if old[rgb] > CHANCE}
    assert len(shown) > 5
    assert {rgb: new[rgb] for rgb in shown if new[rgb] > CHANCE} == {}
    assert foreign_text(new_pdf) == set()


def foreign_text(pdf: Path) -> set[str]:
    """Fonts in which anything but marks and code is set, other than `FONT` and those of scripts it lacks."""
    with pdfplumber.open(pdf) as document:
        chars = [char for page in document.pages for char in page.chars]
    set_in = [(char["fontname"].rsplit("+", 1)[-1], char["text"]) for char in chars]
    lacking = {font for font, text in set_in if bidirectional(text[0]) in ("R", "AL")}
    fonts = {font for font, text in set_in if text.strip() and text not in BULLETS and "Mono" not in font}
    return fonts - lacking
