"""Whether a drawn deck keeps every text inside its frame: what leaves it, and which words are torn apart.

A probe (`probe`) is drawn to PDF by LibreOffice; a character's colour tells its paragraph, its place is
compared with the frame of the text body that holds it. This judges LibreOffice's drawing, which agrees with
PowerPoint's only as far as fonts and line heights do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from .libreoffice import Office
from .probe import Body, painted

#: Points a character may stand outside its frame: rounding of EMU, PDF units and side bearings.
TOLERANCE = 1.0
#: What letters take above and below the baseline, as a share of their size, in common text faces.
ABOVE, BELOW = 0.80, 0.22
#: Scripts whose lines break at spaces and hyphens only: Latin, Greek, Cyrillic, with punctuation.
ALPHABETIC = re.compile(r"[\u0021-\u04FF\u1E00-\u1FFF\u2010-\u206F\u20A0-\u20CF]+")
MARKS = ".,;:!?()"
LETTERS = re.compile(r"[^\W_].*[^\W_]")
#: Where a line may break inside such text: white space, after a hyphen or dash, and after marks in addresses.
BREAK = re.compile(r"\s+|(?<=[-\u2010\u2012-\u2014/?&=#])")


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that does not fit."""

    slide: int
    name: str
    what: str
    """``left``, ``right``, ``top``, ``bottom``: past that edge of the frame; ``page``: past the slide's edge;
    ``split``: a word torn apart; ``turned``: rotated, cannot be judged; ``missing``: nothing is drawn."""
    points: float
    """How far it stands out; 0 where nothing is measured."""
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn character."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One slide as drawn."""

    width: float
    height: float
    marks: dict[int, list[Mark]]
    """By colour."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A deck's text bodies in slide order, and its slides as drawn."""

    bodies: list[Body]
    drawings: list[Drawing]

    def faults(self) -> list[Fault]:
        """Everything that does not fit."""
        return [fault for body in self.bodies for fault in judge(body, self.drawings[body.slide - 1])]


def faults(deck: bytes, office: Office, folder: Path) -> list[Fault]:
    """Draw the deck in ``folder`` and return everything that does not fit, in slide order."""
    return probed([deck], office, folder)[0].faults()


def probed(decks: Sequence[bytes], office: Office, folder: Path) -> list[Probe]:
    """Draw all the decks in ``folder``, in one start of LibreOffice."""
    paths, bodies = [], []
    for number, deck in enumerate(decks):
        probe, found = painted(deck)
        path = folder / f"probe-{number}.pptx"
        path.write_bytes(probe)
        paths.append(path)
        bodies.append(found)
    drawn = office.convert(paths, "pdf", folder)
    return [Probe(found, read(path)) for found, path in zip(bodies, drawn, strict=True)]


def read(pdf: Path) -> list[Drawing]:
    """The visible characters of each page, by fill colour."""
    drawings = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            height = float(page.height)
            marks: dict[int, list[Mark]] = defaultdict(list)
            for char in page.chars:
                colour = _rgb(char["non_stroking_color"])
                if colour is not None and char["text"].strip():
                    baseline = height - char["matrix"][5]
                    marks[colour].append(Mark(char["text"], char["x0"], char["x1"], baseline, char["size"]))
            drawings.append(Drawing(float(page.width), height, marks))
            page.close()
    return drawings


def _rgb(colour: Sequence[float] | float | None) -> int | None:
    """A PDF fill colour, grey or RGB with parts from 0 to 1, as 0xRRGGBB; None in other colour spaces."""
    if isinstance(colour, (int, float)):
        colour = (colour,)
    if colour is None or len(colour) not in (1, 3):
        return None
    red, green, blue = (round(part * 255) for part in (colour if len(colour) == 3 else tuple(colour) * 3))
    return red << 16 | green << 8 | blue


def judge(body: Body, drawing: Drawing) -> Iterator[Fault]:
    """What is wrong with one text body: at most one fault for its place and one for its words."""
    passages = [(passage, drawing.marks.get(passage.colour, [])) for passage in body.passages]
    marks = [mark for _, drawn in passages for mark in drawn]
    if not all(drawn for _, drawn in passages):
        yield Fault(body.slide, body.name, "missing", 0.0, body.text)
    elif body.turned:
        yield Fault(body.slide, body.name, "turned", 0.0, body.text)
    else:
        torn = [word for passage, drawn in passages for word in torn_words(passage.text, lines(drawn))]
        if torn:
            yield Fault(body.slide, body.name, "split", 0.0, ", ".join(torn))
        edge, points = _excess(body, marks, drawing)
        if points > TOLERANCE:
            yield Fault(body.slide, body.name, edge, round(points, 1), body.text)


def _excess(body: Body, marks: Sequence[Mark], drawing: Drawing) -> tuple[str, float]:
    """The edge the text stands out furthest from, and by how many points (negative: it is inside)."""
    left, right = min(mark.left for mark in marks), max(mark.right for mark in marks)
    top = min(mark.baseline - ABOVE * mark.size for mark in marks)
    bottom = max(mark.baseline + BELOW * mark.size for mark in marks)
    frame = body.frame
    past = {
        "left": frame.x - left,
        "right": right - (frame.x + frame.width),
        "top": frame.y - top,
        "bottom": bottom - (frame.y + frame.height),
        "page": max(-left, -top, right - drawing.width, bottom - drawing.height),
    }
    worst = max(past, key=past.__getitem__)
    return worst, past[worst]


def torn_words(text: str, lines: Sequence[str]) -> list[str]:
    """Words of alphabetic scripts that stand on no single line as a whole.

    Marks at the end of a word may stand elsewhere: where text runs from right to left they change places. A
    field's text (the slide number) is the reader's to fill in and is not looked for.
    """
    folded = [_folded(line) for line in lines]
    words = [
        word
        for word in BREAK.split(text)
        if LETTERS.search(word) and ALPHABETIC.fullmatch(word) and "‹#›" not in word
    ]
    return [word for word in words if not any(_folded(word.strip(MARKS)) in line for line in folded)]


def _folded(text: str) -> str:
    """Letters alone: ligatures apart, capitals small, no invisible characters."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        letter for letter in letters if unicodedata.category(letter) != "Cf" and not letter.isspace()
    )


def lines(marks: Sequence[Mark]) -> list[str]:
    """The characters line by line, from left to right. Superscripts stay with the line they rise from."""
    found: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.baseline):
        if found and mark.baseline - found[-1][-1].baseline < 0.5 * max(mark.size, found[-1][-1].size):
            found[-1].append(mark)
        else:
            found.append([mark])
    return ["".join(mark.text for mark in sorted(line, key=lambda mark: mark.left)) for line in found]
