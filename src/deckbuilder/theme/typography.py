"""brand.yml's ``typography`` section: families, weights and the font files a theme brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

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
_BASE = ("family", "size", "weight", "line-height", "color", "background-color")


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
    base = _options(section, "base", _BASE)
    headings = _options(section, "headings", (*_BASE, "style"))
    mono = _options(section, "monospace", _BASE)
    inline = _options(section, "monospace-inline", _BASE)
    block = _options(section, "monospace-block", _BASE)
    link = _options(section, "link", ("weight", "color", "background-color", "decoration"))
    found = Typography(
        fonts=fonts,
        base=family(base),
        headings=family(headings) or family(base),
        mono=family(mono) or family(inline) or family(block),
        heading_weight=weight(headings, "weight"),
        line_height=base.number("line-height", 0.8, 3),
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


def _options(section: Fields, key: str, keys: tuple[str, ...]) -> Fields:
    """The settings of one kind of text; a bare text is its family."""
    import yaml

    node = section.get(key)
    if node is not None and scalar(node) is not None:
        mark = node.start_mark
        name = yaml.ScalarNode("tag:yaml.org,2002:str", "family", mark, mark)
        node = yaml.MappingNode("tag:yaml.org,2002:map", [(name, node)], mark, node.end_mark)
    options = Fields(node, section.source, f"typography.{key}")
    options.ignore(keys)
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
    font = Fields(node, source, "typography.fonts")
    name = family(font) or "?"
    origin = font.choice("source", ("file", "google", "bunny", "system"))
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
