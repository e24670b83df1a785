"""Text for tests: runs of any make, and what lines show of them."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from deckbuilder.model import Run, Runs
from deckbuilder.plan import Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.margins import END

PARAGRAPH = (
    "The ministry set out a plan for rural electrification in 2019, but implementation has been slower "
    "than anticipated: of the 214 settlements identified, only ninety-three were connected by the end of the "
    "year, and the remaining communities — most of them in mountainous districts — depend on small diesel "
    "generators whose operation consumes a disproportionate share of household expenditure."
)

_WORDS = (
    "a",
    "of",
    "policy",
    "well-known",
    "internationalisation",
    "AV.",
    "2010–2020",
    "word—word",
    "re\u00adform",
)
_SPACED = st.lists(
    st.sampled_from((*_WORDS, "5\u00a0km", "日本語。", "https://example.org/a/b", " ", "\n")), max_size=25
)


def runs() -> st.SearchStrategy[Runs]:
    """Paragraphs of up to four runs, some bold, code or raised, with hard breaks and odd marks."""
    text = st.one_of(
        _SPACED.map(" ".join), st.text(st.sampled_from("abAV -–\u00ad\u00a0\u200b日。\n"), max_size=30)
    )
    run = st.builds(
        Run,
        text=text,
        bold=st.booleans(),
        italic=st.booleans(),
        code=st.booleans(),
        script=st.sampled_from((None, None, "sup", "sub")),
    )
    return st.lists(run, max_size=4).map(tuple)


def shown(line: Line) -> str:
    """The text on a line."""
    return "".join(piece.text for piece in line.pieces)


def accounted(lines: Iterable[Line], source: str) -> str:
    """What lines show, without hyphens that ``source`` has not, hard breaks put back where it has them."""
    found = ""
    for line in lines:
        text = shown(line)
        if text.endswith("\u00ad") and not source.startswith(found + text):
            text = text[:-1]
        found += text
        if source[len(found) : len(found) + 1] == "\n":
            found += "\n"
    return found


def overhang(line: Line, book: FontBook) -> float:
    """Points that the last mark of a line of justified text stands beyond the measure."""
    piece = next((piece for piece in reversed(line.pieces) if piece.text.strip(" ")), None)
    if piece is None:
        return 0.0
    mark = piece.text.rstrip(" ")[-1]
    # What no font has is full-width here, and given an em.
    ems = 1.0 if piece.font is None else book.by_key(piece.font).advance(mark)
    return END.get(mark, 0.0) * ems * piece.size
