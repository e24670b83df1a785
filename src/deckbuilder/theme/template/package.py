"""The XML of a package's parts: whatever is damaged or not for us is refused before any of it is used. It
knows packages, not presentations.

Names are simplified for looking up: elements lose their namespace, attributes of the relationships namespace
become ``r:id`` and the like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from deckbuilder.source import Unreadable
from deckbuilder.theme.template.archive import Archive, Relation

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: An OLE compound file: what Office writes for a presentation with a password, and for those before 2007.
_COMPOUND = b"\xd0\xcf\x11\xe0"
#: No part of XML in a real template comes near.
_LARGEST = 64 * 1024 * 1024
#: Unpacked, with all pictures.
_HEAVIEST = 1024 * 1024 * 1024
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"
#: Parts of slides, which are left behind.
_DROPPED = (
    "ppt/slides/",
    "ppt/notesSlides/",
    "ppt/comments",
    "ppt/charts/",
    "ppt/diagrams/",
    "ppt/embeddings/",
)
#: English Metric Units in a point.
EMU = 12_700


class Parts:
    """The parts of one file, by name (``/ppt/presentation.xml``)."""

    def __init__(self, data: bytes | BinaryIO, name: str) -> None:
        """Open the archive.

        Raises:
            Unreadable: it is encrypted or no zip archive.
        """
        self.name = name
        self._archive = _opened(data, name)
        self._roots: dict[str, Element] = {}

    def xml(self, part: str) -> Element:
        """The root element of a part, which is kept.

        Raises:
            Unreadable: the part is missing, too large or no sound XML.
        """
        if part not in self._roots:
            self._roots[part] = self.read(part)
        return self._roots[part]

    @property
    def main(self) -> str | None:
        """The part the package is about."""
        return self._archive.main

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Parts that ``part`` relates to, by relationship id; ``kind`` is the last word of the type."""
        return self._archive.related(part, kind)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """All that a part relates to, also outside the file."""
        return self._archive.relations(part)

    def check(self) -> None:
        """Read all that slides are made on, so that its faults show before any is written.

        Raises:
            Unreadable: a member is damaged, or a part of XML is not sound.
        """
        if sum(member.file_size for member in self._archive.members) > _HEAVIEST:
            raise Unreadable(
                "template-heavy", f"`{self.name}` is too large", "leave out pictures it does not need"
            )
        try:
            damaged = self._archive.damaged()
        except Exception:  # as in `read`
            damaged = "[Content_Types].xml"
        if damaged is not None:
            raise self._broken(f"/{damaged}")
        for name in (member.filename for member in self._archive.members):
            kept = name.startswith(("ppt/", "customXml/", "_rels/", "[")) and not name.startswith(_DROPPED)
            if kept and name.endswith((".xml", ".rels")):
                self.xml(f"/{name}")

    def _broken(self, part: str) -> Unreadable:
        return Unreadable(
            "template-broken",
            f"`{self.name}` is damaged: its part `{part}` cannot be read",
            "open it in PowerPoint and save it again",
        )

    def read(self, part: str) -> Element:
        """The root element of a part, read anew.

        Raises:
            Unreadable: as `xml`.
        """
        from xml.etree import ElementTree

        member = self._archive.member(part)
        if member is None or member.file_size > _LARGEST:
            raise self._broken(part)
        try:
            text = self._archive.content(part)
            if b"<!DOCTYPE" in text:
                raise self._broken(part)
            if _STRICT in text[:4096]:
                raise Unreadable(
                    "template-strict",
                    f"`{self.name}` is a Strict Open XML file",
                    "save it in PowerPoint as an ordinary presentation or template (.pptx, .potx)",
                )
            root = ElementTree.fromstring(text)
        except Unreadable:
            raise
        except Exception:  # zipfile and expat raise a dozen kinds for damaged data, and all mean the same
            raise self._broken(part) from None
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
            for key in [key for key in element.attrib if key.startswith(_RELATIONSHIPS)]:
                element.attrib["r:" + key.rpartition("}")[2]] = element.attrib.pop(key)
        return root


def _opened(data: bytes | BinaryIO, name: str) -> Archive:
    if _head(data) == _COMPOUND:
        raise Unreadable(
            "template-encrypted",
            f"`{name}` is protected by a password, or was written before PowerPoint 2007",
            "open it in PowerPoint, remove the password, and save it as .potx or .pptx",
        )
    try:
        return Archive(data)
    except Exception:  # as above
        raise Unreadable(
            "template-broken", f"`{name}` is no PowerPoint file", "save it in PowerPoint as .potx or .pptx"
        ) from None


def _head(data: bytes | BinaryIO) -> bytes:
    if isinstance(data, bytes):
        return data[:4]
    head = data.read(4)
    data.seek(0)
    return head


def whole(element: Element | None, key: str, default: int = 0) -> int:
    """An attribute that holds a whole number; ``default`` where it is missing or holds none."""
    try:
        return int(element.get(key, default)) if element is not None else default
    except ValueError:
        return default


def share(written: str | None, default: float = 0.0) -> float:
    """Thousandths of a percent, or a percentage as later editions write it, as a share."""
    text = written or ""
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text) / 100_000
    except ValueError:
        return default


def points(element: Element | None, key: str, default: float = 0.0) -> float:
    """An attribute in EMU, as points."""
    return whole(element, key) / EMU if element is not None and element.get(key) else default
