"""Faults of many kinds, each planted in a memo of ours: validators and our own reader together let none pass.

A judge that finds nothing proves little unless it is known to find what is there. Validators see no fault in
words that are out of order, wrong, or called decoration; our reader none in what is not structure.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from . import planted
from .judges import page
from .memos import built
from .planted import Fault, annotation, descriptor, first, font, rewritten, root, setting, without
from .structure import read
from .structure_rules import faults
from .told import differences
from .tongues import gallery

FAULTS: dict[str, Fault] = {
    # What is told
    "two list items in another order": planted.swapped_kids("L", 0, 1),
    "two paragraphs in another order": planted.swapped_kids("LBody", 0, 1, 1),
    "a table told last": planted.moved_to_the_end("Table"),
    "a footnote told last": planted.moved_to_the_end("Note"),
    "a paragraph parted in two": planted.parted,
    "a paragraph left out": planted.dropped_kid("BlockQuote"),
    "a running head told as text": planted.told_artifact,
    "text called decoration": rewritten(rb"/P <</MCID 3>> BDC", b"/Artifact BMC"),
    "text that is not marked": rewritten(rb"/P <</MCID 3>> BDC(.*?)EMC", rb"\1"),
    "content marked twice": rewritten(rb"<</MCID 3>>", b"<</MCID 2>>"),
    "hidden text": rewritten(rb"(/P <</MCID 3>> BDC.*?)\[", rb"\1 3 Tr ["),
    "letters of no glyph": rewritten(rb"(/P <</MCID 3>> BDC.*?\[<)[0-9A-F]{4}", rb"\g<1>0000"),
    "letters that copy as others": planted.other_characters,
    "letters that cannot be copied": without(font, "/ToUnicode"),
    "other words in place of the text": setting(first("P", 9), "/ActualText", pikepdf.String("Nothing")),
    "a paragraph in another language": setting(first("P", 9), "/Lang", pikepdf.String("ja")),
    "no language": without(root, "/Lang"),
    # Elements
    "no structure": without(root, "/StructTreeRoot"),
    "not said to be tagged": without(root, "/MarkInfo"),
    "marks that are suspect": lambda pdf: pdf.Root.MarkInfo.update({"/Suspects": True}),
    "a heading level left out": planted.renamed("H2", "H4"),
    "an element of no standard type": planted.of_no_standard,
    "a standard type mapped to another": planted.remapped,
    "a list item that is a paragraph": planted.renamed("LI", "P"),
    "the body of a list item that is a division": planted.renamed("LBody", "Div"),
    "a caption that is a paragraph": planted.renamed("Caption", "P"),
    "a call of a footnote that is a stretch of text": planted.renamed("Reference", "Span"),
    "a table's head without scope": without(first("TH"), "/A"),
    "a table's head of plain cells": planted.headless,
    "a row without a cell": planted.dropped_kid("TR", number=3),
    "a row outside its table": planted.moved_to_the_end("TR"),
    "a figure without a description": without(first("Figure"), "/Alt"),
    "a figure of another description": setting(first("Figure"), "/Alt", pikepdf.String("A mountain")),
    "a footnote without an identifier": without(first("Note"), "/ID"),
    "two footnotes of one identifier": planted.twice,
    "a parent tree that leads elsewhere": planted.lost_parent,
    # Links
    "a link outside the structure": without(annotation, "/StructParent"),
    "a link without its area": planted.without_objects,
    "a link without a description": without(annotation, "/Contents"),
    "a link that is not printed": setting(annotation, "/F", 2),
    "another order for the tabulator": planted.other_tabs,
    # The file
    "a title that is not shown": lambda pdf: pdf.Root.ViewerPreferences.update({"/DisplayDocTitle": False}),
    "no title": planted.untitled,
    "no properties": without(root, "/Metadata"),
    "no claim to be accessible": planted.unclaimed,
    "no output intent": without(root, "/OutputIntents"),
    "a script": planted.script,
    "a font that is not embedded": without(descriptor, "/FontFile2"),
    "a font without its map of glyphs": without(lambda pdf: font(pdf)["/DescendantFonts"][0], "/CIDToGIDMap"),
    "a font of other widths": planted.other_widths,
    "a font called a simple one": setting(font, "/Encoding", Name("/WinAnsiEncoding")),
    "a page without its letters": planted.emptied,
}  # fmt: skip


BRIEF = gallery("en", opening=3, paper="letter", length=12)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(BRIEF.text, tmp_path_factory.mktemp("sound"))


def reader(file: Path) -> Iterator[str]:
    """What our own reader finds."""
    try:
        structure = read(file)
    except (KeyError, AttributeError, TypeError) as error:
        yield f"the structure cannot be read: {error!r}"
        return
    yield from faults(structure)
    yield from differences(structure, BRIEF.expected)


def spoilt(sound: Path, fault: Fault, folder: Path) -> Path:
    file = folder / "spoilt.pdf"
    with pikepdf.open(sound) as pdf:
        fault(pdf)
        pdf.save(file)
    return file


def verdicts(file: Path) -> dict[str, list[str]]:
    """What each judge finds in a file, those that find nothing left out."""
    content = file.read_bytes()
    found = {"reader": list(reader(file)), "UA-1": page(content, "ua1"), "A-2a": page(content, "2a")}
    return {judge: said for judge, said in found.items() if said}


def test_without_a_fault_all_judges_are_content(sound: Path) -> None:
    assert verdicts(sound) == {}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, sound: Path, tmp_path: Path) -> None:
    assert verdicts(spoilt(sound, FAULTS[fault], tmp_path)) != {}
