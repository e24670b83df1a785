"""brand.yml's ``typography`` section: families, weights and the font files a theme brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.data.keys import Key
from deckbuilder.report import did_you_mean
from deckbuilder.source import Folder, Unreadable
from deckbuilder.theme.fields import Fields, Source, is_mapping, items, scalar

if TYPE_CHECKING:
    from yaml.nodes import Node

#: Names and numbers a weight may have (https://posit-dev.github.io/brand-yml/brand/typography.html).
WEIGHTS = {
    "thin": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400,
    "medium": 500, "semi-bold": 600, "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800,
    "black": 900,
}  # fmt: skip
#: Font files that can be measured and embedded.
_FORMATS = (".ttf", ".otf", ".ttc", ".otc")
_FAMILY = Key("family", "The family of the font")
_WEIGHT = Key("weight", "Its weight: 100 to 900, or a name such as bold", "weight")
_INK = Key("color", "The colour of the text", "color")
_GROUND = Key("background-color", "The colour behind it; has no effect here", "color")
BASE = (
    _FAMILY,
    Key("size", "Its size; has no effect here", "anything"),
    _WEIGHT,
    Key("line-height", "From line to line, as a share of the size", "number", low=0.8, high=3.0),
    _INK,
    _GROUND,
)
HEADINGS = (*BASE, Key("style", "Its slope; has no effect here", "anything"))
LINK = (_WEIGHT, _INK, _GROUND, Key("decoration", "Lines under it; has no effect here", "anything"))
FONT_FILE = (
    Key("path", "The file, from the theme's folder", needed=True),
    Key("weight", "The weight it holds; found from the file", "anything"),
    Key("style", "The slope it holds; found from the file", "anything"),
)
FONT = (
    _FAMILY,
    Key(
        "source",
        "Where it comes from; fonts are never fetched",
        "choice",
        ("file", "google", "bunny", "system"),
    ),
    Key("files", "The files it is made of", "list", keys=FONT_FILE),
    Key("weight", "The weights that are used; has no effect here", "anything"),
    Key("style", "The slopes that are used; has no effect here", "anything"),
    Key("display", "How browsers load it; has no effect here", "anything"),
)


class Typography(Struct, frozen=True):
    """What a brand says of its type; None where it says nothing."""

    fonts: tuple[Path, ...]
    base: str | None
    headings: str | None
    mono: str | None
    heading_weight: int | None
    line_height: float | None
    """Share of the size."""
    heading_color: Node | None
    link_color: Node | None


def read(brand: Fields, folder: Folder) -> Typography:
    section = brand.fields("typography")
    fonts = tuple(path for node in items(section.get("fonts")) for path in _font(node, folder, brand.source))
    base = _options(section, "base", BASE)
    headings = _options(section, "headings", HEADINGS)
    mono = _options(section, "monospace", BASE)
    inline = _options(section, "monospace-inline", BASE)
    block = _options(section, "monospace-block", BASE)
    link = _options(section, "link", LINK)
    found = Typography(
        fonts=fonts,
        base=family(base),
        headings=family(headings) or family(base),
        mono=family(mono) or family(inline) or family(block),
        heading_weight=weight(headings, "weight"),
        line_height=base.number("line-height"),
        heading_color=headings.get("color"),
        link_color=link.get("color"),
    )
    section.done()
    for options in (base, headings, mono, inline, block, link):
        options.done()
    return found


def family(fields: Fields, key: str = "family") -> str | None:
    """A family's name; of a list as CSS writes it, the first."""
    text = fields.text(key)
    return text.split(",")[0].strip(" '\"") or None if text else None


def _options(section: Fields, key: str, keys: Sequence[Key]) -> Fields:
    """The settings of one kind of text; a bare text is its family."""
    import yaml

    node = section.get(key)
    if node is not None and scalar(node) is not None:
        mark = node.start_mark
        name = yaml.ScalarNode("tag:yaml.org,2002:str", "family", mark, mark)
        node = yaml.MappingNode("tag:yaml.org,2002:map", [(name, node)], mark, node.end_mark)
    options = Fields(node, section.source, f"typography.{key}", keys)
    options.ignore(known.name for known in keys)
    return options


def weight(fields: Fields, key: str) -> int | None:
    """A weight of 100 to 900, by number or by name."""
    text = fields.text(key)
    if text is None:
        return None
    if text.lower() in WEIGHTS:
        return WEIGHTS[text.lower()]
    if text.isdigit() and 1 <= int(text) <= 1000:
        return int(text)
    near = did_you_mean(text, WEIGHTS)
    fields.source.error(
        "theme-value",
        f"`{text}` is no weight",
        fields.get(key),
        f"write `{near}`" if near else "write 100 to 900",
    )
    return None


def _font(node: Node, folder: Folder, source: Source) -> list[Path]:
    """The usable files of one entry of ``typography.fonts``."""
    if not is_mapping(node):
        source.error("theme-value", "this is no font", node, "write `- family: …` with `source: …`")
        return []
    font = Fields(node, source, "typography.fonts", FONT)
    name = family(font) or "?"
    origin = font.choice("source")
    files = items(font.get("files"))
    font.ignore(("weight", "style", "display"))
    font.done()
    if origin in ("google", "bunny"):
        source.note(
            "font-not-fetched",
            f"the font `{name}` is not fetched from {origin.capitalize()} Fonts",
            node,
            "to have it embedded, put its files beside the theme and write `source: file`",
        )
    return [path for file in files if (path := _file(file, folder, source)) is not None]


def _file(node: Node, folder: Folder, source: Source) -> Path | None:
    if is_mapping(node):
        fields = Fields(node, source, "typography.fonts.files")
        reference = fields.text("path")
        fields.ignore(("weight", "style"))
        fields.done()
    else:
        reference = scalar(node)
    if not reference:
        source.error("theme-value", "this font file has no path", node, "write `- path: fonts/Name.ttf`")
        return None
    if "://" in reference:
        source.warning(
            "font-remote", f"the font file `{reference}` is not fetched", node, "save it beside the theme"
        )
        return None
    if not reference.lower().endswith(_FORMATS):
        message = f"the font file `{reference}` cannot be measured"
        source.warning("font-format", message, node, "use a TrueType or OpenType file (.ttf, .otf)")
        return None
    try:
        return folder.locate(reference, folder.root)
    except Unreadable as fault:
        source.warning(fault.code, fault.message, node, fault.help)
        return None
