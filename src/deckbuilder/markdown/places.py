"""From positions in the expanded text back to places in the author's files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckbuilder.source import Folder, Line, Span

#: Of so many findings of one kind on one line each has its column; more would take too long, and help nobody.
_MOST_PLACED = 100


class Places:
    """Knows which file and line each line of the parsed text was written at."""

    def __init__(self, lines: Sequence[Line], folder: Folder, path: str) -> None:
        self.lines = lines
        self._folder = folder
        self._path = path
        self._originals: dict[str, list[str]] = {}
        self._spans: dict[tuple[int, int], Span] = {}

    def of(self, lines: Sequence[Line]) -> Places:
        """The places of other lines from the same files."""
        return Places(lines, self._folder, self._path)

    def span(self, first: int, end: int) -> Span:
        """The place of parsed lines ``first`` to ``end`` (excluded, from 0) without blank last ones."""
        span = self._spans.get((first, end))
        if span is None:
            span = self._spans[first, end] = self._make_span(first, end)
        return span

    def _make_span(self, first: int, end: int) -> Span:
        lines = self.lines
        if first >= len(lines):
            last_line = lines[-1] if lines else Line("", self._path, 1)
            return Span(last_line.path, last_line.number, last_line.number)
        end = min(end, len(lines))
        while end - 1 > first and not lines[end - 1].text.strip():
            end -= 1
        start = lines[first]
        last = lines[end - 1] if end > first else start
        if last.path != start.path or last.number < start.number:
            return Span(start.path, start.number, start.number)
        return Span(start.path, start.number, last.number)

    def find(self, snippet: str, first: int, end: int, occurrence: int = 0) -> Span:
        """The place of ``snippet`` within some parsed lines, with its column.

        ``occurrence`` tells which of several is meant, counted from 0. Their first line, if it is not there.
        """
        wanted = snippet.split("\n", 1)[0]
        for line in self.lines[first:end]:
            at = line.text.find(wanted)
            while at >= 0 and occurrence:
                occurrence -= 1
                at = line.text.find(wanted, at + 1)
            if at >= 0:
                return Span(line.path, line.number, line.number, self._column(line, wanted, at))
        span = self.span(first, end)
        return Span(span.path, span.first, span.first)

    def _column(self, line: Line, snippet: str, at: int) -> int | None:
        """Where ``snippet`` stands in the line as written: a template may have moved it, or made it."""
        if line.path not in self._originals:
            text = self._folder.quote(line.path)
            self._originals[line.path] = text.split("\n") if text is not None else []
        originals = self._originals[line.path]
        if not 0 < line.number <= len(originals):
            return at + 1
        original = originals[line.number - 1]
        if original.startswith(snippet, at):
            return at + 1
        elsewhere = original.find(snippet)
        return elsewhere + 1 if elsewhere >= 0 else None


class Cursor:
    """How far the parsed lines of one piece of content have been read."""

    def __init__(self, places: Places, first: int, end: int) -> None:
        self.line = first
        """The line that is being read."""
        self.end = end
        """The line after the content."""
        self._places = places
        self._found: Counter[tuple[int, str]] = Counter()

    def place(self, snippet: str) -> Span:
        """Where the next occurrence of ``snippet`` stands: each is asked for once, in order."""
        key = self.line, snippet
        self._found[key] += 1
        if self._found[key] > _MOST_PLACED:
            return self._places.span(self.line, self.line + 1)
        return self._places.find(snippet, self.line, self.end, self._found[key] - 1)
