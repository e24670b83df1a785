"""The file around the parts: python-pptx's package, parts and relationships, written as deterministic zip.

The parts hold finished XML as bytes, so python-pptx parses none of it. Three things are done here instead:

- relationships are found by key: python-pptx looks through all of a part's at every call, which for the
  presentation part is all slides for each slide;
- relationships and content types are written as strings: its trees take a thousand slides as long as a third
  of their shapes;
- the zip is written here: python-pptx's writer puts the local time into it.

It knows parts and relationships, not what is in them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import BinaryIO

import pptx.package
from pptx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TARGET_MODE
from pptx.opc.package import Part as OpcPart
from pptx.opc.package import _Relationship, _Relationships
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI

from deckbuilder.render.xml import Xml, document, element

#: Types known by their extension; for all others the first part that has one says it.
_DEFAULTS = {
    "gif": CONTENT_TYPE.GIF,
    "jpeg": CONTENT_TYPE.JPEG,
    "png": CONTENT_TYPE.PNG,
    "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
    "svg": "image/svg+xml",
    "xml": CONTENT_TYPE.XML,
}
_PACKED = ("gif", "jpeg", "jpg", "png", "wdp")
#: The earliest moment a zip can name: no clock reaches the bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Speed counts for more than the last few percent: level 3 deflates XML nearly as well as 6 in half the time.
_LEVEL = 3


class Part(OpcPart):
    """A member of the package with its relationships to others."""

    def __init__(self, name: str, content_type: str, package: Package, blob: bytes = b"") -> None:
        super().__init__(PackURI(name), content_type, package, blob)
        self._known: dict[tuple[OpcPart | str, str, bool], str] = {}

    def relate_to(self, target: OpcPart | str, reltype: str, is_external: bool = False) -> str:
        """The id of the relationship to ``target`` (a part, or a URL), made where there is none yet.

        Relies on `_add_relationship` of python-pptx, private there: it adds without looking for an equal one.
        """
        key = (target, reltype, is_external)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.rels._add_relationship(reltype, target, is_external)
        return found

    def relate_as(self, id: str, reltype: str, target: OpcPart | str) -> None:
        """A relationship with an id of its own, as markup from elsewhere refers to it; a URL is external.

        Relies on `_rels` and `_Relationship` of python-pptx, private there.
        """
        mode = (
            RELATIONSHIP_TARGET_MODE.EXTERNAL
            if isinstance(target, str)
            else RELATIONSHIP_TARGET_MODE.INTERNAL
        )
        self.rels._rels[id] = _Relationship(self.partname.baseURI, id, reltype, mode, target)

    def hold(self, root: Xml) -> None:
        """Take an XML document as content."""
        self.blob = document(root)


class Package(pptx.package.Package):
    """A presentation in the making."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO())
        self._made: list[Part] = []
        self._names: set[str] = set()

    def part(self, name: str, content_type: str, content: Xml | bytes = b"") -> Part:
        """A new part; ``name`` is its path in the package, with a leading slash. Content may follow later."""
        blob = content if isinstance(content, bytes) else document(content)
        part = Part(name, content_type, self, blob)
        self._made.append(part)
        self._names.add(name.lower())
        return part

    def free(self, pattern: str, first: int = 1) -> str:
        """The first name from number ``first`` on that no part has yet, in whatever case; ``pattern`` has
        ``{}`` where the number goes."""
        names = (pattern.format(number) for number in count(first))
        return next(name for name in names if name.lower() not in self._names)

    def iter_parts(self) -> Iterator[OpcPart]:
        """Every part in the order they were made; following relationships from part to part, as python-pptx
        does, would fail on a thousand slides that each link to the next."""
        return iter(self._made)

    def write(self, file: BinaryIO) -> None:
        """Write the package; the same parts give the same bytes."""
        with zipfile.ZipFile(file, "w") as archive:
            _add(archive, CONTENT_TYPES_URI, document(self._content_types()))
            _add(archive, PACKAGE_URI.rels_uri, document(_relationships(self._rels, "/")))
            for part in self._made:
                _add(archive, part.partname, part.blob)
                if part.rels:
                    relations = _relationships(part.rels, part.partname.baseURI)
                    _add(archive, part.partname.rels_uri, document(relations))

    def _content_types(self) -> Xml:
        """ECMA-376 part 2, 6.2.3."""
        defaults = dict(_DEFAULTS)
        extensions = [part.partname.ext.lower() for part in self._made]
        for extension, part in zip(extensions, self._made, strict=True):
            if extension:
                defaults.setdefault(extension, part.content_type)
        return element(
            "Types",
            {"xmlns": NAMESPACE.OPC_CONTENT_TYPES},
            *(
                element("Default", {"Extension": extension, "ContentType": kind})
                for extension, kind in defaults.items()
            ),
            *(
                element("Override", {"PartName": part.partname, "ContentType": part.content_type})
                for extension, part in zip(extensions, self._made, strict=True)
                if defaults.get(extension) != part.content_type
            ),
        )


def _relationships(relations: _Relationships, base: str) -> Xml:
    """A part's relationships by their number (ECMA-376 part 2, 6.5.3), targets as seen from its folder."""
    return element(
        "Relationships",
        {"xmlns": NAMESPACE.OPC_RELATIONSHIPS},
        *(
            element(
                "Relationship",
                {
                    "Id": relation.rId,
                    "Type": relation.reltype,
                    "Target": relation.target_ref
                    if relation.is_external
                    else _way(relation.target_part.partname, base),
                    "TargetMode": RELATIONSHIP_TARGET_MODE.EXTERNAL if relation.is_external else None,
                },
            )
            for relation in sorted(relations.values(), key=_number)
        ),
    )


def _number(relation: _Relationship) -> tuple[int, str]:
    digits = relation.rId.removeprefix("rId")
    return int(digits) if digits.isdecimal() else 0, relation.rId


def _way(name: str, base: str) -> str:
    """How the part of a name is reached from a folder."""
    folder, _, file = name.rpartition("/")
    return _folder_way(folder or "/", base) + file


@lru_cache(maxsize=256)
def _folder_way(folder: str, base: str) -> str:
    way = posixpath.relpath(folder, base)
    return "" if way == "." else f"{way}/"


def _add(archive: zipfile.ZipFile, name: PackURI, data: bytes) -> None:
    entry = zipfile.ZipInfo(name.membername, _EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_STORED if name.ext in _PACKED else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data, compresslevel=_LEVEL)
