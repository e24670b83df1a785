"""Raw HTML in a brief: a few inline tags are understood, comments stay private, the text in all else is kept.

This is no HTML parser: it tells tags from text, which is all that is needed to drop the one and keep the
other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

#: Tags that set a property of the text inside them.
UNDERSTOOD = frozenset(
    ("a", "b", "code", "del", "em", "i", "kbd", "mark", "s", "strike", "strong", "sub", "sup", "u")
)

_PIECE = re.compile(
    r"""(?P<comment><!--.*?(?:-->|\Z))
      | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
      | (?P<mute><(?P<mutename>script|style)\b[^>]*>.*?(?:</(?P=mutename)\s*>|\Z))
      | (?P<instruction><[?!][^>]*(?:>|\Z))
      | (?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
#: Marp's directives for one slide: ``<!-- _class: lead -->``.
_DIRECTIVE = re.compile(r"<!--\s*(_?[A-Za-z]\w*)\s*:\s*(.*?)\s*-->\Z", re.DOTALL)
_MARP = """
    class backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize color
    footer header headingDivider marp paginate size style theme transition
""".split()  # noqa: SIM905


_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Piece(Struct, frozen=True):
    """A stretch of raw HTML: ``text`` to keep, or markup that is not text."""

    kind: str
    """``text``, ``comment``, ``break`` (``<br>``), ``open``, ``close``, ``mute`` (a script) or ``other``."""
    text: str
    name: str = ""
    """The tag's name in lower case."""


def tag(markup: str) -> Piece:
    """What one inline construct is, as markdown-it cuts them out."""
    found = _TAG.match(markup)
    if markup.startswith("<!--"):
        return Piece("comment", markup)
    if markup.startswith("<![CDATA["):
        return Piece("text", markup[9:].removesuffix("]]>"))
    if found is None:
        return Piece("other", markup)
    name = found[2].lower()
    if name == "br":
        return Piece("break", markup, name)
    return Piece("close" if found[1] else "open", markup, name)


def href(markup: str) -> str:
    """The target of an ``<a>`` as written; empty where it has none."""
    found = _HREF.search(markup)
    return html.unescape(next((group for group in found.groups() if group is not None), "")) if found else ""


def pieces(block: str) -> Iterator[Piece]:
    """The pieces of an HTML block in order; its text has entities resolved."""
    position = 0
    for found in _PIECE.finditer(block):
        if found.start() > position:
            yield Piece("text", html.unescape(block[position : found.start()]))
        position = found.end()
        if found["mute"]:
            yield Piece("mute", found["mute"], found["mutename"].lower())
        elif found["cdata"] is not None:
            yield Piece("text", found["cdata"])
        else:
            yield tag(found[0])
    if position < len(block):
        yield Piece("text", html.unescape(block[position:]))


def directive(comment: str) -> tuple[str, str] | None:
    """Name, without a leading ``_``, and value of a comment that is a Marp directive; None for any other."""
    found = _DIRECTIVE.match(comment)
    if found is None or found[1].removeprefix("_") not in _MARP:
        return None
    return found[1].removeprefix("_"), found[2]
