"""What a plan says of each paragraph, held against what is drawn: its lines, and the words they tear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deckbuilder.plan import ChartShape, GroupShape, Para, Plan, Shape, TableShape, TextShape

from .overflow import Probe, lines, torn_words


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as planned and as drawn, line by line."""

    slide: int
    name: str
    text: str
    planned: list[str]
    drawn: list[str]

    @property
    def torn(self) -> list[str]:
        """Words torn apart that the plan keeps whole, or breaks where text may be broken."""
        whole = [word for word in self.text.split() if not torn_words(word, self.planned)]
        return [word for word in whole if torn_words(word, self.drawn)]


def passages(plan: Plan, probe: Probe) -> Iterator[Passage]:
    """Every paragraph of a deck that shows something, in the order of its slides.

    Raises:
        ValueError: a slide does not hold the texts that were planned.
    """
    for number, page in enumerate(plan.pages, start=1):
        drawing = probe.drawings[number - 1]
        planned = [text for shape in _written(page.shapes) for text in _texts(shape)]
        bodies = [body for body in probe.bodies if body.slide == number]
        for paras, body in zip(planned, bodies, strict=True):
            for para, passage in zip(paras, body.passages, strict=True):
                drawn = lines(drawing.marks.get(passage.colour, []))
                yield Passage(number, body.name, passage.text, _shown(para), drawn)


def _written(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """The shapes a deck holds as such: of a native chart, only what stands on it."""
    for shape in shapes:
        match shape:
            case GroupShape():
                yield from _written(shape.shapes)
            case ChartShape():
                yield from _written(shape.over)
            case _:
                yield shape


def _texts(shape: Shape) -> Iterator[list[Para]]:
    """The text bodies of one shape that show something, each as its paragraphs that do."""
    match shape:
        case TextShape():
            bodies = [shape.paras]
        case TableShape():
            bodies = [cell.paras for row in shape.rows for cell in row.cells]
        case _:
            bodies = []
    for paras in bodies:
        shown = [para for para in paras if _shown(para)]
        if shown:
            yield shown


def _shown(para: Para) -> list[str]:
    """The words of each line that has any."""
    texts = ("".join(piece.text for piece in line.pieces) for line in para.lines)
    return [text for text in texts if text.strip()]
