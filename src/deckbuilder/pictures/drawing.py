"""SVG drawings as pictures: the drawing itself, and its pixels for programs that show no drawings."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from deckbuilder.ledger import Ledger
from deckbuilder.pictures import headers
from deckbuilder.pictures.cache import cached
from deckbuilder.pictures.picture import BadPicture, Picture, Remark
from deckbuilder.pictures.svg import Svg, UnsafeSvg, sanitised
from deckbuilder.text.catalogue import font_files
from deckbuilder.text.families import BUNDLED, drawn_family

#: Pixels of the longer side: 300 to the inch over the measure of a memo.
LONGEST = 2000
#: What takes longer to draw on this machine would take as long whenever its slide is shown.
SECONDS = 20.0
#: Changed whenever the same drawing would give other pixels.
_RECIPE = "svg 3"
#: Size of a drawing that states none (CSS 2.2, 10.3.2), in pixels.
_DEFAULT = (300.0, 150.0)
#: Points to a unit (CSS Values 4, 6.2); em and ex of text of 16 pixels.
_UNITS = {
    "": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54,
    "q": 1.8 / 2.54, "em": 12.0, "ex": 6.0,
}  # fmt: skip
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.I)
#: A list of font families, in an attribute or a style.
_FAMILIES = re.compile(r'(font-family\s*(?:="|:)\s*)((?:&quot;|[^";}<])+)')
#: What was left out, and what helps.
_REMARKS = {
    "scripts": ("the scripts in it", "what they would draw is missing; draw it in the file itself"),
    "references": ("the other files it refers to", "embed them in the drawing"),
    "foreign": ("the HTML in it", "have the drawing program write text as text, or as paths"),
}


def drawing(data: bytes, name: str) -> Picture:
    """An SVG document, made safe, with its pixels.

    Raises:
        BadPicture: it is damaged, has no size, or cannot be drawn in reasonable time.
    """
    import resvg_py

    try:
        svg = sanitised(data)
    except UnsafeSvg as fault:
        raise BadPicture("image-broken", f"`{name}` {fault}", "save the drawing again as plain SVG") from None
    width, height = _size(svg.root, name)
    longer = max(width, height)
    pixels = max(1, round(LONGEST * width / longer)), max(1, round(LONGEST * height / longer))
    framed = _framed(svg, width, height)
    recipe = f"{_RECIPE} {resvg_py.__version__}"
    drawn = headers.ready(cached(framed, recipe, lambda: _rasterized(framed, pixels, name)))
    assert drawn is not None
    dpi = (drawn.pixels[0] * 72 / width, drawn.pixels[1] * 72 / height)
    remarks = tuple(_remark(kind, name) for kind in sorted(svg.lost))
    return Picture(drawn.data, "png", drawn.pixels, dpi, framed, remarks)


def _remark(kind: str, name: str) -> Remark:
    what, help = _REMARKS[kind]
    return Remark("image-partly", f"`{name}` is shown without {what}", help)


def _size(root: dict[str, str], name: str) -> tuple[float, float]:
    """Natural width and height in points (SVG 2, 8.2): as stated, else as the view box has them."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = _view_box(root)
    across, down = (box[2] * 0.75, box[3] * 0.75) if box else (_DEFAULT[0] * 0.75, _DEFAULT[1] * 0.75)
    if width is None and height is None:
        width, height = across, down
    elif width is None:
        assert height is not None
        width = height * across / down
    elif height is None:
        height = width * down / across
    ratio = width / height if height > 0 else 0.0
    if not 1 / LONGEST <= ratio <= LONGEST:
        raise BadPicture(
            "image-broken",
            f"`{name}` has no height or no width",
            "give the drawing a `viewBox`",
        )
    return width, height


def _length(text: str | None) -> float | None:
    """Points; None for no length, and for a share of something that is not known."""
    found = _LENGTH.fullmatch(text or "")
    factor = _UNITS.get(found[2].lower()) if found else None
    value = float(found[1]) * factor if found and factor else math.inf
    return value if math.isfinite(value) else None


def _view_box(root: dict[str, str]) -> tuple[float, float, float, float] | None:
    try:
        x, y, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        return None
    return (x, y, width, height) if width > 0 and height > 0 and math.isfinite(width * height) else None


def _framed(svg: Svg, width: float, height: float) -> bytes:
    """The document with its size stated in pixels and a view box, without which programs cut it off instead
    of scaling it."""
    across, down = f"{width / 0.75:.6g}", f"{height / 0.75:.6g}"
    stated = {"viewBox": f"0 0 {across} {down}"} if _view_box(svg.root) is None else {}
    attrs = "".join(f' {key}="{value}"' for key, value in {"width": across, "height": down, **stated}.items())
    text = svg.data.decode()
    end = text.index(">") + 1
    head = re.sub(r' (width|height)="[^"]*"', "", text[:end])
    if stated:
        head = re.sub(r' viewBox="[^"]*"', "", head)
    return (head[:4] + attrs + head[4:] + text[end:]).encode()


def _rasterized(svg: bytes, pixels: tuple[int, int], name: str) -> bytes:
    program = Path(__file__).with_name("rasterize.py")
    command = [sys.executable, "-I", str(program), str(pixels[0]), str(pixels[1]), *_fonts()]
    try:
        done = subprocess.run(
            command, input=_in_our_fonts(svg), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise BadPicture(
            "image-too-large",
            f"`{name}` takes more than {SECONDS:.0f} seconds to draw",
            "simplify it, or save it as PNG",
        ) from None
    except OSError as error:
        raise BadPicture("image-broken", f"`{name}` cannot be drawn: {error}", "save it as PNG") from None
    if done.returncode:
        raise BadPicture(
            "image-broken", f"`{name}` cannot be drawn", "simplify it, or save the drawing again as plain SVG"
        )
    return done.stdout


def _in_our_fonts(svg: bytes) -> bytes:
    """The drawing for the rasteriser, which has our fonts alone and takes the first family it knows."""
    return _FAMILIES.sub(lambda found: f"{found[1]}'{drawn_family(found[2])}'", svg.decode()).encode()


def _fonts() -> list[str]:
    """The font files that ship with us: a drawing's text looks the same on every machine."""
    specs = (find_spec(package) for package in sorted(BUNDLED.values()))
    folders = [place for spec in specs for place in (spec and spec.submodule_search_locations) or ()]
    return [str(path) for path in font_files((Path(folder, "files") for folder in folders), Ledger())]
