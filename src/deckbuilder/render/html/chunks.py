"""Which stretches of a paragraph's text begin at a place of their own.

Browsers shape as we do, with the same fonts and rules: a piece of a line is given to them whole where they
give it the width we measured, and else word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Para, Piece
from deckbuilder.text.cut import hard_ends
from deckbuilder.text.face import SOFT_HYPHEN, Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.glue import parted, places
from deckbuilder.text.lines import PlacedLine
from deckbuilder.text.units import words

#: Points that a piece's end may stand off its place before its words get places of their own.
_TOLERANCE = 0.05


class Chunk(Struct, frozen=True):
    """Text that begins at a place of its own; text from right to left, ends there."""

    text: str
    x: float
    y: float
    piece: Piece
    face: Face
    spacing: float = 0.0
    """Points added to its word spaces."""

    @property
    def hyphenated(self) -> bool:
        """Whether it ends in a hyphen that is only shown."""
        return self.text.endswith(SOFT_HYPHEN)


def passages(
    book: FontBook, para: Para, lines: Sequence[PlacedLine], mark: PlacedLine | None
) -> Iterator[list[Chunk]]:
    """The text of a paragraph in the order it is read, its mark first; of code, each line by itself. Words at
    a hard break, or after the mark, are parted by a space."""
    base = book.face(para.style.family, para.style.weight, para.style.italic)
    hard = hard_ends(para.runs, para.lines)
    chunks = _apart(_of_line(book, mark, base)) if mark is not None else []
    for index, line in enumerate(lines):
        chunks += _of_line(book, line, base)
        if index in hard and para.role != "Code":
            chunks = _apart(chunks)
        elif index in hard and chunks:
            yield chunks
            chunks = []
    if chunks:
        yield chunks


def _apart(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks with a space behind them."""
    return [*chunks[:-1], *(replace(last, text=f"{last.text} ") for last in chunks[-1:])]


def _of_line(book: FontBook, placed: PlacedLine, base: Face) -> list[Chunk]:
    """The pieces of a line in the order of the text."""
    line = placed.line
    found = {id(piece): (x, width) for piece, x, width in placed.pieces()}
    chunks: list[Chunk] = []
    for piece in line.pieces:
        x, width = found[id(piece)]
        face = base if piece.font is None else book.by_key(piece.font)
        y = placed.baseline - piece.rise
        turned = piece.level % 2 == 1
        if line.stretch and line.between:
            parts = parted(piece.text)
        elif abs(face.whole(piece.text) - face.advance(piece.text)) * piece.size > _TOLERANCE:
            parts = words(piece.text)
        else:
            chunks.append(Chunk(_shown(piece.text), x + width * turned, y, piece, face, line.stretch))
            continue
        at = x + width if turned else x
        for part in parts:
            chunks.append(Chunk(_shown(part), at, y, piece, face))
            wide = face.advance(part) * piece.size + places(part, line.between) * line.stretch
            at += -wide if turned else wide
    return chunks


def _shown(shaped: str) -> str:
    """What makes a browser draw what was shaped: there a tab is a space."""
    return shaped.replace("\t", " ")
