"""The brief that memos are compared by, as plain blocks each program's input is written from.

It reads no more Markdown than `memo_brief.md` holds: headings, paragraphs, lists, tables with captions,
quotes; in a line bold, italics and footnotes. Nothing here knows a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

Look = Literal["", "bold", "italic", "note"]
INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^\[(?P<note>.+?)\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; of a footnote, its words, which stand where it is called."""

    text: str
    look: Look = ""


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    kind: Literal["heading", "prose", "bullets", "numbers", "table", "quote"]
    texts: tuple[Text, ...]
    """A heading's or paragraph's text; the items of a list; the paragraphs of a quote; a table's cells, row
    by row, the head first."""
    level: int = 0
    """Of a heading, from 1."""
    columns: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    title: str
    head: dict[str, str]
    """Who it is to and from, and when."""
    blocks: list[Block]


def read(brief: Path) -> Memo:
    front, body = brief.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    fields = yaml.safe_load(front)
    head = {"To": fields["memo"]["to"], "From": fields["memo"]["from"], "Date": str(fields["date"])}
    return Memo(fields["title"], head, list(_captioned(map(_block, body.strip().split("\n\n")))))


def repeated(brief: Path, times: int, folder: Path) -> Path:
    """The brief with its body so many times."""
    front, body = brief.read_text(encoding="utf-8").split("\n---\n", 1)
    longer = folder / f"{brief.stem}_{times}.md"
    longer.write_text("\n---\n".join((front, f"{body.strip()}\n\n" * times)), encoding="utf-8")
    return longer


def _block(part: str) -> Block:
    lines = part.split("\n")
    first = lines[0]
    if first.startswith("#"):
        marks, words = first.split(" ", 1)
        return Block("heading", (text(words),), level=len(marks))
    if first.startswith("- "):
        return Block("bullets", tuple(text(line[2:]) for line in lines))
    if re.match(r"\d+\. ", first):
        return Block("numbers", tuple(text(line.split(" ", 1)[1]) for line in lines))
    if first.startswith("|"):
        rows = [line.strip("| ").split(" | ") for line in lines if not line.startswith("|:")]
        return Block("table", tuple(text(cell) for row in rows for cell in row), columns=len(rows[0]))
    if first.startswith(">"):
        return Block("quote", tuple(text(line[2:]) for line in lines if line != ">"))
    return Block("prose", (text(" ".join(lines)),))


def _captioned(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks with a paragraph that begins with a colon taken as the caption of the table before it."""
    table: Block | None = None
    for block in blocks:
        if table is not None:
            caption = "".join(span.text for span in block.texts[0]).removeprefix(": ")
            yield Block("table", table.texts, columns=table.columns, caption=caption)
            table = None
        elif block.kind == "table":
            table = block
        else:
            yield block


def text(marked: str) -> Text:
    spans, at = [], 0
    for found in INLINE.finditer(marked):
        spans.append(Span(marked[at : found.start()]))
        look = found.lastgroup
        assert look in ("bold", "italic", "note")
        spans.append(Span(found[look], look))
        at = found.end()
    return tuple(span for span in (*spans, Span(marked[at:])) if span.text)


def passages(memo: Memo) -> Iterator[tuple[str, str]]:
    """Each text of a memo with the role it has in its structure, footnotes behind all others.

    A call stands in its text as its number; notes begin with theirs, which some programs write apart.
    """
    notes: list[str] = []

    def plain(one: Text) -> str:
        words = ""
        for span in one:
            if span.look == "note":
                notes.append(span.text)
            words += str(len(notes)) if span.look == "note" else span.text
        return words

    yield "P", memo.title  # PDF 1.7 has no element for titles
    for block in memo.blocks:
        if block.caption:
            yield "Caption", block.caption
        for number, one in enumerate(block.texts):
            yield _role(block, number), plain(one)
    yield from (("Note", note) for note in notes)


def _role(block: Block, number: int) -> str:
    match block.kind:
        case "heading":
            return f"H{block.level}"
        case "table":
            return "TH" if number < block.columns else "TD"
        case "bullets" | "numbers":
            return "LI"
        case "prose" | "quote":
            return "P"
