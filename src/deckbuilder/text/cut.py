"""Where in a paragraph's text its lines end; and cutting it there, so that it can go on overleaf. It sets
nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.model import Runs
from deckbuilder.plan import Line
from deckbuilder.text.breaks import SOFT_HYPHEN


def cut(runs: Runs, lines_before: Sequence[Line]) -> tuple[Runs, Runs]:
    """The part of ``runs`` that stands on ``lines_before``, the first lines they were set in, and the rest.

    Cut at a hyphen that the text has not, the first part ends with a soft hyphen. A hard break at the cut,
    and spaces the rest would begin with, are dropped.
    """
    text = "".join(run.text for run in runs)
    at = end = 0
    hyphenated = hard = False
    for line in lines_before:
        end, hyphenated = _end(text, at, line)
        hard = text[end : end + 1] == "\n"
        at = end + 1 if hard else end
    head = _part(runs, 0, end)
    if hyphenated and head:
        head = (*head[:-1], replace(head[-1], text=head[-1].text + SOFT_HYPHEN))
    while not hard and text[at : at + 1] == " ":
        at += 1
    return head, _part(runs, at, len(text))


def hard_ends(runs: Runs, lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines, of those that ``runs`` were set in, that end in a hard break."""
    if not any("\n" in run.text for run in runs):
        return frozenset()
    text = "".join(run.text for run in runs)
    found = []
    at = 0
    for index, line in enumerate(lines):
        at, _ = _end(text, at, line)
        if text[at : at + 1] == "\n":
            found.append(index)
            at += 1
    return frozenset(found)


def _end(text: str, start: int, line: Line) -> tuple[int, bool]:
    """Where in ``text`` a line that starts at ``start`` ends, and whether a hyphen was added to it."""
    shown = "".join(piece.text for piece in line.pieces)
    end = start + len(shown)
    if shown.endswith(SOFT_HYPHEN) and text[end - 1 : end] != SOFT_HYPHEN:
        return end - 1, True
    return end, False


def _part(runs: Runs, start: int, end: int) -> Runs:
    """The runs of the characters from ``start`` to ``end``."""
    parts = []
    first = 0
    for run in runs:
        text = run.text[max(start - first, 0) : max(end - first, 0)]
        if text:
            parts.append(run if text == run.text else replace(run, text=text))
        first += len(run.text)
    return tuple(parts)
