"""The Office theme part: twelve colours, two fonts and the plain effects everything else inherits from."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.render.pptx.namespaces import DRAWING_NS
from deckbuilder.render.xml import Value, Xml, element, join
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.slots import SLOTS
from deckbuilder.theme.tokens import Families, Palette

#: For scripts that the theme's own fonts lack: families that come with Windows and Office, by ISO 15924 code,
#: each with a letter of the script. PowerPoint chooses among them by the language of a run.
_SCRIPT_FONTS = {
    "Arab": ("Arial", "\u0628"), "Armn": ("Arial", "\u0561"), "Beng": ("Nirmala UI", "\u0995"),
    "Deva": ("Nirmala UI", "\u0915"), "Ethi": ("Ebrima", "\u1200"), "Geor": ("Sylfaen", "\u10d0"),
    "Gujr": ("Nirmala UI", "\u0a95"), "Guru": ("Nirmala UI", "\u0a15"), "Hang": ("Malgun Gothic", "\uac00"),
    "Hans": ("Microsoft YaHei", "\u8fd9"), "Hant": ("Microsoft JhengHei", "\u9019"),
    "Hebr": ("Arial", "\u05d0"), "Jpan": ("Yu Gothic", "\u3042"), "Khmr": ("Leelawadee UI", "\u1780"),
    "Knda": ("Nirmala UI", "\u0c95"), "Laoo": ("Leelawadee UI", "\u0e81"), "Mlym": ("Nirmala UI", "\u0d15"),
    "Mong": ("Mongolian Baiti", "\u1820"), "Mymr": ("Myanmar Text", "\u1000"),
    "Orya": ("Nirmala UI", "\u0b15"), "Sinh": ("Nirmala UI", "\u0d9a"), "Taml": ("Nirmala UI", "\u0b95"),
    "Telu": ("Nirmala UI", "\u0c15"), "Thaa": ("MV Boli", "\u0780"), "Thai": ("Leelawadee UI", "\u0e01"),
    "Tibt": ("Microsoft Himalaya", "\u0f40"),
}  # fmt: skip


def theme_part(name: str, palette: Palette, families: Families, fonts: FontBook) -> Xml:
    """`a:theme` (ECMA-376 part 1, 20.1.6.9). A family the theme brings itself is named for the scripts it
    has: text in them is measured with it."""
    scripts = join(
        *(
            element("a:font", {"script": script, "typeface": fonts.own_family(letter) or face})
            for script, (face, letter) in _SCRIPT_FONTS.items()
        )
    )
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
                _font("a:majorFont", families.heading, scripts),
                _font("a:minorFont", families.body, scripts),
            ),
            _formats(name),
        ),
        element("a:objectDefaults", {}, _shape_defaults(), _line_defaults()),
        element("a:extraClrSchemeLst"),
    )


def _font(tag: str, family: str, scripts: Xml) -> Xml:
    empty: Mapping[str, Value] = {"typeface": ""}
    return element(
        tag,
        {},
        element("a:latin", {"typeface": family}),
        element("a:ea", empty),
        element("a:cs", empty),
        scripts,
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
