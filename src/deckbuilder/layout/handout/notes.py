"""Speaker notes set on paper. The deck's plan holds them as paragraphs whose lines are not broken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, count

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run
from deckbuilder.plan import Para, Span, Tag, TextStyle

#: As many lines of a paragraph stand on a page at least when it is parted.
LEAST_LINES = 2
#: Heights nearer than this are the same. Points.
EPSILON = 0.01


class _Item(Struct, frozen=True):
    """A list item that may hold further ones."""

    level: int
    list: int
    number: int

    def tags(self) -> tuple[Tag, ...]:
        return Tag("L", self.list), Tag("LI", self.number), Tag("LBody", self.number)


class NoteSetter:
    """Sets the notes of one deck in a column ``width`` points wide."""

    def __init__(self, room: Room, width: float, *, small: bool) -> None:
        self._typesetter = room.typesetter
        self._style = _ragged(room.styles.note if small else room.styles.body[0])
        self._hang = room.styles.bullet_hang * self._style.size / room.styles.body[0].size
        self._width = width
        self._numbers = count(1)

    def set(self, notes: tuple[Para, ...], section: Tag) -> tuple[Para, ...]:
        """The notes of a slide, as a part of its section."""
        return tuple(self._set(para, (section, *tags)) for para, tags in self._listed(notes))

    def label(self, title: str, span: Span) -> Para:
        """What stands above notes that go on: of which slide they are."""
        runs, style = (Run(f"{title} …"),), replace(self._style, color="muted")
        return Para(runs, style, "Artifact", span, self._typesetter.set(runs, style, self._width))

    def _set(self, para: Para, within: tuple[Tag, ...]) -> Para:
        style = replace(self._style, lang=para.style.lang, rtl=para.style.rtl)
        if para.role[:1] == "H":
            style = replace(style, weight=700)
        left = self._hang * (para.level + 1) if para.bullet else self._hang * para.level
        lines = self._typesetter.set(para.runs, style, self._width - left)
        bullet = para.bullet and replace(para.bullet, hang=self._hang)
        return replace(
            para, style=style, role="P", lines=lines, left=left, bullet=bullet, within=within,
            number=next(self._numbers),
        )  # fmt: skip

    def _listed(self, paras: tuple[Para, ...]) -> Iterator[tuple[Para, tuple[Tag, ...]]]:
        """Each paragraph with the lists and items around it: notes tell lists by marks and levels."""
        items: list[_Item] = []
        for para in paras:
            if para.bullet is not None:
                while items and items[-1].level > para.level:
                    items.pop()
                before = items.pop() if items and items[-1].level == para.level else None
                list = before.list if before else next(self._numbers)
                items.append(_Item(para.level, list, next(self._numbers)))
            else:
                while items and items[-1].level >= para.level:
                    items.pop()
            yield para, tuple(tag for item in items for tag in item.tags())


def _ragged(style: TextStyle) -> TextStyle:
    after = max(style.after, style.leading / 3)
    return replace(style, align="left", hyphenate=False, indent=0.0, after=after)


def cut(paras: tuple[Para, ...], height: float) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """What fits a height, and the rest: a paragraph is parted between lines, two of which stay together."""
    room = height + EPSILON
    for index, para in enumerate(paras):
        room -= paras[index - 1].style.after + para.style.before if index else 0.0
        if para.height <= room:
            room -= para.height
            continue
        heights = accumulate(line.height for line in para.lines)
        lines = min(sum(below <= room for below in heights), len(para.lines) - LEAST_LINES)
        if lines < LEAST_LINES:
            return paras[:index], paras[index:]
        begun = replace(para, lines=para.lines[:lines])
        rest = replace(para, lines=para.lines[lines:], continues=True, bullet=None)
        return (*paras[:index], begun), (rest, *paras[index + 1 :])
    return paras, ()
