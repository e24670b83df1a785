"""A presentation file as parts and relationships (ECMA-376 part 2), read without python-pptx."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One part's link to another, or to something outside."""

    id: str
    kind: str
    """Last segment of the type: ``slide``, ``slideLayout``, ``notesSlide`` …"""
    target: str
    """A part's name for a link inside the package, else the URL."""
    inside: bool


class Package:
    """The members of a presentation file; part names are written without the leading slash."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            """Every member in file order; a name that occurs twice is listed twice."""
            self.members = {name: archive.read(name) for name in self.names}
        self._roots: dict[str, Any] = {}

    @cached_property
    def parts(self) -> list[str]:
        """What is neither relationships nor the list of content types."""
        return [name for name in self.members if name != CONTENT_TYPES and not name.endswith(".rels")]

    def xml(self, name: str) -> Any:
        """The root element of an XML member.

        Raises:
            lxml.etree.XMLSyntaxError: it is not well-formed.
        """
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self.members[name])
        return self._roots[name]

    def find(self, name: str, path: str) -> list[Any]:
        """What an XPath finds in a member, with the prefixes of `NAMESPACES`."""
        found = self.xml(name).xpath(path, namespaces=NAMESPACES)
        return list(found)

    def relationships(self, part: str) -> list[Relationship]:
        """The links of a part, or with ``""`` those of the package itself."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        return list(self._links(source, folder)) if source in self.members else []

    def _links(self, source: str, folder: str) -> Iterator[Relationship]:
        for link in self.find(source, "//rel:Relationship"):
            inside = link.get("TargetMode") != "External"
            target = link.get("Target")
            if inside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relationship(link.get("Id"), link.get("Type").rsplit("/", 1)[-1], target, inside)

    def related(self, part: str, kind: str) -> list[str]:
        """The targets of a part's links of one kind."""
        return [link.target for link in self.relationships(part) if link.kind == kind]

    @cached_property
    def presentation(self) -> str:
        return self.related("", "officeDocument")[0]

    @cached_property
    def slides(self) -> list[str]:
        """The slides' parts in the order they are shown."""
        links = {link.id: link.target for link in self.relationships(self.presentation)}
        ids = self.find(self.presentation, "//p:sldId/@r:id")
        return [links[id] for id in ids if id in links]

    @cached_property
    def drawn(self) -> list[str]:
        """Every part that holds shapes: slides, layouts, masters, notes."""
        folders = ("slides", "slideLayouts", "slideMasters", "notesSlides", "notesMasters")
        return [name for name in self.parts if name.split("/")[1:2] and name.split("/")[1] in folders]
