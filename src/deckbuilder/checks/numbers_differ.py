"""numbers-differ: what the slide shows and what the text says are two numbers for the same thing.

Compared are the lists, tables and charts of a section with its running text, which stands in the memo and the
notes, and what is for the deck alone with what is for the memo alone. It is the same thing only where all
words of what is shown stand in what is told, with the same years and unit; what is rounded agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.lists import List
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.blocks.table.value import Table
from deckbuilder.checks.base import within
from deckbuilder.model import Audience, Block, Document, Runs, Section, plain
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Span

if TYPE_CHECKING:
    from deckbuilder.checks.claims import Claim
    from deckbuilder.data.numbers import Mark

#: Words that a text may have more than what is shown.
MOST_MORE = 4
_MARKS = ".,:;()“”"
_DIGIT = re.compile(r"\d")
#: Words no longer than this tell little, in letters.
_SHORT = 3
#: Words that make it speak of something else, as English has them, without an s at their end.
_OTHER = frozenset(
    str.split("""
    change changed could cut decline declined decrease decreased down drop dropped earlier except
    excluding expected fall falling fell first forecast former gain global grew grow growing growth
    increase increased last lose lost may might next other planned previou regional remaining rest rise
    rising rose second should target will without world would
    """)
)


def check(document: Document, report: Report) -> None:
    """Note each such pair, at the text."""
    for section in document.sections:
        shown, told = _sides(section)
        if shown and told:
            _compare(document, shown, told, report)


def _sides(section: Section) -> tuple[list[Block], list[tuple[str, Span]]]:
    """What a section shows, and the texts with figures that it tells."""
    shown: list[Block] = []
    told: list[tuple[str, Span]] = []
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.audience is not Audience.DECK:
            text = _said(block.runs)
            if _has_figure(text):
                told.append((text, block.span))
        elif block.audience in (Audience.BOTH, Audience.DECK) and isinstance(
            block, Paragraph | List | Table | Chart
        ):
            shown.append(block)
    return shown, told


def _compare(document: Document, shown: list[Block], told: list[tuple[str, Span]], report: Report) -> None:
    from deckbuilder.checks.claims import claims
    from deckbuilder.data.conventions import separators

    mark = separators(document.meta.lang)[1]
    words = " ".join(text for text, _ in told).lower()
    shown = [block for block in shown if _may_meet(block, words)]
    if not shown:
        return
    saying = [claim for text, span in told for claim in claims(text, span, mark)]
    showing = list(_showing(shown, mark)) if saying else []
    english = document.meta.lang.startswith("en")
    for one in showing:
        alike = [other for other in showing if other.words == one.words and other.years == one.years]
        meant = [claim for claim in saying if _same(one, claim, english=english)]
        if len(alike) == 1 and len(meant) == 1 and not one.agrees(meant[0]):
            report.add(
                Diagnostic(
                    "numbers-differ",
                    Severity.NOTE,
                    f"the text says {meant[0].text}, and what is shown says {one.text}",
                    meant[0].span,
                    "find out which is right, or say what sets them apart",
                    ((one.span, f"{one.text} here"),),
                )
            )


def _may_meet(block: Block, words: str) -> bool:
    """Whether a list or paragraph has a text with figures, two of whose words are among ``words``: a look
    that spares most sections a close one."""
    if not isinstance(block, List | Paragraph):
        return True
    inside = (inner.runs for inner in within((block,)) if isinstance(inner, Paragraph))
    texts = (text for runs in inside if _has_figure(text := _said(runs)))
    long = ([word.strip(_MARKS) for word in text.lower().split() if len(word) > _SHORT] for text in texts)
    return any(sum(word in words for word in some) > 1 for some in long)


def _same(shown: Claim, told: Claim, *, english: bool) -> bool:
    """Whether both speak of the same thing. In languages other than English words that change what is meant
    are not known here, and none may be added."""
    more = told.words - shown.words
    return (
        shown.unit == told.unit
        and shown.years == told.years
        and len(shown.words) + len(shown.years) > 1
        and shown.words <= told.words
        and len(more) <= (MOST_MORE if english else 0)
        and not more & _OTHER
    )


def _showing(blocks: Iterable[Block], mark: Mark) -> Iterator[Claim]:
    from deckbuilder.checks.claims import claims

    for block in blocks:
        if isinstance(block, Table):
            yield from _cells(block, mark)
        elif isinstance(block, Chart):
            yield from _points(block, mark)
        else:
            for inner in within((block,)):
                if isinstance(inner, Paragraph) and _has_figure(text := _said(inner.runs)):
                    yield from claims(text, inner.span, mark)


def _cells(table: Table, mark: Mark) -> Iterator[Claim]:
    """What the cells of a plain table say of their rows and columns."""
    from deckbuilder.checks.claims import cell

    if len(table.head) != 1:
        return
    heads = [_said(entry.runs) for entry in table.head[0].entries]
    for row in table.rows:
        texts = [_said(entry.runs) for entry in row.entries]
        if len(texts) == len(heads):
            for head, text in zip(heads[1:], texts[1:], strict=True):
                claim = cell(text, f"{texts[0]} {head}", row.span, mark)
                if claim is not None:
                    yield claim


def _points(chart: Chart, mark: Mark) -> Iterator[Claim]:
    """What the points of a chart say, in the words of its caption, series and categories."""
    from deckbuilder.checks.claims import cell

    for panel in chart.panels:
        for series in panel.series:
            unit = "%" if "%" in (series.format or chart.format).suffix else ""
            for category, value in zip(panel.categories, series.values, strict=False):
                if value is not None:
                    about = f"{plain(chart.caption)} {panel.title} {series.name} {category.text}"
                    claim = cell(f"{value:g}".replace(".", mark) + unit, about, series.span, mark)
                    if claim is not None:
                        yield claim


def _said(runs: Runs) -> str:
    return "".join(run.text for run in runs if run.note is None and run.script is None and not run.code)


def _has_figure(text: str) -> bool:
    return _DIGIT.search(text) is not None
