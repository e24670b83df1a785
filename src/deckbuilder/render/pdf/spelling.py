"""What glyphs stand for: the letters each is read as, and the words that have to be said beside them.

Programs that read pages take glyphs from left to right and turn words of scripts that run from right to left
around (poppler, PDFium, pdf.js). So what a glyph or a word stands for is given to them backwards there; in
the order of the text it is said in the structure tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.text.face import Glyph


def spelled(glyphs: Sequence[Glyph], text: str, *, rtl: bool = False) -> list[str]:
    """What each glyph stands for, so that nothing is lost or said twice. Of several glyphs that draw one
    letter the first stands for it."""
    if rtl:
        return [part[::-1] for part in reversed(_parted(glyphs[::-1], text))]
    return _parted(glyphs, text)


def replacement(glyphs: Sequence[Glyph], word: str, *, rtl: bool = False) -> str | None:
    """The word where its glyphs do not spell it: they stand in an order of their own (a vowel sign drawn
    before its consonant), or one stands off the line or a mark is moved above its letter, which programs take
    for another line's or word's."""
    clusters = [glyph.cluster for glyph in glyphs]
    if clusters == sorted(clusters, reverse=rtl) and not any(map(_moved, glyphs)):
        return None
    return word[::-1] if rtl else word


def _moved(glyph: Glyph) -> bool:
    """Whether a glyph stands elsewhere than where the one before it ends, kerns left out."""
    return bool(glyph.y_offset or (glyph.x_offset and not glyph.x_advance))


def _parted(glyphs: Sequence[Glyph], text: str) -> list[str]:
    """What each glyph of a text in its own order stands for. The first takes invisible characters before it,
    for which a font may draw nothing."""
    clusters = [glyph.cluster for glyph in glyphs]
    if clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=bool(starts)))
    begins = dict(zip(starts, [0, *starts[1:]], strict=bool(starts)))
    out: list[str] = []
    for start in clusters:
        out.append(text[begins[start] : ends[start]])
        begins[start] = ends[start]
    return out
