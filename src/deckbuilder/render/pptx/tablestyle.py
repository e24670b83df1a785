"""The theme's table style: a header over a rule, light rules between rows, totals set off, none vertical."""

from __future__ import annotations

from deckbuilder.plan import Stroke
from deckbuilder.render.pptx.names import guid
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.xml import DRAWING_NS, Xml, element

#: Weights of the rules, in points.
_HEAVY, _LIGHT = 1.5, 0.5


def style_id(theme: str) -> str:
    """The style's GUID: always the same for a theme's name."""
    return guid("table-style", theme)


def table_styles(theme: str, paint: Paint) -> Xml:
    """`a:tblStyleLst` (ECMA-376 part 1, 20.1.4.2.27) with our one style, the default for new tables."""

    def rule(side: str, color: str | None, width: float = _LIGHT) -> Xml:
        return element(f"a:{side}", {}, paint.line(Stroke(color, width)) if color else NO_LINE)

    whole = _part(
        "wholeTbl",
        _font("text", paint),
        (
            rule("left", None), rule("right", None),
            rule("top", None), rule("bottom", "rule"), rule("insideH", "rule"), rule("insideV", None),
        ),
        NO_FILL,
    )  # fmt: skip
    band = _part("band1H", None, (), paint.fill("surface"))
    first_column = _part("firstCol", element("a:tcTxStyle", {"b": "on"}), ())
    total = _part("lastRow", _font("text", paint, bold=True), (rule("top", "heading", 1.0),))
    head = _part("firstRow", _font("heading", paint, bold=True), (rule("bottom", "heading", _HEAVY),))
    style = element(
        "a:tblStyle",
        {"styleId": style_id(theme), "styleName": theme},
        whole, band, first_column, total, head,
    )  # fmt: skip
    return element("a:tblStyleLst", {**DRAWING_NS, "def": style_id(theme)}, style)


def _part(tag: str, text: Xml | None, borders: tuple[Xml, ...], fill: Xml | None = None) -> Xml:
    filled = (element("a:fill", {}, fill),) if fill else ()
    cells = element("a:tcStyle", {}, element("a:tcBdr", {}, *borders), *filled)
    return element(f"a:{tag}", {}, *((text,) if text else ()), cells)


def _font(color: str, paint: Paint, *, bold: bool = False) -> Xml:
    face = element("a:fontRef", {"idx": "minor"}, element("a:prstClr", {"val": "black"}))
    return element("a:tcTxStyle", {"b": "on" if bold else None}, face, paint.color(color))
