"""What was written, in one piece, for rules that look for slips of the pen. Not a rule.

Searching one long text is many times faster than searching six thousand short ones. What is no prose of the
author's own language (code, addresses, note calls, icons, cross references, passages in other languages) is
one stand-in sign each. A place in the text leads back to line and column of the file as far as these are
certain: what was written can look otherwise than what is read, behind typewriter's quotes and templates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from deckbuilder.blocks.code import Code
from deckbuilder.blocks.formula import Formula
from deckbuilder.checks.base import blocks_of
from deckbuilder.model import Document, Meta, Run, Runs
from deckbuilder.report import Diagnostic, Edit, Severity
from deckbuilder.source import Folder, Span
from deckbuilder.text.languages import primary

#: Parts the texts. No text holds one: hard breaks are `BREAK`.
END = "\n"
BREAK = "\u2028"
#: Stands for what is no prose.
OTHER = "\ufffc"
#: Letters, spaces and marks that stand in the file as they are read.
_SAME = re.compile(r"[\w ,;:()%€$£]*")
#: How much of what stands around some words is looked for with them, in characters; the first that is found
#: tells the place, if it is found once.
_WINDOWS = (24, 12, 6, 3, 1, 0)
#: What is no prose in the file, though it may look like some: code, mathematics by pandoc's rule, templates,
#: targets of links, tags.
_FOREIGN = re.compile(
    r"(?<!`)(`{1,2})(?!`).+?(?<!`)\1(?!`)"
    r"|(?<![\\$])\$(?=[^\s$])[^$\n]*?(?<=\S)\$(?!\d)"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
    r"|(?<=\])\([^()\n]*\)"
    r"|<[A-Za-z/!][^<>]*>",
    re.DOTALL,
)


class Slip(Struct, frozen=True):
    """Some characters of the text that are amiss."""

    start: int
    end: int
    text: str | None = None
    """What is to stand there; None where only the author can tell."""


class Written(Struct, frozen=True):
    """All inline texts of a brief, front matter first, then in reading order, and the files they are from."""

    document: Document
    folder: Folder
    params: tuple[str, ...]
    """Names of the variables that the front matter gives to templates."""
    seen: frozenset[str]
    """Absolute paths of the files that reading the brief has looked at."""
    text: str
    """The texts parted by `END`."""
    starts: list[int]
    """Where each begins."""
    spans: list[Span]
    """Where each is written."""

    @property
    def lang(self) -> str:
        """The brief's language, without its country."""
        return primary(self.document.meta.lang)

    def parts(self) -> Iterator[tuple[int, str]]:
        """Each text, behind where it begins."""
        return zip(self.starts, self.text.split(END), strict=False)  # a brief without texts has no start

    def part(self, at: int) -> int:
        """The number of the text that the character ``at`` is in."""
        return bisect_right(self.starts, at) - 1

    def edges(self, part: int) -> tuple[int, int]:
        """Where a text begins and ends."""
        last = part + 1 == len(self.starts)
        return self.starts[part], len(self.text) if last else self.starts[part + 1] - 1

    def place(self, start: int, end: int) -> Span:
        """Where some characters are written: line and column where these are certain."""
        found = self._find(start, end)
        return Span(found[0], found[1], found[1], found[2]) if found else self.spans[self.part(start)]

    def edit(self, slip: Slip) -> Edit | None:
        """What mends a slip in the file; None where its place is not certain."""
        found = self._find(slip.start, slip.end)
        if found is None or slip.text is None:
            return None
        return Edit(*found, self.text[slip.start : slip.end], slip.text)

    def source(self, part: int) -> str:
        """The lines of the file that a text is written on, as far as the file can be quoted."""
        span = self.spans[part]
        return "\n".join(
            self.folder.line(span.path, number) or "" for number in range(span.first, span.last + 1)
        )

    def notes(
        self, slips: Iterable[Slip], code: str, message: str, several: str, help: str
    ) -> Iterator[Diagnostic]:
        """A note for each text that holds slips, which are in order, with edits that mend them.

        ``message`` speaks of one, ``several`` of ``{count}``.
        """
        for _, group in groupby(slips, key=lambda slip: self.part(slip.start)):
            found = list(group)
            edits = tuple(edit for slip in found if (edit := self.edit(slip)) is not None)
            yield Diagnostic(
                code,
                Severity.NOTE,
                message if len(found) == 1 else several.format(count=len(found)),
                self.place(found[0].start, found[0].end),
                help,
                fix=edits,
            )

    def _find(self, start: int, end: int) -> tuple[str, int, int] | None:
        """File, line and column of some characters, if they stand there once as prose."""
        part = self.part(start)
        span, (first, last) = self.spans[part], self.edges(part)
        lines = _FOREIGN.sub(_hidden, self.source(part))
        for width in _WINDOWS:
            before = _match(self.text[max(first, start - width) : start][::-1])[::-1]
            wanted = before + self.text[start:end] + _match(self.text[end : min(last, end + width)])
            at = lines.find(wanted)
            if at >= 0:
                if lines.find(wanted, at + 1) >= 0:
                    return None
                at += len(before)
                past = at + end - start
                beside = lines[at - 1 : at], lines[past : past + 1]
                if not (
                    _may_be(beside[0], self.text[start - 1]) and _may_be(beside[1], self.text[end : end + 1])
                ):
                    return None
                return span.path, span.first + lines.count("\n", 0, at), at - lines.rfind("\n", 0, at)
        return None


def written(document: Document, folder: Folder, params: Iterable[str] = ()) -> Written:
    """What a brief whose files ``folder`` has read says."""
    own = primary(document.meta.lang)
    texts: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    at = 0
    for text, span in _texts(document, own):
        starts.append(at)
        texts.append(text)
        spans.append(span)
        at += len(text) + 1
    return Written(
        document, folder, tuple(params), frozenset(folder.ledger.seen), END.join(texts), starts, spans
    )


def _texts(document: Document, own: str) -> Iterator[tuple[str, Span]]:
    yield from _matter(document.meta)
    for section in document.sections:
        yield _said(section.title, own), section.span
    for block in blocks_of(document):
        if isinstance(block, Formula):
            continue
        for runs in (block.caption,) if isinstance(block, Code) else block.texts():
            yield _said(runs, own), block.span


def _matter(meta: Meta) -> Iterator[tuple[str, Span]]:
    """What the front matter says in words."""
    if meta.span is None:
        return
    words = (
        meta.title, meta.subtitle, meta.event, meta.location, meta.status, meta.memo.subject,
        # Figures alone have been judged when they were read.
        meta.date if isinstance(meta.date, str) and " " in meta.date else None,
        *(meta.abstract or "").split("\n"),
    )  # fmt: skip
    for text in words:
        if text:
            yield text, meta.span


def _said(runs: Runs, own: str) -> str:
    if len(runs) == 1:  # most: nothing is to be joined
        return _of(runs[0], own)
    return "".join([_of(run, own) for run in runs])


def _of(run: Run, own: str) -> str:
    if run.code or run.note is not None or run.ref is not None or run.icon is not None:
        return OTHER
    if run.lang is not None and primary(run.lang) != own:
        return OTHER
    text = run.text
    if run.href is not None and (text in run.href or "://" in text):
        return OTHER
    return text.replace("\n", BREAK) if "\n" in text else text


def _hidden(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", OTHER, found[0])


def _may_be(source: str, text: str) -> bool:
    """Whether the character of a file is the one that was read, or markup beside it."""
    return source == text or not source.isalnum()


def _match(text: str) -> str:
    found = _SAME.match(text)
    return found[0] if found else ""
