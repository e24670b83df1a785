"""The theme's table style: a header over a rule, light rules between rows, totals set off, none vertical."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from deckbuilder.plan import Stroke
from deckbuilder.render.pptx.names import guid
from deckbuilder.render.pptx.namespaces import DRAWING_NS
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.xml import NO_ATTRS, Value, Xml, element
from deckbuilder.theme.table_rules import SLIDE_TABLES

#: The rules below the header, above the totals, and between other rows.
HEAD_RULE, TOTAL_RULE, LIGHT_RULE = SLIDE_TABLES.head, SLIDE_TABLES.total, SLIDE_TABLES.inner
#: "Medium Style 2 - Accent 1": the default where nobody chose one.
_FACTORY = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"

_NS = {"a": str(DRAWING_NS["xmlns:a"])}


class TableLook(Struct, frozen=True):
    """What the tables of a deck refer to."""

    style: str
    """The table style's GUID."""
    banded: bool = False
    """Whether every other row has a ground of its own."""


def style_id(theme: str) -> str:
    """The style's GUID: always the same for a theme's name."""
    return guid("table-style", theme)


def table_styles(theme: str, paint: Paint) -> Xml:
    """`a:tblStyleLst` (ECMA-376 part 1, 20.1.4.2.27) with our one style, the default for new tables."""
    return element("a:tblStyleLst", {**DRAWING_NS, "def": style_id(theme)}, _style(theme, paint))


def own_style(content: bytes) -> str | None:
    """The default style of a template's `a:tblStyleLst`, if somebody chose it: it is defined there, not
    PowerPoint's first choice, and sets the header apart.

    (Programs that export presentations define bare ones.)
    """
    root = etree.fromstring(content)
    chosen = root.get("def")
    if chosen == _FACTORY:
        return None
    said = ("a:tcTxStyle[@b='on']", "a:tcStyle/a:fill", "a:tcStyle/a:fillRef", "a:tcStyle/a:tcBdr/*")
    heads = (style.find("a:firstRow", _NS) for style in root if style.get("styleId") == chosen)
    designed = any(head.find(path, _NS) is not None for head in heads if head is not None for path in said)
    return chosen if designed else None


def with_style(content: bytes, theme: str, paint: Paint) -> bytes:
    """A template's `a:tblStyleLst` with our style beside its own."""
    root = etree.fromstring(content)
    root.append(etree.fromstring(_style(theme, paint, DRAWING_NS)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style(theme: str, paint: Paint, namespaces: Mapping[str, Value] = NO_ATTRS) -> Xml:
    def rule(side: str, stroke: Stroke | None) -> Xml:
        return element(f"a:{side}", {}, paint.line(stroke) if stroke else NO_LINE)

    whole = _part(
        "wholeTbl",
        _font("text", paint),
        (
            rule("left", None), rule("right", None),
            rule("top", None), rule("bottom", LIGHT_RULE), rule("insideH", LIGHT_RULE), rule("insideV", None),
        ),
        NO_FILL,
    )  # fmt: skip
    band = _part("band1H", None, (), paint.fill("surface"))
    first_column = _part("firstCol", element("a:tcTxStyle", {"b": "on"}), ())
    total = _part("lastRow", _font("text", paint, bold=True), (rule("top", TOTAL_RULE),))
    head = _part("firstRow", _font("heading", paint, bold=True), (rule("bottom", HEAD_RULE),))
    return element(
        "a:tblStyle",
        {**namespaces, "styleId": style_id(theme), "styleName": theme},
        whole, band, first_column, total, head,
    )  # fmt: skip


def _part(tag: str, text: Xml | None, borders: tuple[Xml, ...], fill: Xml | None = None) -> Xml:
    filled = (element("a:fill", {}, fill),) if fill else ()
    cells = element("a:tcStyle", {}, element("a:tcBdr", {}, *borders), *filled)
    return element(f"a:{tag}", {}, *((text,) if text else ()), cells)


def _font(color: str, paint: Paint, *, bold: bool = False) -> Xml:
    face = element("a:fontRef", {"idx": "minor"}, element("a:prstClr", {"val": "black"}))
    return element("a:tcTxStyle", {"b": "on" if bold else None}, face, paint.color(color))
