"""The XMP packet of a PDF: what it says of its origin, and which standards it claims (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: No packet of properties comes near.
_LARGEST = 4 * 1024 * 1024
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
#: Standards, with the properties that claim a part and a level of them.
_STANDARDS = (
    ("PDF/UA-", f"{_PDFUA}part", ""),
    ("PDF/A-", f"{_PDFA}part", f"{_PDFA}conformance"),
)


class Claims(Struct, frozen=True):
    """What a packet says; empty where it says nothing."""

    title: str = ""
    creators: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    creator_tool: str = ""
    producer: str = ""
    source: str = ""
    relations: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()


def read(packet: bytes) -> Claims:
    """Read a packet; one that is damaged or far too large says nothing."""
    from xml.etree import ElementTree

    if len(packet) > _LARGEST or b"<!DOCTYPE" in packet:
        return Claims()
    try:
        root = ElementTree.fromstring(packet)
    except (ElementTree.ParseError, ValueError, LookupError):
        return Claims()
    values: dict[str, tuple[str, ...]] = {}
    for description in root.iter(f"{_RDF}Description"):
        values |= {key: (text,) for key, text in description.attrib.items()}
        values |= {entry.tag: _texts(entry) for entry in description}

    def first(key: str) -> str:
        return next(iter(values.get(key, ())), "")

    return Claims(
        title=first(f"{_DC}title"),
        creators=values.get(f"{_DC}creator", ()),
        languages=values.get(f"{_DC}language", ()),
        creator_tool=first(f"{_XMP}CreatorTool"),
        producer=first(f"{_PDF}Producer"),
        source=first(f"{_DC}source"),
        relations=values.get(f"{_DC}relation", ()),
        standards=tuple(
            name + part + first(level).lower() for name, key, level in _STANDARDS if (part := first(key))
        ),
    )


def _texts(entry: Element) -> tuple[str, ...]:
    """A property's one value, or those of its list."""
    items = [item.text or "" for item in entry.iter(f"{_RDF}li")]
    texts = items if items else [entry.text or ""]
    return tuple(text for item in texts if (text := " ".join(item.split())))
