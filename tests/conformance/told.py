"""What the structure of a memo tells, held against what its author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from .structure import Element, Structure
from .structure_rules import INLINE
from .tongues import Expected, Passage

#: Tell nothing but where headings are.
UNTOLD = {"StructTreeRoot", "Document", "Sect"}
#: What the program writes before the words of a caption: a name, a number and an en space.
NUMBERED = re.compile(r"^\D+\d+\u2002")


def differences(structure: Structure, expected: Expected) -> list[str]:
    """Where a memo tells something else than was written, or in another order, role or language."""
    head, body = _parted(structure)
    found = [
        f"{told} instead of {written}"
        for told, written in zip_longest(body, map(_levelled_passage, expected.passages))
        if told != written
    ]
    found += [
        f"{told} instead of “{written}” in the head"
        for told, written in zip_longest(head, expected.head)
        if told is None or written is None or not told.text.endswith(written)
    ]
    notes = [_levelled(note) for note in expected.notes]
    numbers = [str(number) for number, _ in enumerate(notes, 1)]
    for what, told_of, written_of in (
        ("notes", _notes(structure), notes),
        (
            "notes' numbers",
            [note.elements[0].text for note in structure.find("Note") if note.elements],
            numbers,
        ),
        ("calls of notes", [call.text for call in structure.find("Reference")], numbers),
        ("links", _links(structure), expected.links),
        ("languages", sorted({element.lang for element in structure.walk()}), [expected.lang]),
    ):
        if told_of != written_of:
            found.append(f"{what}: {told_of} instead of {written_of}")
    return found


def told(element: Element, within: tuple[str, ...] = ()) -> Iterator[Passage]:
    """The blocks below an element that have words of their own, or a description; footnotes are left out."""
    for child in element.elements:
        if child.role == "Note":
            continue
        if child.alt is not None:
            yield Passage(child.role, child.alt, within)
        elif any(isinstance(part, str) or part.role in INLINE for part in child.children):
            yield Passage(child.role, _levelled(child.text), within)
        else:
            yield from told(child, within if child.role in UNTOLD else (*within, child.role))


def _levelled(text: str) -> str:
    """A text without the hyphens of line ends, and with one space for several."""
    return re.sub(" +", " ", text.replace("\u00ad", "")).strip(" ")


def _levelled_passage(passage: Passage) -> Passage:
    return Passage(passage.role, _levelled(passage.text), passage.within)


def _parted(structure: Structure) -> tuple[list[Passage], list[Passage]]:
    """What is told before the first heading, and from there on; captions without their numbers."""
    passages = [
        Passage(one.role, NUMBERED.sub("", one.text), one.within) if one.role == "Caption" else one
        for one in told(structure.root)
    ]
    start = next((at for at, one in enumerate(passages) if one.role == "H1"), len(passages))
    return passages[:start], passages[start:]


def _notes(structure: Structure) -> list[str]:
    return [
        _levelled("".join(part.text for part in note.elements if part.role != "Lbl"))
        for note in structure.find("Note")
    ]


def _links(structure: Structure) -> list[str]:
    """The words of links, but those that lead to footnotes and back."""
    found = [element for element in structure.find("Link") if not element.text.isdigit()]
    return [_levelled(element.text) for element in found]
