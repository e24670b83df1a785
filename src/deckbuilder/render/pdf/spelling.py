"""What glyphs stand for: the letters each is read as, and the words that have to be said beside them.

Programs that read pages take glyphs from left to right and turn words of scripts that run from right to left
around (poppler, PDFium, pdf.js). So what a glyph or a word stands for is given to them backwards there; in
the order of the text it is said in the structure tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.text.face import Glyph


def spelled(glyphs: Sequence[Glyph], text: str, *, rtl: bool = False) -> list[str]:
    """What each glyph stands for. The glyphs of a cluster share its characters, so that nothing is lost or
    said twice: one each, the last takes the rest."""
    if rtl:
        return [part[::-1] for part in reversed(_shared(glyphs[::-1], text))]
    return _shared(glyphs, text)


def replacement(glyphs: Sequence[Glyph], word: str, *, rtl: bool = False) -> str | None:
    """The word where its glyphs do not spell it: several stand for some letters together, in an order of
    their own (a vowel sign drawn before its consonant), or one stands off the line, which programs take for
    another line's."""
    clusters = [glyph.cluster for glyph in glyphs]
    if len(set(clusters)) == len(clusters) and not any(glyph.y_offset for glyph in glyphs):
        return None
    return word[::-1] if rtl else word


def _shared(glyphs: Sequence[Glyph], text: str) -> list[str]:
    """What each glyph of a text in its own order stands for."""
    if [glyph.cluster for glyph in glyphs] == list(range(len(text))):
        return list(text)
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=bool(starts)))
    left: dict[int, int] = {}
    for glyph in glyphs:
        left[glyph.cluster] = left.get(glyph.cluster, 0) + 1
    at = {start: start for start in starts}
    out: list[str] = []
    for glyph in glyphs:
        cluster = glyph.cluster
        left[cluster] -= 1
        end = ends[cluster] if left[cluster] == 0 else min(at[cluster] + 1, ends[cluster])
        out.append(text[at[cluster] : end])
        at[cluster] = end
    return out
