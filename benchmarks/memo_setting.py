"""How the lines of a memo are set: word spaces, hyphens, rivers, widows and orphans, measured from the PDF.

Only justified lines of running text count: they reach from edge to edge of the text area. All programs set
the same letters of the same size, so their spaces can be compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

import pdfplumber

#: Of the body's letters: the family's name in font names, and their size in points.
FACE, SIZE = "SourceSerif", 11.0
#: Points that a full line may end before the edge, or hang over it.
RAGGED = 5.0
#: Points that calls of notes stand above the line at most.
RAISED = 6.0
#: Two letters further apart than this many points have a word space between them.
GAP = 1.3
#: A word space wider than this many points looks like a hole.
LOOSE = 4.5
#: A river: spaces of lines that follow one another that overlap, this many at least.
RIVER = 4
#: A last line shorter than this many points is hardly one.
SHORT = 33.0
HYPHENS = ("-", "\u00ad", "\u2010")
BLANKS = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Line:
    page: int
    top: float
    left: float
    right: float
    text: str
    gaps: tuple[tuple[float, float], ...]
    """Left and right ends of each space between words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is counted. Points."""

    pages: int
    lines: int
    """Justified ones."""
    mean: float
    deviation: float
    """Of the mean spaces of lines from one another."""
    widest: float
    loose: int
    hyphens: int
    ladders: int
    """Three lines in a row or more that end in a hyphen."""
    rivers: int
    widows: int
    orphans: int
    short: int
    """Last lines of paragraphs that are shorter than `SHORT`."""


def setting(memo: Path, paragraphs: Sequence[str]) -> Setting:
    """Measure a memo whose paragraphs hold these words."""
    with pdfplumber.open(memo) as document:
        pages = len(document.pages)
        lines = [line for number, page in enumerate(document.pages, 1) for line in _lines(number, page)]
    right = max(_usual(line.right for line in lines), 1.0)
    full = [line for line in lines if abs(line.right - right) < RAGGED and len(line.gaps) > 3]
    spaces = [mean(end - start for start, end in line.gaps) for line in full]
    widows, orphans, short = _ends(lines, paragraphs)
    hyphens = [line.text.endswith(HYPHENS) for line in full]
    return Setting(
        pages, len(full), mean(spaces), pstdev(spaces), max(spaces), sum(space > LOOSE for space in spaces),
        sum(hyphens), _ladders(full), _rivers(full), widows, orphans, short,
    )  # fmt: skip


def _usual(ends: Iterator[float]) -> float:
    """The most frequent of some right edges, to the point."""
    counted: dict[int, int] = defaultdict(int)
    for end in ends:
        counted[round(end)] += 1
    return max(counted, key=lambda end: counted[end])


def _lines(number: int, page: pdfplumber.page.Page) -> Iterator[Line]:
    letters = [char for char in page.chars if FACE in re.sub(r"\W", "", char["fontname"])]
    rows: dict[int, list[Any]] = defaultdict(list)
    for char in letters:
        if char["size"] > 0.9 * SIZE:
            rows[round(char["matrix"][5])].append(char)
    for char in letters:
        raised = [base for base in rows if -1 < char["matrix"][5] - base < RAISED]
        if char["size"] <= 0.9 * SIZE and raised:
            rows[raised[0]].append(char)
    for base, row in sorted(rows.items(), reverse=True):
        shown = sorted(
            (char for char in row if char["text"].strip(BLANKS)), key=lambda char: float(char["x0"])
        )
        if len(shown) > 1:
            gaps = [
                (one["x1"], other["x0"]) for one, other in pairwise(shown) if other["x0"] - one["x1"] > GAP
            ]
            text = "".join(_spaced(shown))
            yield Line(number, page.height - base, shown[0]["x0"], shown[-1]["x1"], text, tuple(gaps))


def _spaced(shown: Sequence[Any]) -> Iterator[str]:
    """The letters of a line, a space at each gap."""
    yield str(shown[0]["text"])
    for one, other in pairwise(shown):
        yield f"{' ' if other['x0'] - one['x1'] > GAP else ''}{other['text']}"


def _ladders(lines: Sequence[Line]) -> int:
    runs = groupby(_followed(lines), key=lambda pair: pair[0].text.endswith(HYPHENS) and pair[1])
    return sum(hyphenated and len(list(run)) >= 2 for hyphenated, run in runs)


def _followed(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether the one below it ends in a hyphen too."""
    for line, below in pairwise(lines):
        yield line, line.page == below.page and 0 < below.top - line.top < 20 and below.text.endswith(HYPHENS)


def _rivers(lines: Sequence[Line]) -> int:
    """Chains of wide spaces that overlap from line to line."""
    count = 0
    chains: dict[tuple[float, float], int] = {}
    above: Line | None = None
    for line in lines:
        joined = above is not None and above.page == line.page and 0 < line.top - above.top < 20
        longer: dict[tuple[float, float], int] = {}
        for gap in line.gaps:
            over = [
                length
                for other, length in chains.items()
                if joined and min(gap[1], other[1]) - max(gap[0], other[0]) > 1
            ]
            longer[gap] = 1 + max(over, default=0)
            count += longer[gap] == RIVER
        chains, above = longer, line
    return count


def _ends(lines: Sequence[Line], paragraphs: Sequence[str]) -> tuple[int, int, int]:
    """Last lines alone at the top of a page, first lines alone at its foot, and last lines that are short."""
    bare = [_bare(text) for text in paragraphs]
    widows = orphans = short = 0
    for above, below in pairwise([None, *lines, None]):
        if above is not None and below is not None and above.page != below.page:
            first, last = _bare(above.text), _bare(below.text)
            widows += any(text.endswith(last) and text != last and len(last) < len(text) / 2 for text in bare)
            orphans += any(text.startswith(first) and text != first for text in bare)
        if above is not None and above.right - above.left < SHORT:
            end = _bare(above.text)
            short += any(text.endswith(end) and text != end for text in bare)
    return widows, orphans, short


def _bare(text: str) -> str:
    """A text without what differs between programs: spaces, hyphens, calls of notes."""
    return re.sub(r"[\W\d]", "", text)
