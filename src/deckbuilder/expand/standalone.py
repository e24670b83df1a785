"""White space around tags: a line that holds nothing but tags leaves no trace; others are not touched.

Jinja trims for every tag or for none. It is set to trim for every one, and a ``+`` in a tag turns that off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckbuilder.expand.scan import Piece

#: Tags that put no text of their own where they stand.
_MUTE = ("block", "comment")

Edit = tuple[int, int, str]
"""Start and end of what is replaced, and by what."""


def trimmed(text: str, pieces: Sequence[Piece]) -> Iterator[Edit]:
    """The edits that keep white space around tags among text, and take it between tags alone on a line."""
    group: list[Piece] = []
    for piece in pieces:
        if group and (piece.kind not in _MUTE or text[group[-1].end : piece.start].strip(" \t")):
            yield from _around_group(text, group)
            group = []
        if piece.kind in _MUTE:
            group.append(piece)
        elif piece.kind == "raw":
            yield from _around_raw(text, piece)
    if group:
        yield from _around_group(text, group)


def _around_group(text: str, group: Sequence[Piece]) -> Iterator[Edit]:
    if not (_blank_before(text, group[0].start) and _blank_after(text, group[-1].end)):
        yield from _sign(text, group[0].start + 2)
        yield from _sign(text, group[-1].end - 2)
        return
    for before, after in pairwise(group):
        if before.end < after.start:
            yield before.end, after.start, ""


def _around_raw(text: str, piece: Piece) -> Iterator[Edit]:
    if not _blank_after(text, text.index("%}", piece.start) + 2):
        yield from _sign(text, piece.start + 2)
    if not (_blank_before(text, text.rindex("{%", 0, piece.end)) and _blank_after(text, piece.end)):
        yield from _sign(text, piece.end - 2)


def _sign(text: str, position: int) -> Iterator[Edit]:
    """A sign at a tag's edge, where the author has set none."""
    if text[position] not in "-+" and text[position - 1] not in "-+":
        yield position, position, "+"


def _blank_before(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(" \t")


def _blank_after(text: str, position: int) -> bool:
    end = text.find("\n", position)
    return not text[position : len(text) if end < 0 else end].strip(" \t")
