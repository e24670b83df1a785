"""The Office theme part: twelve colours, two fonts and the plain effects everything else inherits from."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.render.pptx.xml import DRAWING_NS, Value, Xml, element
from deckbuilder.theme.tokens import SLOTS, Families, Palette

#: For scripts that the theme's own fonts lack: families that come with Windows and Office, by ISO 15924 code.
_SCRIPT_FONTS = {
    "Arab": "Arial",
    "Deva": "Nirmala UI",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Hebr": "Arial",
    "Jpan": "Yu Gothic",
    "Thai": "Leelawadee UI",
    "Tibt": "Microsoft Himalaya",
}


def theme_part(name: str, palette: Palette, families: Families) -> Xml:
    """`a:theme` (ECMA-376 part 1, 20.1.6.9)."""
    colors = (
        element(f"a:{slot}", {}, element("a:srgbClr", {"val": palette.slots[slot].lstrip("#").upper()}))
        for slot in SLOTS
    )
    return element(
        "a:theme",
        {**DRAWING_NS, "name": name},
        element(
            "a:themeElements",
            {},
            element("a:clrScheme", {"name": name}, *colors),
            element(
                "a:fontScheme",
                {"name": name},
                _font("a:majorFont", families.heading),
                _font("a:minorFont", families.body),
            ),
            _formats(name),
        ),
        element("a:objectDefaults", {}, _shape_defaults(), _line_defaults()),
        element("a:extraClrSchemeLst"),
    )


def _font(tag: str, family: str) -> Xml:
    scripts = (
        element("a:font", {"script": script, "typeface": face}) for script, face in _SCRIPT_FONTS.items()
    )
    empty: Mapping[str, Value] = {"typeface": ""}
    return element(
        tag,
        {},
        element("a:latin", {"typeface": family}),
        element("a:ea", empty),
        element("a:cs", empty),
        *scripts,
    )


def _scheme(color: str, *shifts: Xml) -> Xml:
    return element("a:solidFill", {}, element("a:schemeClr", {"val": color}, *shifts))


def _formats(name: str) -> Xml:
    """Three fills, lines, effects and backgrounds, as the schema asks for; none casts a shadow."""
    plain = _scheme("phClr")
    light = _scheme("phClr", element("a:tint", {"val": 60000}))
    dark = _scheme("phClr", element("a:shade", {"val": 80000}))
    lines = (
        element(
            "a:ln",
            {"w": width, "cap": "flat", "cmpd": "sng", "algn": "ctr"},
            plain,
            element("a:prstDash", {"val": "solid"}),
            element("a:miter", {"lim": 800000}),
        )
        for width in (6350, 12700, 19050)
    )
    effect = element("a:effectStyle", {}, element("a:effectLst"))
    return element(
        "a:fmtScheme",
        {"name": name},
        element("a:fillStyleLst", {}, plain, light, dark),
        element("a:lnStyleLst", {}, *lines),
        element("a:effectStyleLst", {}, effect, effect, effect),
        element("a:bgFillStyleLst", {}, plain, light, dark),
    )


def _shape_defaults() -> Xml:
    """What a shape drawn by hand looks like: flat, in the first accent, its text centred."""
    text = element("a:defRPr", {"sz": 1600}, _scheme("bg1"))
    return element(
        "a:spDef",
        {},
        element("a:spPr", {}, _scheme("accent1"), element("a:ln", {}, element("a:noFill"))),
        element("a:bodyPr", {"lIns": 72000, "tIns": 36000, "rIns": 72000, "bIns": 36000, "anchor": "ctr"}),
        element("a:lstStyle", {}, element("a:defPPr", {"algn": "ctr"}, text)),
    )


def _line_defaults() -> Xml:
    line = element("a:ln", {"w": 12700}, _scheme("accent1"))
    return element("a:lnDef", {}, element("a:spPr", {}, line), element("a:bodyPr"), element("a:lstStyle"))
