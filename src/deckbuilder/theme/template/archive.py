"""A finished package opened for reading: members, their content types, their relationships.

It follows ECMA-376 part 2 and knows nothing of presentations. Names of parts begin with a slash; they are
found whatever their case (part 2, 6.2.2.3).
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile, ZipInfo

from msgspec import Struct

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES = "/[Content_Types].xml"


class Relation(Struct, frozen=True):
    """A link from one part to another, or to the world outside."""

    id: str
    kind: str
    """Its type, a URI."""
    target: str
    """A part's name as it stands in the archive, or a URL."""
    external: bool


class Archive:
    """A package, from its bytes or an open file, taken apart as far as it is asked.

    It trusts what it is given: whatever `zipfile` and expat raise for damaged data comes through.
    """

    def __init__(self, data: bytes | BinaryIO) -> None:
        self._zip = ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        members = (member for member in self._zip.infolist() if not member.is_dir())
        self._members = {f"/{member.filename}".lower(): member for member in members}

    @property
    def members(self) -> Sequence[ZipInfo]:
        """All of them, with their sizes when unpacked."""
        return list(self._members.values())

    def member(self, name: str) -> ZipInfo | None:
        """The one that holds a part."""
        return self._members.get(name.lower())

    def damaged(self) -> str | None:
        """The first member whose checksum is wrong."""
        return self._zip.testzip()

    @cached_property
    def main(self) -> str | None:
        """The part the package is about: of a presentation file, the presentation."""
        return next(iter(self.related("/", "officeDocument").values()), None)

    def content(self, name: str) -> bytes:
        return self._zip.read(self._members[name.lower()])

    def type(self, name: str) -> str:
        """The content type of a part."""
        overrides, defaults = self._types
        return overrides.get(name.lower()) or defaults.get(
            posixpath.splitext(name)[1][1:].lower(), "application/octet-stream"
        )

    def related(self, name: str, kind: str) -> dict[str, str]:
        """Parts that a part relates to, by relationship id; ``kind`` is the last word of the type."""
        return {
            relation.id: relation.target
            for relation in self.relations(name)
            if not relation.external and relation.kind.rpartition("/")[2] == kind
        }

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relationships of a part (``/``: of the package), without those to parts that do not exist."""
        folder, file = posixpath.split(name)
        listed = f"{folder.rstrip('/')}/_rels/{file}.rels"
        if self.member(listed) is None:
            return ()
        found = (self._relation(entry, folder) for entry in self._root(listed))
        return tuple(relation for relation in found if relation is not None)

    def _relation(self, entry: Element, folder: str) -> Relation | None:
        from urllib.parse import unquote

        id, kind, target = (entry.get(key, "") for key in ("Id", "Type", "Target"))
        if entry.get("TargetMode") == "External":
            return Relation(id, kind, target, external=True)
        member = self.member(posixpath.normpath(posixpath.join(folder, unquote(target))))
        return Relation(id, kind, f"/{member.filename}", external=False) if member else None

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Content types by part and by extension."""
        overrides, defaults = {}, {}
        for entry in self._root(_TYPES):
            kind = entry.get("ContentType", "")
            if part := entry.get("PartName"):
                overrides[part.lower()] = kind
            elif extension := entry.get("Extension"):
                defaults[extension.lower()] = kind
        return overrides, defaults

    def _root(self, name: str) -> Element:
        from xml.etree.ElementTree import fromstring

        return fromstring(self.content(name))
