"""Marks that carry the place of each template line through Jinja, and the guards that keep Jinja out of code.

A mark stands before the first visible character of a line, so that it neither stops whitespace control from
joining lines nor changes indentation; no mark stands inside a tag or in a block whose text becomes a value.
Marks and guards are written in noncharacters of Unicode, which no text holds once it has been cleaned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from deckbuilder.expand.code import code_regions
from deckbuilder.expand.scan import Piece, Unclosed, scan
from deckbuilder.expand.standalone import trimmed
from deckbuilder.source import Line

_DIGITS = [chr(0xFDD0 + digit) for digit in range(10)]
_OPEN, _CLOSE, GUARD = "\ufdda", "\ufddb", "\ufddc"
_MARK = re.compile(f"{_OPEN}([{_DIGITS[0]}-{_DIGITS[9]}]+){_CLOSE}")
_ALL = dict.fromkeys(range(0xFDD0, 0xFDF0))
_TO_ASCII = {0xFDD0 + digit: ord("0") + digit for digit in range(10)}
_TO_MARK = {ord("0") + digit: mark for digit, mark in enumerate(_DIGITS)}
_NOTATION = re.compile(r"\{[{%#]")
_NONCHARACTER = re.compile("[\ufdd0-\ufdef]")
_VISIBLE = re.compile(r"\S")


def has_templates(lines: Sequence[Line]) -> bool:
    """Whether any line holds template notation outside code."""
    text = "\n".join([line.text for line in lines])
    if not _NOTATION.search(text):
        return False
    try:
        return any(piece.kind != "guard" for piece in scan(text, code_regions(text)))
    except Unclosed:
        return True


def without_tags(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines whose templates cannot be carried out, for the passes that look for further faults.

    Left as they are, tags would be taken for Markdown: a filter's bar parts the cells of a table.
    """
    text = "\n".join([line.text for line in lines])
    parts: list[str] = []
    last = 0
    try:
        for piece in scan(text, code_regions(text)):
            if piece.kind not in ("guard", "raw"):
                shown = "…" if piece.kind in ("print", "shortcode") else ""
                parts += [text[last : piece.start], shown, "\n" * text.count("\n", piece.start, piece.end)]
                last = piece.end
    except Unclosed:
        return tuple(lines)
    parts.append(text[last:])
    texts = "".join(parts).split("\n")
    return tuple([Line(new, line.path, line.number) for new, line in zip(texts, lines, strict=True)])


def mark(text: str, first: int) -> str:
    """Template text with its lines marked ``first``, ``first + 1`` … and its code guarded.

    Raises:
        Unclosed: a tag that is opened is never closed (from `scan`).
    """
    text = text.translate(_ALL)
    pieces = list(scan(text, code_regions(text)))
    edits = [(piece.start + 1, piece.start + 1, GUARD) for piece in pieces if piece.kind == "guard"]
    edits += [(piece.start, piece.end, piece.text) for piece in pieces if piece.kind == "shortcode"]
    edits += [(position, position, _mark(first + line)) for line, position in _positions(text, pieces)]
    edits += trimmed(text, pieces)
    edits.sort(key=lambda edit: (edit[0], edit[1]))
    parts: list[str] = []
    last = 0
    for start, end, new in edits:
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]])


def _mark(number: int) -> str:
    return f"{_OPEN}{str(number).translate(_TO_MARK)}{_CLOSE}"


def _positions(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Lines (from 0) and the positions their marks go to; a line that shows nothing of its own has none."""
    tags = [piece for piece in pieces if piece.kind != "guard"]
    starts = [tag.start for tag in tags]
    values = list(_values(pieces))
    begins = [start for start, _ in values]
    found: list[tuple[int, int]] = []
    begin = 0
    for number, line in enumerate(text.split("\n")):
        end = begin + len(line)
        position = _first_shown(text, begin, end, tags, starts)
        if position is not None and not _inside(position, values, begins):
            found.append((number, position))
        begin = end + 1
    return found


def _first_shown(text: str, begin: int, end: int, tags: Sequence[Piece], starts: Sequence[int]) -> int | None:
    """Where the first thing a line shows begins; None where it shows nothing."""
    position = begin
    while (visible := _VISIBLE.search(text, position, end)) is not None:
        position = visible.start()
        index = bisect_right(starts, position) - 1
        if index < 0 or tags[index].end <= position:
            return position
        tag = tags[index]
        if tag.start == position and tag.shows:
            return position
        position = tag.end
        if position > end:
            return None
    return None


def _values(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The outermost blocks whose text becomes a value."""
    reached = 0
    for piece in pieces:
        if piece.in_value > reached:
            reached = piece.in_value
            yield piece.end, reached


def _inside(position: int, values: Sequence[tuple[int, int]], begins: Sequence[int]) -> bool:
    index = bisect_right(begins, position) - 1
    return index >= 0 and position < values[index][1]


def unmark(output: str, places: Sequence[tuple[str, int]], start: Line) -> tuple[Line, ...]:
    """The lines of rendered text with their places; ``start`` gives that of lines before the first mark."""
    lines: list[Line] = []
    path, number = start.path, start.number
    for text in output.removesuffix("\n").split("\n"):
        found = _MARK.search(text)
        if found is not None:
            index = int(found[1].translate(_TO_ASCII))
            if index < len(places):
                path, number = places[index]
        elif not text.strip():
            # A blank line shows nothing to mark: it follows the line before it.
            number += 1
        lines.append(Line(text.translate(_ALL) if _NONCHARACTER.search(text) else text, path, number))
    return tuple(lines)
