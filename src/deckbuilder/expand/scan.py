"""Template tags in text: where each begins and ends, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.expand.code import Region

_OPENING = re.compile(r"\{[{%#]")
#: ``{#id .class}`` after a heading or link is Markdown, not the beginning of a comment.
_ATTRIBUTES = re.compile(r"\{#[^\s{}#%-][^{}\n]*(?<![#\s-])\}(?!\})|\{#[^\s{}#%-][^{}\n]*\s\}")
_TOKEN = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[-+]?[%}]\}|[\[({]|[\])}]""", re.DOTALL)
#: No shortcode is longer; the bound keeps text full of openings from being searched again and again.
_LONGEST_SHORTCODE = 500
_WORD = re.compile(r"\{%[-+]?\s*(\w*)")
_END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
#: Blocks whose text becomes a value that templates can compare or measure.
_VALUE_BLOCKS = ("set", "filter", "macro", "call")
_BLOCKS = (*_VALUE_BLOCKS, "for", "if", "with")


class Unclosed(Exception):
    """A tag that never ends: ``opening`` stands at ``position`` of the text."""

    def __init__(self, opening: str, position: int) -> None:
        super().__init__(opening)
        self.opening = opening
        self.position = position


class Piece(Struct, frozen=True):
    """A tag, or something that must not be taken for one (``guard``)."""

    kind: str
    """``print``, ``block``, ``comment``, ``raw``, ``shortcode`` or ``guard``."""
    start: int
    end: int
    text: str = ""
    """What a shortcode means in Jinja."""
    strips: bool = False
    """Takes away the white space before it (``{{-``), so nothing may be put there."""
    in_value: int = 0
    """For a tag that opens a block whose text becomes a value: where that block ends."""

    @property
    def shows(self) -> bool:
        """Whether the tag puts text of its own where it stands."""
        return self.kind in ("print", "guard") and not self.strips


def scan(text: str, code: Sequence[Region]) -> Iterator[Piece]:
    """The pieces of ``text`` in order; those inside ``code`` are guards.

    Raises:
        Unclosed: a tag is never closed.
    """
    return iter(_with_values(list(_pieces(text, code)), text))


def _pieces(text: str, code: Sequence[Region]) -> Iterator[Piece]:
    position, region = 0, 0
    last_comment_end = text.rfind("#}")
    while (opening := _OPENING.search(text, position)) is not None:
        start = opening.start()
        while region < len(code) and code[region][1] <= start:
            region += 1
        if region < len(code) and code[region][0] <= start:
            yield Piece("guard", start, opening.end())
            position = start + 1
            continue
        piece = _piece(text, start, opening[0], last_comment_end)
        yield piece
        position = start + 1 if piece.kind == "guard" else piece.end


def _piece(text: str, start: int, opening: str, last_comment_end: int) -> Piece:
    if opening == "{#":
        return _comment(text, start, last_comment_end)
    if text.startswith("{{<", start):
        return _shortcode(text, start)
    strips = text.startswith("-", start + 2)
    end = _tag_end(text, start, opening)
    if opening == "{{":
        return Piece("print", start, end, strips=strips)
    word = _WORD.match(text, start)
    if word is not None and word[1] == "raw":
        closing = _END_RAW.search(text, end)
        if closing is None:
            raise Unclosed("{% raw %}", start)
        return Piece("raw", start, closing.end(), strips=strips)
    return Piece("block", start, end, strips=strips)


def _comment(text: str, start: int, last_end: int) -> Piece:
    # Text such as `{#1` is far likelier than a comment that is never closed.
    if last_end < start + 2 or _ATTRIBUTES.match(text, start):
        return Piece("guard", start, start + 2)
    return Piece("comment", start, text.index("#}", start + 2) + 2)


def _tag_end(text: str, start: int, opening: str) -> int:
    """Where a tag ends: strings and brackets inside it are looked over, as Jinja does."""
    closing = "}}" if opening == "{{" else "%}"
    depth, position = 0, start + 2
    while (token := _TOKEN.search(text, position)) is not None:
        word, position = token[0], token.end()
        if depth == 0 and word.lstrip("-+") == closing:
            return position
        if word in ("(", "[", "{"):
            depth += 1
        elif word in (")", "]", "}"):
            depth -= 1
        elif word[-1] == "}" and word[0] not in "'\"":
            # Two closing braces inside brackets are two tokens.
            depth -= 1
            position = token.start() + max(1, len(word) - 1)
    raise Unclosed(opening, start)


def _shortcode(text: str, start: int) -> Piece:
    end = text.find(">}}", start, start + _LONGEST_SHORTCODE)
    name, _, argument = text[start + 3 : max(end, start + 3)].strip().partition(" ")
    argument = argument.strip().strip("\"'")
    if name == "include" and argument and "\n" not in argument:
        quoted = argument.replace("\\", "\\\\").replace('"', '\\"')
        return Piece("shortcode", start, end + 3, f'{{% include "{quoted}" %}}')
    if name == "var" and all(part.isidentifier() for part in argument.split(".")):
        return Piece("shortcode", start, end + 3, f"{{{{ {argument} }}}}")
    return Piece("guard", start, start + 2)


def unclosed_block(text: str, code: Sequence[Region]) -> tuple[str, int] | None:
    """The innermost block that is never closed: its tag's word, and where it begins.

    Raises:
        Unclosed: a tag is never closed.
    """
    opened: list[tuple[str, int]] = []
    for piece in _pieces(text, code):
        found = _WORD.match(text, piece.start) if piece.kind == "block" else None
        if found is None:
            continue
        if opened and found[1] == f"end{opened[-1][0]}":
            opened.pop()
        elif found[1] in _BLOCKS and not _is_assignment(found[1], text, piece):
            opened.append((found[1], piece.start))
    return opened[-1] if opened else None


def _is_assignment(word: str, text: str, piece: Piece) -> bool:
    """``{% set x = 1 %}``, which has no end."""
    return word == "set" and "=" in text[piece.start : piece.end]


def _with_values(pieces: list[Piece], text: str) -> list[Piece]:
    """Tell the tags that open a value block where it ends."""
    opened: list[tuple[str, int]] = []
    for index, piece in enumerate(pieces):
        if piece.kind != "block":
            continue
        found = _WORD.match(text, piece.start)
        word = found[1] if found else ""
        if word in _VALUE_BLOCKS and not _is_assignment(word, text, piece):
            opened.append((word, index))
        elif opened and word == f"end{opened[-1][0]}":
            outer = opened.pop()[1]
            pieces[outer] = replace(pieces[outer], in_value=piece.start)
    return pieces
