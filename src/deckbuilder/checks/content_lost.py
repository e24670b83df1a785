"""content-lost: something the author wrote is in neither the output nor a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.page_break import PageBreak
from deckbuilder.checks.base import Built, blocks_of
from deckbuilder.model import Audience, Block, Document, Runs, plain
from deckbuilder.plan import (
    ChartShape,
    FormulaShape,
    GroupShape,
    Page,
    Row,
    Shape,
    TableShape,
    paras,
    paras_of,
)
from deckbuilder.report import Report
from deckbuilder.source import Span


def check(built: Built, report: Report) -> None:
    """Report every place of which something did not arrive, unless a finding there already tells."""
    arrived, told = _Lines(), _Lines()
    named = _named(built.document)
    for page in built.plan.pages:
        for span, letters in _shown(page, named):
            arrived.add(span, letters)
    for finding in report:
        if finding.span is not None:
            told.add(finding.span, 0)
    for span, letters in _wanted(built).items():
        if not arrived.holds(span, letters) and not told.holds(span, 0):
            report.error(
                "content-lost",
                f"this does not arrive in the {built.plan.kind}",
                span,
                "this is a fault of deckbuilder, not of the brief; please report it with these lines",
            )


class _Lines:
    """How many letters were met, by line of the author's files."""

    def __init__(self) -> None:
        self._letters: dict[str, dict[int, int]] = defaultdict(dict)

    def add(self, span: Span, letters: int) -> None:
        lines = self._letters[span.path]
        for number in range(span.first, span.last + 1):
            lines.setdefault(number, 0)
        lines[span.first] += letters

    def holds(self, span: Span, letters: int) -> bool:
        """Whether anything was met within ``span``, and at least ``letters`` of it."""
        lines = self._letters.get(span.path, {})
        met = [lines[number] for number in range(span.first, span.last + 1) if number in lines]
        return bool(met) and sum(met) >= letters


def _named(document: Document) -> dict[Span, list[str]]:
    """The words of each chart by its place, once each."""
    named: dict[Span, list[str]] = {}
    for block in blocks_of(document):
        if isinstance(block, Chart):
            known = named.setdefault(block.span, [])
            known += (word for runs in block.words() if (word := plain(runs)) not in known)
    return named


def _shown(page: Page, named: Mapping[Span, Sequence[str]]) -> Iterator[tuple[Span, int]]:
    """Every place a page shows something of, with the letters shown there. A header shown again is not
    counted, nor are a chart's numbers: they would stand for names that are missing."""
    for shape, whole in _walked(page.shapes):
        yield shape.span, 0
        if isinstance(shape, ChartShape):
            drawn = "\n".join(plain(para.runs) for para in paras(shape.drawing))
            yield shape.span, sum(_count(word) for word in named.get(shape.span, ()) if word in drawn)
        elif isinstance(shape, TableShape):
            for row in shape.rows:
                yield from _placed(row.span, whole, 0 if row.repeated else _row_letters(row))
        elif isinstance(shape, FormulaShape):
            yield shape.span, sum(map(len, shape.alt.split()))
        else:
            for para in paras_of(shape):
                yield from _placed(para.span, whole, _letters(para.runs))
    for para in page.notes:
        yield para.span, _letters(para.runs)


def _placed(span: Span, whole: Span, letters: int) -> Iterator[tuple[Span, int]]:
    """Where some letters are written; those of a data file count for the block that names it, too."""
    yield span, letters
    if span.path != whole.path:
        yield whole, letters


def _walked(shapes: Iterable[Shape], whole: Span | None = None) -> Iterator[tuple[Shape, Span]]:
    """Some shapes and the members of their groups, each with the place of the outermost."""
    for shape in shapes:
        yield shape, whole or shape.span
        if isinstance(shape, GroupShape):
            yield from _walked(shape.shapes, whole or shape.span)


def _row_letters(row: Row) -> int:
    return sum(_letters(para.runs) for cell in row.cells for para in cell.paras)


def _wanted(built: Built) -> dict[Span, int]:
    """The letters meant for an output, by place. Blocks of one place (a template's loop) add up."""
    document, title = built.document, (built.plan.meta.title or "").strip()
    audiences = {
        Audience.BOTH,
        *((Audience.DECK, Audience.NOTES) if built.plan.kind == "deck" else (Audience.MEMO,)),
    }
    # Sections without slides of their own are told by PowerPoint's list of them, and by the footers.
    sections = () if built.plan.meta.deck.section_slides else {page.section for page in built.plan.pages}
    wanted: dict[Span, int] = defaultdict(int)
    called: list[str] = []

    def want(span: Span, texts: Iterable[Runs]) -> None:
        for runs in texts:
            wanted[span] += _letters(runs)
            called.extend(run.note for run in runs if run.note is not None and run.note not in called)
        wanted[span] += 0

    def want_all(blocks: Iterable[Block]) -> None:
        for block in blocks:
            if block.audience in audiences:
                texts = block.texts()
                if texts or _shows_itself(block):
                    want(block.span, texts)
                want_all(block.children())

    for section in document.sections:
        kept = not section.blocks or any(block.audience in audiences for block in section.blocks)
        if section.audience in audiences:
            # A heading over nothing but what is for the other document goes there with it.
            words = plain(section.title).strip()
            if kept and words and words != title and words not in sections:  # else it stands at the head
                want(section.span, (section.title,))
            want_all(section.blocks)
    for label in called:  # grows on the way where a note calls another
        if label in document.footnotes:
            want_all(document.footnotes[label].blocks)
    return wanted


def _shows_itself(block: Block) -> bool:
    """Whether something of the block is to be seen even if it has no text. A container shows what is in it,
    and nothing where nothing is in it."""
    return type(block).children is Block.children and not isinstance(block, PageBreak)


def _letters(runs: Runs) -> int:
    """The number of characters that are not spaces; cross references, whose words each document finds, do not
    count."""
    return _count(plain(tuple(run for run in runs if run.ref is None)))


def _count(text: str) -> int:
    return sum(map(len, text.split()))
