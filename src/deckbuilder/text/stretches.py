"""A paragraph's runs as stretches of one face, size and direction: which font shows what, and in which order.

It chooses and cuts; a `galley` measures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from deckbuilder.model import Run
from deckbuilder.plan import TextStyle
from deckbuilder.text.breaks import SOFT_HYPHEN
from deckbuilder.text.clusters import clusters
from deckbuilder.text.direction import is_rtl_language, needs_order
from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.units import unspaced

#: Superscripts and subscripts, relative to the text: size, and shift of the baseline in ems of the text.
SCRIPT_SIZE = 0.667
SCRIPT_RISE = {"sup": 0.33, "sub": -0.12}


#: Any character but those of scripts that do not stack their letters, and the punctuation of all scripts.
_TALL = re.compile("[^\u0000-\u08ff\u2000-\u205f]")

#: Letters in small capitals, relative to capitals: what LibreOffice draws (`SMALL_CAPS_PERCENTAGE`).
SMALL_CAPS = 0.8


_CLOSING, _OPENING = "、。，．」』）】〉》〕］｝〙〗", "「『（【〈《〔［｛〘〖"
#: Ems from which on a mark stands on a full one: not in fonts that set it narrow.
_FULL = 0.9


class Stretch(NamedTuple):
    """Text of one run in one face."""

    start: int
    """Index of its first character in the galley."""
    text: str
    face: Face | None
    size: float
    rise: float
    run: Run
    foreign: bool
    """The face is a fallback, or the script may stand tall: the line grows if it is taller than the
    leading."""
    level: int = 0
    """Embedding level: odd where the text runs from right to left."""
    squeeze: float = 0.0
    """Points by which what follows on its line stands closer."""
    small: bool = False
    """Small letters as small capitals."""

    def width(self, text: str) -> float:
        """Points that a part of this stretch takes."""
        return (self.face.advance(text) if self.face else _unshown(text)) * self.size


def closed(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a galley. A soft hyphen ends none but the last: it moves to the next, for at the end
    of a piece it would be drawn."""
    for index in range(len(stretches) - 1):
        left, right = stretches[index : index + 2]
        kept = left.text.rstrip(SOFT_HYPHEN)
        if kept != left.text:
            moved = left.text[len(kept) :]
            stretches[index] = left._replace(text=kept)
            stretches[index + 1] = right._replace(start=right.start - len(moved), text=moved + right.text)
    return tuple(stretch for stretch in stretches if stretch.text)


def squeezed(stretches: tuple[Stretch, ...], style: TextStyle) -> tuple[Stretch, ...]:
    """The stretches cut between two full-width marks with an empty half between them, which is taken out (JIS
    X 4051; JLREQ, 3.1.4). Not in the deck, where no program does it like another."""
    text = "".join(stretch.text for stretch in stretches)
    if not style.optimal or not unspaced(text):
        return stretches
    found: list[Stretch] = []
    ends = [match.end() for match in _pair().finditer(text)]
    for stretch in stretches:
        last = stretch.start + len(stretch.text)
        inner = [end for end in ends if stretch.start < end <= last]
        for start, end in pairwise([stretch.start, *inner, *([last] if last not in inner else [])]):
            part = stretch._replace(
                start=start, text=stretch.text[start - stretch.start : end - stretch.start]
            )
            full = part.face is not None and part.face.advance(part.text[-1]) > _FULL
            found.append(part._replace(squeeze=part.size / 2) if end in inner and full else part)
    return tuple(found)


@cache
def _pair() -> re.Pattern[str]:
    """A mark whose second half is empty before another, or one before a mark whose first half is. Compiled
    with the first text that may need it."""
    return re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")


def ordered(stretches: tuple[Stretch, ...], style: TextStyle, fonts: FontBook) -> tuple[Stretch, ...]:
    """The stretches cut where their direction changes, with their embedding levels."""
    if not (style.rtl or any(needs_order(stretch.text) for stretch in stretches)):
        return stretches
    from deckbuilder.text.bidi import levels

    text, places = _marked(stretches, style)
    found = levels(text, int(style.rtl))
    return tuple(
        stretch._replace(
            start=stretch.start + first,
            text=stretch.text[first:last],
            face=stretch.face and fonts.shaping(stretch.face, stretch.run.lang or style.lang, level % 2 == 1),
            level=level,
        )
        for stretch in stretches
        for level, first, last in _level_runs(
            [found[places[stretch.start + at]] for at in range(len(stretch.text))]
        )
    )


def _marked(stretches: tuple[Stretch, ...], style: TextStyle) -> tuple[str, list[int]]:
    """The text with every passage in another language isolated, and where each of its characters stands
    there."""
    from deckbuilder.text.bidi import isolated

    text = ""
    places: list[int] = []
    for lang, passage in groupby(stretches, lambda stretch: stretch.run.lang):
        part = "".join(stretch.text for stretch in passage)
        foreign = lang is not None and lang != style.lang
        start = len(text) + foreign
        places += range(start, start + len(part))
        text += isolated(part, is_rtl_language(lang)) if lang is not None and foreign else part
    return text, places


def _level_runs(found: list[int]) -> Iterable[tuple[int, int, int]]:
    """Each run of equal levels with its first and last index, the latter exclusive."""
    first = 0
    for level, group in groupby(found):
        last = first + len(list(group))
        yield level, first, last
        first = last


def stretches_of(text: str, run: Run, style: TextStyle, fonts: FontBook, start: int) -> Iterable[Stretch]:
    """The stretches of a run's text, which stands at ``start`` in its galley."""
    family, size, rise = style.family, style.size, 0.0
    weight = max(style.weight, 700) if run.bold else style.weight
    italic = style.italic or run.italic
    if run.code:
        family, size = style.mono, size * style.mono_scale
    if run.script:
        rise = SCRIPT_RISE[run.script] * size
        size *= SCRIPT_SIZE
    own, lang = fonts.face(family, weight, italic), run.lang or style.lang
    for cased, scale in _cased(text) if run.smallcaps else ((text, 1.0),):
        for part, face in fonts.itemise(cased, family, weight, italic, lang):
            shaped = face and fonts.shaping(face, lang)
            foreign = face is not own or (style.optimal and _TALL.search(part) is not None)
            yield Stretch(start, part, shaped, size * scale, rise, run, foreign, small=scale != 1.0)
            start += len(part)


def _cased(text: str) -> Iterable[tuple[str, float]]:
    """The parts of text in small capitals as they are drawn, each with its size relative to the text's."""
    for small, group in groupby(text, lambda char: char.islower() and char.upper().lower() == char):
        part = "".join(group)
        yield (part.upper(), SMALL_CAPS) if small else (part, 1.0)


def _unshown(text: str) -> float:
    """Ems that characters no font has are given: a full em for wide ones, for another program may have a
    font."""
    return sum(1.0 if unicodedata.east_asian_width(c[0]) in "WF" else 0.6 for c in clusters(text))
