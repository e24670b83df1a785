"""Paragraphs that hold nothing but pictures, as figure nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token
from mdurl import decode

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.inline import Inlines
from deckbuilder.model import NO_ATTRS, Attrs

_MARP_WORD = r"(?:bg|fit|cover|contain|auto|vertical|(?:left|right)(?::\S+)?|\d+%|[a-z-]+:\S+)"
#: Marp says in the brackets how a picture is drawn: ``![bg right:40%](map.png)``.
_MARP_WORDS = re.compile(rf"(?=.*\b(?:bg\b|(?:w|h|width|height):)){_MARP_WORD}(?:\s+{_MARP_WORD})*")
#: What says that Marp shows the picture on a part of the slide, or in its text: not behind all of it.
_BESIDE = re.compile(r"\b(?:left|right|vertical)\b|^(?!.*\bbg\b)")


def read_figure(
    tokens: Sequence[Token], first: int, end: int, inlines: Inlines, lang: str | None
) -> Node | None:
    """The figure that the inline tokens of a paragraph on the parsed lines ``first`` to ``end`` are.

    None where they hold anything but pictures and white space.
    """
    if any(
        token.type not in ("image", "softbreak") and (token.type != "text" or token.content.strip())
        for token in tokens
    ):
        return None
    line = first
    images: list[Node] = []
    for token in tokens:
        if token.type == "image":
            images.append(_image(token, line, end, inlines, lang))
        elif token.type == "softbreak":
            line += 1
    return Node("figure", inlines.places.span(first, end), children=tuple(images))


def _image(token: Token, first: int, end: int, inlines: Inlines, lang: str | None) -> Node:
    attrs: Attrs = token.meta.get("attrs", NO_ATTRS)
    caption = inlines.of(token.children or (), first, end, lang)
    place = inlines.places.find(f"![{token.content}", first, end)
    if "title" in token.attrs:
        inlines.report.note(
            "image-title",
            f"the title of a picture is not shown: “{token.attrs['title']}”",
            place,
            "say it in the caption",
        )
    word = ""
    if _MARP_WORDS.fullmatch(token.content):
        caption = ()
        word = "" if _BESIDE.search(token.content) else "ground"
        if not word:
            inlines.report.warning(
                "caption-keywords",
                f"Marp's keywords have no effect on a picture: `{token.content}` is left out",
                place,
                "write a caption in the brackets, and `{width=50%}` or `{fit=cover}` behind the picture",
            )
    # The parser encodes targets as links need it; a file's name has its own characters.
    file = decode(str(token.attrs["src"]))
    inlines.pictures.append(file)
    return Node("image", place, word, attrs=attrs, runs=caption, text=file)
