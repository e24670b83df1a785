"""What the front matter says of a person besides the name, as pandoc and Quarto write it."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.report import Report

_NAMES = ("name", "given", "family", "literal")
_AFFILIATIONS = ("affiliation", "affiliations", "institute", "institution", "organisation", "organization")
_ROLES = ("role", "position", "title")
_ADDRESSES = ("email", "mail")


def byline(person: Value, report: Report) -> str:
    """Affiliation and address of an author, parted by a comma; empty where there is nothing but a name.

    Keys that no document shows get a note.
    """
    if not isinstance(person, Mapping):
        return ""
    told: list[str] = []
    for key, value in person.entries:
        if key.text in (*_AFFILIATIONS, *_ADDRESSES):
            told += _words(value)
        elif key.text not in _NAMES:
            report.note(
                "front-matter-unused",
                f"`{key.text}` of an author is not shown",
                key.span,
                "known are name, affiliation and email",
            )
    return ", ".join(told)


def role_of(person: Value) -> str:
    """What someone is who signs; empty where that is not said."""
    entries = person.entries if isinstance(person, Mapping) else ()
    return ", ".join(word for key, value in entries if key.text in _ROLES for word in _words(value))


def _words(value: Value) -> Iterator[str]:
    """One text, some, or the names of mappings."""
    match value:
        case Scalar():
            text = " ".join(value.text.split())
            if text and not value.empty:
                yield text
        case Listing():
            for item in value.items:
                yield from _words(item)
        case Mapping():
            for key, inner in value.entries:
                if key.text == "name":
                    yield from _words(inner)
