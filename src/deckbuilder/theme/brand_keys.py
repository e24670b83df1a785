"""The keys of a brand file: those of brand.yml (https://posit-dev.github.io/brand-yml/), and our own under
``defaults.deckbuilder``; what each is for and what it may hold. How they are read is each section's module's
work."""

from __future__ import annotations

from typing import get_args

from deckbuilder.data.keys import Key
from deckbuilder.theme.brand_colors import ROLES
from deckbuilder.theme.deck_look import BODY_FLOOR, TABLE_FLOOR, WIDTHS
from deckbuilder.theme.memo_look import PAPERS
from deckbuilder.theme.tokens import Cover, Motif, Paragraphs
from deckbuilder.theme.typography import BASE, FONT, HEADINGS, LINK

_MODES = (Key("light", "On light grounds", "anything"), Key("dark", "On dark grounds", "anything"))
_COLOR_SAYS = {
    "foreground": "Text",
    "background": "The ground of pages and slides",
    "primary": "The first accent, which carries meaning",
    "secondary": "The second accent",
    "tertiary": "The third accent",
    "success": "An accent, and the colour of what is good",
    "info": "An accent, and the colour of what is neutral",
    "warning": "An accent, and the colour of warnings",
    "danger": "An accent, and the colour of what is bad",
    "light": "The tint of panels and table heads, where it is light enough",
    "dark": "Titles, headings and fields of colour",
    "link": "Links",
}
_FAMILIES = (
    Key("body", "Of running text"),
    Key("heading", "Of titles and headings"),
    Key("mono", "Of code"),
)
_SMALL = Key("small", "Of tables, captions and labels")


def _size(name: str, says: str, low: float, high: float, usual: str) -> Key:
    return Key(name, says, "length", low=low, high=high, usual=usual)


_DECK_SIZES = (
    _size("title", "Of slides", 20, 48, "28"),
    _size("cover", "Of the title on the first slide", 28, 80, "42"),
    _size("section", "Of titles that begin sections", 24, 80, "36"),
    Key(
        "body", "Of text outside lists, of items, of items within items", "lengths", low=BODY_FLOOR, high=40,
        usual="[20, 20, 16]",
    ),
    _size("table", "In tables", TABLE_FLOOR, 24, "14"),
    _size("caption", "Of captions", 9, 18, "11"),
    _size("footer", "At the foot", 8, 14, "9.5"),
    _size("quote", "Of a slide's quotation", 18, 48, "28"),
)  # fmt: skip
_DECK_KEYS = (
    Key("mode", "Dark or light; by default as the brand's own ground", "choice", ("light", "dark")),
    Key("aspect", "The format of slides", "choice", tuple(WIDTHS), usual="16:9"),
    Key("fonts", "Families of the deck, instead of the brand's", "mapping", keys=_FAMILIES),
    Key("sizes", "Sizes of text", "mapping", keys=_DECK_SIZES),
    Key("spacing", "From line to line, as a share of the usual", "number", low=0.8, high=1.5, usual="1.0"),
    Key("margin", "At the sides of slides", "length", low=24, high=90, usual="48"),
    Key("gutter", "Between columns", "length", low=8, high=40, usual="20"),
    Key("title-weight", "The weight of titles", "weight", usual="bold"),
    Key("bullets", "The marks of list items, by level", "texts", usual='["•", "–"]'),
    Key("motif", "What marks every slide", "choice", get_args(Motif), usual="tab"),
    Key(
        "cover",
        "How title, section and closing slides look",
        "choice",
        get_args(Cover),
        usual="field",
    ),
)
_MEMO_SIZES = (
    _size("body", "Of running text", 8, 14, "11"),
    _size("leading", "From line to line: between one and two times the body's size", 8, 28, "15"),
    Key("headings", "Of headings, by level", "lengths", low=8, high=28, usual="[15, 12.5, 11]"),
    _size("small", "Of tables, captions and notes", 7, 12, "8.75"),
)
_MARGINS = tuple(
    _size(edge, f"At the {edge}", 36, 180, usual)
    for edge, usual in (("left", "100"), ("right", "100"), ("top", "76"), ("bottom", "88"))
)
_MEMO_KEYS = (
    Key("paper", "The format of pages", "choice", tuple(PAPERS), usual="a4"),
    Key("fonts", "Families of the memo, instead of the brand's", "mapping", keys=(*_FAMILIES, _SMALL)),
    Key("sizes", "Sizes of text", "mapping", keys=_MEMO_SIZES),
    Key("margins", "Around the text, on A4", "mapping", keys=_MARGINS),
    Key("heading-weight", "The weight of headings", "weight", usual="bold"),
    Key("justify", "Whether lines are of one length", "truth", usual="true"),
    Key("paragraphs", "How paragraphs are parted", "choice", get_args(Paragraphs), usual="space"),
    Key("address", "Parts of a line below the organisation's name", "texts"),
)
_TEMPLATE = (
    Key("file", "The PowerPoint file, where it is not called `template`"),
    Key("layouts", "Which of its layouts serves what: `Section Header: Kapiteltrenner`", "names"),
)
#: ``defaults.deckbuilder``.
OURS = (
    Key("label", "The theme's name in lists; by default the brand's short name"),
    Key("accents", "Up to six colours or names of some, instead of the brand's", "colors"),
    Key("deck", "How decks look", "mapping", keys=_DECK_KEYS),
    Key("memo", "How memos look", "mapping", keys=_MEMO_KEYS),
    Key("template", "What is made of the theme's PowerPoint template", "mapping", keys=_TEMPLATE),
)
BRAND = (
    Key(
        "meta", "Whose brand it is", "names",
        keys=(
            Key(
                "name", "The organisation's name, or its full and its short one", "text or mapping",
                keys=(Key("full", "As on title pages"), Key("short", "As in running text")),
            ),
            Key("link", "Addresses; has no effect here", "anything"),
        ),
    ),
    Key(
        "logo", "A file, or files by size; medium is taken first", "file or mapping",
        keys=(
            Key("images", "Files by name: a path, or path and alt", "names"),
            *(
                Key(size, "A file or the name of an image", "file or mapping", keys=_MODES)
                for size in ("small", "medium", "large")
            ),
        ),
    ),
    Key(
        "color", "Colours, by name and by what they are for", "mapping",
        keys=(
            Key("palette", "Colours by names of your own", "names"),
            *(Key(role, _COLOR_SAYS[role], "color") for role in ROLES),
        ),
    ),
    Key(
        "typography", "Fonts", "mapping",
        keys=(
            Key("fonts", "Fonts that come with the theme, or from elsewhere", "mappings", keys=FONT),
            Key("base", "Running text: a family, or family and more", "text or mapping", keys=BASE),
            Key("headings", "Headings", "text or mapping", keys=HEADINGS),
            Key("monospace", "Code", "text or mapping", keys=BASE),
            Key("monospace-inline", "Code in running text", "text or mapping", keys=BASE),
            Key("monospace-block", "Blocks of code", "text or mapping", keys=BASE),
            Key("link", "Links", "mapping", keys=LINK),
        ),
    ),
    Key(
        "defaults", "Settings of programs", "names",
        keys=(Key("deckbuilder", "Ours", "mapping", keys=OURS),),
    ),
)  # fmt: skip
