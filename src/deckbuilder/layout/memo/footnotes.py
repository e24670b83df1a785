"""Footnotes at the foot of the page that calls them: which are called, how tall they stand, where one is cut.

Which lines share a page with them is decided by `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.layout.audience import visible
from deckbuilder.model import Audience, Block, Footnote, Run
from deckbuilder.place import all_moved, with_paras
from deckbuilder.plan import Para, PathShape, Rect, Shape, Span, Stroke, Tag, TextShape, note_calls

#: Space above the short rule and between it and the first note, and the rule's length. Points.
ABOVE_RULE, BELOW_RULE, RULE_LENGTH = 12.0, 5.0, 72.0
RULE = Stroke("rule", 0.6)
#: Between a note's number and its text, in ems.
NUMBER_GAP = 0.5


class Note(Struct, frozen=True):
    """A footnote, or what is left of one begun on the page before."""

    label: str
    number: int
    blocks: tuple[Block, ...]
    span: Span
    continues: bool = False


class NoteSetter:
    """Sets the notes of one document in the width of its pages."""

    def __init__(self, footnotes: Mapping[str, Footnote], room: Room) -> None:
        self._footnotes = footnotes
        self._known: dict[str, Note] = {}
        self.style = room.styles.note
        widest = Run(str(max((note.number for note in footnotes.values()), default=1)))
        gap = NUMBER_GAP * self.style.size
        self._hang = room.typesetter.width((widest,), self.style) + gap
        # Notes are set in one size throughout, lists and all.
        bodies = tuple(self.style for _ in room.styles.body)
        self._room = replace(room.narrowed(self._hang), styles=replace(room.styles, body=bodies))

    def called(self, shapes: Iterable[Shape], known: AbstractSet[str]) -> list[Note]:
        """The notes that some shapes call, themselves or in their notes, and that are not in ``known``."""
        waiting = list(note_calls(shapes))
        found: dict[str, Note] = {}
        while waiting:
            label = waiting.pop()
            if label in self._footnotes and label not in known and label not in found:
                found[label] = self._note(label)
                waiting.extend(_calls(found[label].blocks))
        return sorted(found.values(), key=lambda note: note.number)

    def _note(self, label: str) -> Note:
        note = self._known.get(label)
        if note is None:
            footnote = self._footnotes[label]
            blocks = visible(footnote.blocks, Audience.MEMO)
            note = self._known[label] = Note(label, footnote.number, blocks, footnote.span)
        return note

    def height(self, notes: Sequence[Note]) -> float:
        """Points the notes take from the page, rule and distance included."""
        if not notes:
            return 0.0
        heights = [self._laid(note).height for note in notes]
        return ABOVE_RULE + BELOW_RULE + sum(heights) + self.style.after * (len(notes) - 1)

    def fit(
        self, notes: Sequence[Note], height: float, *, alone: bool = False
    ) -> tuple[list[Note], list[Note]]:
        """As much as fits ``height``, and what goes on overleaf. ``alone``: no text stands above, so that
        the first note is cut badly rather than not at all."""
        taken = 0.0
        for index, note in enumerate(notes):
            above = self.style.after if index else ABOVE_RULE + BELOW_RULE
            laid = self._laid(note)
            if taken + above + laid.height > height + EPSILON:
                room = replace(self._inside(note), at_top=alone and index == 0)
                cut = room.stack.split(note.blocks, room, height - taken - above)
                if cut is None:
                    return list(notes[:index]), list(notes[index:])
                begun = replace(note, blocks=cut[0])
                rest = replace(note, blocks=cut[1], continues=True)
                return [*notes[:index], begun], [rest, *notes[index + 1 :]]
            taken += above + laid.height
        return list(notes), []

    def lay(self, notes: Sequence[Note], bottom: float) -> tuple[Shape, ...]:
        """The notes and their rule, standing on ``bottom``; x from the text's left edge."""
        if not notes:
            return ()
        top = bottom - self.height(notes) + ABOVE_RULE
        line = Rect(0.0, top, RULE_LENGTH, 0.0)
        shapes: list[Shape] = [PathShape(line, notes[0].span, "line", stroke=RULE)]
        top += BELOW_RULE
        for note in notes:
            laid = self._laid(note)
            if not note.continues:
                shapes.append(self._number(note, top))
            shapes += all_moved(tuple(_as_note(shape) for shape in laid.shapes), self._hang, top)
            top += laid.height + self.style.after
        return tuple(shapes)

    def _laid(self, note: Note) -> Laid:
        room = self._inside(note)
        return room.recall(note, lambda: room.stack.lay(note.blocks, room))

    def _inside(self, note: Note) -> Room:
        return self._room.inside(Tag("Note", note.number))

    def _number(self, note: Note, top: float) -> TextShape:
        runs = (Run(str(note.number), href=f"#call:{note.label}", color=self.style.color),)
        style = replace(self.style, align="left", hyphenate=False)
        lines = self._room.typesetter.set(runs, style, self._hang)
        within = (Tag("Note", note.number),)
        para = Para(runs, style, "Lbl", note.span, lines, anchor=f"note:{note.label}", within=within)
        return TextShape(Rect(0.0, top, self._hang, para.height), note.span, (para,), "note")


def _as_note(shape: Shape) -> Shape:
    marked = with_paras(shape, lambda para: replace(para, role="Note"))
    return replace(marked, role="note") if isinstance(marked, TextShape) else marked


def _calls(blocks: Iterable[Block]) -> Iterator[str]:
    """Labels of the notes that blocks call."""
    for block in blocks:
        yield from (run.note for runs in block.texts() for run in runs if run.note is not None)
        yield from _calls(block.children())
