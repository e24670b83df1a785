"""Markdown to the document model: lines in, sections of blocks out.

Front matter and templates are read before. How things look is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from deckbuilder.data.characters import clean
from deckbuilder.markdown import formulas, ignoring, parser
from deckbuilder.markdown.block_reader import BlockReader
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.nodes import TreeBuilder
from deckbuilder.markdown.notes import Notes
from deckbuilder.markdown.places import Places
from deckbuilder.markdown.routing import routed
from deckbuilder.markdown.sections import assemble, find_slide_level
from deckbuilder.model import Document, Footnote, Meta
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line, Span

__all__ = ["parse"]


def parse(
    body: Sequence[Line], meta: Meta, folder: Folder, base: Path, path: str, report: Report
) -> Document:
    """Read the body of a brief.

    Args:
        body: The lines after the front matter, templates expanded.
        meta: The front matter.
        folder: Where blocks find the files they name.
        base: The folder that paths in the brief start from.
        path: The brief's file, as shown.
        report: Takes the findings.
    """
    lines = clean(body, report)
    text = "\n".join([line.text for line in lines])
    places = Places(lines, folder, path)
    md = parser.build(text)
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    ignoring.read(tokens, places, report)
    notes = Notes(env, places, report)
    inlines = Inlines(md, env, places, notes, report, meta.lang if meta.smart else None)
    if "$$" in text:
        inlines.equations = formulas.numbered(tokens)
    tree = TreeBuilder(inlines, notes, places, report)
    stream = list(routed(tree.build(tokens), report))
    level = meta.slide_level or find_slide_level(stream)
    reader = BlockReader(folder, base, meta, report)
    reader.prepare(inlines.pictures)
    footnotes = {note.label: note for note in _footnotes(notes, tree, places, reader)}
    sections = assemble(stream, level, reader.read, report)
    notes.report_unused()
    if not sections:
        _report_empty(meta, path, report)
    return Document(meta, sections, footnotes, level, path, base)


def _footnotes(notes: Notes, tree: TreeBuilder, places: Places, reader: BlockReader) -> Iterator[Footnote]:
    # A note may call further notes: the order grows while it is gone through.
    for number, label in enumerate(notes.order, start=1):
        definition = notes.definitions[label]
        span = places.span(definition.first, definition.first + 1)
        yield Footnote(label, number, reader.children(tree.note(definition)), span)


def _report_empty(meta: Meta, path: str, report: Report) -> None:
    report.error(
        "empty-brief",
        "the brief has no text",
        meta.span or Span(path, 1, 1),
        "write a heading and some text below the front matter",
    )
