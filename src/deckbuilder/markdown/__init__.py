"""Markdown to the document model: lines in, sections of blocks out.

Front matter and templates are read before. How things look is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from deckbuilder import blocks
from deckbuilder.blocks.base import Node, Reading
from deckbuilder.markdown import parser
from deckbuilder.markdown.characters import clean
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.nodes import TreeBuilder
from deckbuilder.markdown.notes import Notes
from deckbuilder.markdown.places import Places
from deckbuilder.markdown.routing import Routed, routed
from deckbuilder.markdown.sections import assemble, find_slide_level
from deckbuilder.model import Audience, Block, Document, Footnote, Meta
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
    notes = Notes(env, places, report)
    inlines = Inlines(md, env, places, notes, report)
    tree = TreeBuilder(inlines, notes, places, report)
    nodes = tree.build(tokens)

    read = _reader(Reading(report, folder, base, blocks=lambda _: ()), report)
    stream = list(routed(nodes, report))
    level = meta.slide_level or find_slide_level(stream)
    footnotes = _footnotes(notes, tree, places, read)
    sections = assemble(stream, level, read, report)
    notes.report_unused()
    if not sections:
        _report_empty(meta, path, report)
    return Document(meta, sections, footnotes, level, path, base)


def _reader(reading: Reading, report: Report):  # type: ignore[no-untyped-def]
    """Reads nodes as blocks and tells each whom it is for, at every depth."""

    def children(nodes: Sequence[Node]) -> tuple[Block, ...]:
        return read(list(routed(nodes, report)))

    def read(stream: Sequence[Routed]) -> tuple[Block, ...]:
        found: list[Block] = []
        for node, audience in stream:
            made = blocks.read_all((node,), inner)
            if audience is not Audience.BOTH:
                made = tuple(replace(block, audience=audience) for block in made)
            found.extend(made)
        return tuple(found)

    inner = replace(reading, blocks=children)
    return read


def _footnotes(notes: Notes, tree: TreeBuilder, places: Places, read) -> dict[str, Footnote]:  # type: ignore[no-untyped-def]
    found: dict[str, Footnote] = {}
    # Notes may call notes: the order grows while it is read.
    for index, label in enumerate(notes.order):
        definition = notes.definitions[label]
        nodes = tree.note(definition)
        span = places.span(definition.first, definition.first + 1)
        stream = [(node, Audience.BOTH) for node in nodes]
        found[label] = Footnote(label, index + 1, read(stream), span)
    return found


def _report_empty(meta: Meta, path: str, report: Report) -> None:
    report.error(
        "empty-brief",
        "the brief has no text",
        meta.span or Span(path, 1, 1),
        "write a heading and some text below the front matter",
    )
