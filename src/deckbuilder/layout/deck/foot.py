"""Footnotes at the foot of the slide that calls them, in one text box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from deckbuilder.layout.deck.numbering import note_labels
from deckbuilder.layout.deck.spoken import spoken
from deckbuilder.model import Footnote, Run
from deckbuilder.plan import Para, Rect, Shape, TextShape, TextStyle, note_calls
from deckbuilder.text.typesetter import Typesetter

#: Between the content and its footnotes, in points.
GAP = 10.0


class Foot:
    """Sets the footnotes of one document in the width of its slides."""

    def __init__(
        self, footnotes: Mapping[str, Footnote], style: TextStyle, width: float, typesetter: Typesetter
    ) -> None:
        self._footnotes = dict(footnotes)
        self._style = style
        self._width = width
        self._typesetter = typesetter

    def leave_out(self, labels: Iterable[str]) -> None:
        """Do not set these notes: they stand elsewhere."""
        for label in labels:
            del self._footnotes[label]

    def needs(self, labels: Iterable[str]) -> float:
        """Points that notes would take at the foot of a slide."""
        return sum(para.height for note in self._called(labels) for para in self._set(note))

    def _called(self, labels: Iterable[str]) -> list[Footnote]:
        """The notes of some calls, each once in order of its first call, and those that notes call."""
        waiting = list(labels)
        found: dict[str, Footnote] = {}
        for label in waiting:
            if label in self._footnotes and label not in found:
                found[label] = self._footnotes[label]
                waiting += note_labels((), found[label].blocks)
        return list(found.values())

    def lay(self, shapes: Iterable[Shape]) -> TextShape | None:
        """The notes that some shapes call; None if they call none."""
        notes = self._called(note_calls(shapes)) if self._footnotes else []
        if not notes:
            return None
        written = tuple(para for note in notes for para in self._set(note))
        height = sum(para.height for para in written)
        box = Rect(0.0, 0.0, self._width, height)
        return TextShape(box, notes[0].span, written, "note", anchor="bottom", name="Footnotes")

    def _set(self, note: Footnote) -> Iterator[Para]:
        number = Run(f"{note.number} ", script="sup")
        for index, para in enumerate(spoken(note.blocks, self._style, {})):
            runs = (number, *para.runs) if index == 0 else para.runs
            lines = self._typesetter.set(runs, self._style, self._width)
            yield replace(para, runs=runs, role="Note", bullet=None, level=0, lines=lines)

    def beneath(self, shapes: Iterable[Shape], box: Rect, color: str | None = None) -> list[Shape]:
        """The notes that some shapes call, standing on the lower edge of ``box``, in a colour of their
        own."""
        foot = self.lay(shapes)
        if foot is None:
            return []
        paras = foot.paras
        if color is not None:
            paras = tuple(replace(para, style=replace(para.style, color=color)) for para in paras)
        place = Rect(box.x, box.bottom - foot.box.height, box.width, foot.box.height)
        return [replace(foot, box=place, paras=paras)]

    def height(self, foot: TextShape | None) -> float:
        """Points the notes take from the content, with the distance to it."""
        return 0.0 if foot is None else foot.box.height + GAP
