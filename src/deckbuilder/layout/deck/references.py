"""Cross references in the deck. Sections have no numbers there, and go by their titles."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.layout.labels import Label, all_referring, labelled, references, referring
from deckbuilder.layout.terms import terms
from deckbuilder.model import Document, Runs, plain


def resolved(document: Document) -> Document:
    """The document with its cross references saying what they lead to."""
    if next(references(document), None) is None:
        return document
    document, labels = labelled(document, every=False)
    quoted = terms(document.meta.lang).quoted

    def named(title: Runs) -> Label:
        words = quoted.format(plain(title).strip())
        return Label(words, words)

    for section in document.sections:
        if section.attrs.id and section.title:
            labels.setdefault(section.attrs.id, named(section.title))
        for block in section.blocks:
            if isinstance(block, Heading) and block.attrs.id:
                labels.setdefault(block.attrs.id, named(block.runs))
    sections = tuple(
        replace(section, title=referring(section.title, labels), blocks=all_referring(section.blocks, labels))
        for section in document.sections
    )
    footnotes = {
        key: replace(note, blocks=all_referring(note.blocks, labels))
        for key, note in document.footnotes.items()
    }
    return replace(document, sections=sections, footnotes=footnotes)
