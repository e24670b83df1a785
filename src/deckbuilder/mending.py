"""Carries out the edits that findings offer, in the author's files.

A file is changed where it still says what was read, and each edit where it finds the text it is to replace:
what a template moved, or someone has saved meanwhile, stays as it is. Line ends, byte order marks and
permissions stay. A finding's edits are made together or not at all; what overlaps waits for the next round.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from deckbuilder.pipeline import Outcome
from deckbuilder.publish import rewrite
from deckbuilder.report import Diagnostic, Edit
from deckbuilder.source import Folder

#: More rounds than findings can need, unless a mend makes the next fault.
ROUNDS = 10
_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile("\r\n|\r|\n")
#: Where some text begins and ends in its file, and what is to stand there.
_Place = tuple[int, int, str]


class Mended(Struct, frozen=True):
    """A file with edits made in it."""

    path: Path
    name: str
    """As findings show it."""
    before: str
    after: str
    """Both with the line ends of the file, without a byte order mark."""
    findings: int
    """How many were mended."""

    def diff(self) -> str:
        """What changes, as a unified diff."""
        lines = difflib.unified_diff(
            _LINE_END.sub("\n", self.before).split("\n"),
            _LINE_END.sub("\n", self.after).split("\n"),
            f"a/{self.name}",
            f"b/{self.name}",
            lineterm="",
        )
        return "\n".join(lines)


def mended(outcomes: Sequence[Outcome]) -> Iterator[Mended]:
    """The files that can be mended, in order of name, with as many edits as do not overlap. Nothing is
    written."""
    offered: dict[Path, tuple[str, Folder, dict[Diagnostic, None]]] = {}
    for outcome in outcomes:
        for finding in outcome.findings:
            names = {edit.path for edit in finding.fix}
            if len(names) == 1:
                (name,) = names
                path = outcome.folder.root / name
                offered.setdefault(path, (name, outcome.folder, {}))[2].setdefault(finding)
    for path in sorted(offered):
        name, folder, findings = offered[path]
        text = _unchanged(path, name, folder)
        if text is None:
            continue
        after, count = _edited(text, [finding.fix for finding in findings])
        if count:
            yield Mended(path, name, text, after, count)


def mend(check: Callable[[], Sequence[Outcome]]) -> Iterator[Mended]:
    """Mend files round after round, until there is nothing to mend; each file as it is written.

    ``check`` finds what is wrong as the files are then.

    Raises:
        Unwritable: not permitted, or the disk is full; the file is as it was.
    """
    for _ in range(ROUNDS):
        files = list(mended(check()))
        for file in files:
            bom = _BOM if file.path.read_bytes().startswith(_BOM) else b""
            rewrite(file.path, bom + file.after.encode())
            yield file
        if not files:
            return


def _unchanged(path: Path, name: str, folder: Folder) -> str | None:
    """The text of a file, None where it is not, or no longer, what was read of it."""
    try:
        text = path.read_bytes().removeprefix(_BOM).decode()
    except (OSError, UnicodeDecodeError):
        return None
    return text if _LINE_END.sub("\n", text) == folder.quote(name) else None


def _edited(text: str, fixes: Iterable[Sequence[Edit]]) -> tuple[str, int]:
    """The text with as many fixes as can be made at once, and how many these are."""
    breaks = list(_LINE_END.finditer(text))
    starts = [0, *(found.end() for found in breaks)]
    line_end = breaks[0][0] if breaks else "\n"
    taken: list[_Place] = []
    count = 0
    for fix in fixes:
        places = [_located(edit, text, starts) for edit in fix]
        found = [place for place in places if place is not None]
        if len(found) == len(fix) and (fitted := _fitted(taken, found)) is not None:
            taken, count = fitted, count + 1
    parts: list[str] = []
    at = 0
    for start, end, replacement in taken:
        parts += (text[at:start], _LINE_END.sub(line_end, replacement))
        at = end
    return "".join((*parts, text[at:])), count


def _located(edit: Edit, text: str, starts: Sequence[int]) -> _Place | None:
    """Where an edit's old text stands; None where something else does."""
    if edit.line < 1 or edit.end_line > len(starts):
        return None
    start = starts[edit.line - 1] + edit.column - 1
    end = starts[edit.end_line - 1] + edit.end_column - 1
    next_line = starts[edit.line] if edit.line < len(starts) else len(text) + 1
    if start >= next_line:
        return None
    return (start, end, edit.text) if _LINE_END.sub("\n", text[start:end]) == edit.old else None


def _fitted(taken: list[_Place], places: Iterable[_Place]) -> list[_Place] | None:
    """The places in order with some more among them; None where two would touch the same characters, or put
    something in at one place."""
    made = list(taken)
    for place in places:
        start, end, _ = place
        index = bisect_right(made, place)
        before, after = made[max(0, index - 1) : index], made[index : index + 1]
        if any(last > start or (first, last) == (start, end) for first, last, _ in before):
            return None
        if any(first < end or (first, last) == (start, end) for first, last, _ in after):
            return None
        made.insert(index, place)
    return made
